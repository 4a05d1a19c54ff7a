package intake

import (
	"fmt"
	"maps"
	"regexp"
	"slices"
	"strings"
	"testing"

	"taihang/data"
	"taihang/data/ingest"
	"taihang/data/quality"
	"taihang/data/store"
	"taihang/data/text"
)

// fileLines say what was read and what there was to say.
func fileLines(f File, named bool) (lines []string) {
	head := ""
	if named {
		head = "[" + f.Sheet + "] "
	}
	if f.LeftOut != "" {
		return []string{head + "left out: " + f.LeftOut}
	}
	what := strings.TrimSpace(f.Kind + " " + f.Encoding)
	lines = append(lines, fmt.Sprintf("%s%s: %d = %d + %d + %d", head, what, f.Read, f.Loaded, f.Rejected, f.Skipped))
	for _, is := range f.Issues {
		where := is.Column
		if is.Row > 0 {
			where = strings.TrimSpace(itoa(is.Row) + " " + is.Column)
		}
		if where == "" {
			where = "file"
		}
		line := where + ": " + is.Code
		if is.Proposal != "" {
			line += " → " + is.Proposal
		}
		lines = append(lines, line)
	}
	var how []string
	for _, h := range []How{Exact, Renamed, Variant, Chosen, Candidate, Nobody} {
		if n := f.Hits.Rows[h]; n > 0 {
			how = append(how, fmt.Sprintf("%s %d", h, n))
		}
	}
	if len(how) > 0 {
		lines = append(lines, "matched: "+strings.Join(how, ", "))
	}
	ch := f.Changes
	return append(lines, fmt.Sprintf("changes: %d new, %d changed, %d same, %d gone", ch.Added, ch.Changed, ch.Same, f.Left+ch.Gone))
}

// unfilled is a place in a sentence for which there was nothing.
var unfilled = regexp.MustCompile(`\{[0-9]\}`)

// unaccounted says which sums do not come out, and which rows were dropped
// without a word.
func unaccounted(rep *Report) (complaints []string) {
	for _, f := range rep.Files {
		if f.Read != f.Loaded+f.Rejected+f.Skipped {
			complaints = append(complaints, fmt.Sprintf("%d rows read, %d accounted for", f.Read, f.Loaded+f.Rejected+f.Skipped))
		}
		rows := map[int]bool{}
		for _, is := range f.Issues {
			if is.Severity == data.Error {
				rows[is.Row] = true
			}
			key := is.Code
			if !strings.Contains(key, ".") {
				key = "issue." + key
			}
			if !text.Has(key) || !text.Has(key+".do") {
				complaints = append(complaints, "no words for "+is.Code)
			}
			message, remedy := ingest.Message(text.ZH, is)
			if unfilled.MatchString(message + remedy) {
				complaints = append(complaints, "not filled in: "+message+" "+remedy)
			}
		}
		if len(rows) < f.Rejected {
			complaints = append(complaints, fmt.Sprintf("%d rows were rejected, %d have an issue", f.Rejected, len(rows)))
		}
	}
	return complaints
}

// rowsOf writes the rows of the workspace that files bring, a line each.
func rowsOf(t *testing.T, st *store.Store) map[string]int {
	t.Helper()
	set, err := st.Load(ctx)
	if err != nil {
		t.Fatal(err)
	}
	if set.Boundaries, err = store.Select[data.Boundary](ctx, st); err != nil {
		t.Fatal(err)
	}
	if set.Private, err = store.Select[data.Private](ctx, st); err != nil {
		t.Fatal(err)
	}
	lines := map[string]int{}
	for _, l := range describeSet(set) {
		lines[strings.Join(strings.Fields(l), " ")]++
	}
	return lines
}

// difference lists what came and what went.
func difference(before, after map[string]int) (lines []string) {
	for _, l := range slices.Sorted(maps.Keys(after)) {
		for range after[l] - before[l] {
			lines = append(lines, "= "+l)
		}
	}
	for _, l := range slices.Sorted(maps.Keys(before)) {
		for range before[l] - after[l] {
			lines = append(lines, "- "+l)
		}
	}
	return lines
}

func said(v data.Value) string {
	switch v.State {
	case data.Present:
		return strings.TrimSuffix(strings.TrimRight(fmt.Sprintf("%.6f", v.V), "0"), ".")
	case data.NotApplicable:
		return "not applicable"
	case data.Suppressed:
		return "suppressed"
	}
	return "missing"
}

// names of the things that rows point at.
type names struct {
	village, unit, cadre map[int64]string
	team                 map[int64]data.Team
}

func describeSet(set *data.Set) (lines []string) {
	n := names{map[int64]string{}, map[int64]string{}, map[int64]string{}, map[int64]data.Team{}}
	add := func(format string, args ...any) { lines = append(lines, fmt.Sprintf(format, args...)) }
	flags := func(list ...any) string { // pairs of a word and whether
		out := ""
		for i := 0; i < len(list); i += 2 {
			if list[i+1].(bool) {
				out += " " + list[i].(string)
			}
		}
		return out
	}
	for _, d := range set.Divisions {
		add("division %s %s %s", d.Code, d.Name, d.Kind)
	}
	for _, s := range set.Successions {
		add("succession %d %s %s → %s %s", s.Year, s.OldCode, s.OldName, s.NewCode, s.NewName)
	}
	for _, c := range set.Counties {
		add("county %s %s %s", c.Code, c.Name, c.Poor)
	}
	for _, m := range set.Tiers {
		add("tier %s %s", m.Tier, m.County)
	}
	for _, v := range set.Vintages {
		add("boundaries %s %s %s %s", v.ID, v.Rank, v.CRS, v.AsOf)
	}
	for _, b := range set.Boundaries {
		add("boundary %s %s %s", b.Code, b.Name, outline(b.WKB))
	}
	for _, i := range set.IndicatorInfos {
		if i.Unit != "" { // which amounts add up without one: TestAdds
			add("about %s: %s%s", i.Name, i.Unit, flags(", adds up", i.Sum)[min(1, len(flags(", adds up", i.Sum))):])
		}
	}
	for _, i := range set.Indicators {
		year := ""
		if i.Year != 0 {
			year = itoa(i.Year)
		}
		add("%s %s %s: %s", i.Name, i.Code, year, said(i.Value))
	}
	for _, v := range set.Villages {
		n.village[v.ID] = v.Name
		place := ""
		if v.Lon != 0 {
			place = fmt.Sprintf("at %.4f %.4f", v.Lon, v.Lat)
		}
		exit := ""
		if v.ExitYear != 0 {
			exit = fmt.Sprintf("exit %d", v.ExitYear)
		}
		add("village %s %s %s %s %s %s %s", v.Code, v.Name, v.Town, v.County, v.Kind, exit, place)
	}
	for _, l := range set.Ledgers {
		for _, f := range []struct {
			name string
			v    data.Value
		}{
			{"households", l.Households},
			{"population", l.Population},
			{"poor_households", l.PoorHouseholds},
			{"poor_people", l.PoorPeople},
			{"land_mu", l.LandMu},
			{"crops_mu", l.CropsMu},
			{"livestock", l.LivestockHead},
			{"collective_income_yuan", l.CollectiveIncomeYuan},
			{"income_per_head_yuan", l.IncomePerHeadYuan},
		} {
			if f.v.State != data.Null {
				add("ledger %s %d %s: %s", n.village[l.Village], l.Year, f.name, said(f.v))
			}
		}
	}
	for _, u := range set.Units {
		n.unit[u.ID] = u.Name
		add("unit %s %s %s", u.Name, u.Level, u.Kind)
	}
	for _, c := range set.Cadres {
		n.cadre[c.ID] = c.Name
		began := ""
		if c.WorkStart.Known() {
			began = "works since " + c.WorkStart.String()
		}
		add("cadre %s %s %s %s %s %s %s%s %s", c.Name, c.Sex, c.Birth, c.Education, c.Rank, n.unit[c.Unit], c.Skill, flags("party", c.Party, "reserve", c.Reserve, "volunteer", c.Volunteer), began)
	}
	for _, t := range set.Teams {
		n.team[t.ID] = t
	}
	for _, p := range set.Postings {
		end := p.End.String()
		if end == "" {
			end = "on"
		}
		add("posting %s in %s %s %s to %s %s", n.cadre[p.Cadre], n.village[n.team[p.Team].Village], p.Role, p.Start, end, p.Why)
	}
	for _, a := range set.Appraisals {
		add("appraisal %s %d %s", n.cadre[a.Cadre], a.Year, a.Rating)
	}
	for _, r := range set.RuleRecords {
		add("attendance %s %s %s %d of %d", n.village[n.team[r.Team].Village], r.Rule, r.From, r.Done, r.Due)
	}
	for _, f := range set.Funds {
		add("fund %s %d %s: %s yuan %s", n.village[n.team[f.Team].Village], f.Year, f.Kind, said(f.Yuan), f.PaidOn)
	}
	orgs := map[int64]string{}
	for _, o := range set.SupportOrgs {
		orgs[o.ID] = o.Name
		add("org %s %s %s", o.Kind, o.Name, o.County)
	}
	for _, s := range set.Supports {
		add("support of %s by %s", n.village[s.Village], orgs[s.Org])
	}
	for _, p := range set.Pairings {
		add("pairing %s helps %s", p.Helper, p.Helped)
	}
	lists := map[int64]string{}
	for _, l := range set.Lists {
		lists[l.ID] = fmt.Sprintf("%s %d", n.unit[l.Unit], l.Round)
		add("list %s %s: %s %s", lists[l.ID], l.Submitted, l.Outcome, l.Reason)
	}
	for _, e := range set.Entries {
		add("entry %s no. %d%s %s %s: %s", lists[e.List], e.Place, flags("in service", e.InService, "established", e.Established), e.Appraisal1, e.Appraisal2, e.Outcome)
	}
	for _, g := range set.Guarantees {
		on := "not signed"
		if g.SignedOn.Known() {
			on = "signed " + g.SignedOn.String()
		}
		add("guarantee %s %s: %s", n.village[g.Village], g.Kind, on)
	}
	for _, d := range set.Duties {
		add("duty %s %d %s: %s", n.village[d.Village], d.Year, d.Duty, said(d.Progress))
	}
	for _, p := range set.Private {
		add("private %s %s %s", n.cadre[p.Cadre], p.Kind, p.Value)
	}
	return lines
}

// checkLines is what a check of the workspace finds.
func checkLines(t *testing.T, st *store.Store) (lines []string) {
	t.Helper()
	set, err := st.Load(ctx)
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range quality.Check(set, quality.Options{}).Rules {
		if !f.OK {
			lines = append(lines, fmt.Sprintf("check: %s %d", f.ID, f.Count))
		}
	}
	return lines
}
