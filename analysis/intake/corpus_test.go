package intake

import (
	"bytes"
	"context"
	"errors"
	"flag"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"regexp"
	"runtime"
	"runtime/debug"
	"slices"
	"strings"
	"testing"
	"time"

	"taihang/analysis/intake/corpus"
	"taihang/data"
	"taihang/data/ingest"
	"taihang/data/quality"
	"taihang/data/store"
	"taihang/data/text"
)

var update = flag.Bool("update", false, "write docs/corpus.md anew; then read the diff")

const corpusDir = "testdata/corpus"

// Every file of the corpus, into a new workspace: what is said, what is stored,
// and that every row is accounted for.
func TestCorpus(t *testing.T) {
	n := 0
	for _, g := range corpus.Groups() {
		for i := range g.Cases {
			c := &g.Cases[i]
			n++
			t.Run(c.File, func(t *testing.T) {
				if !c.Made { // the memory of those is looked at
					t.Parallel()
				}
				got, complaints := importCase(t, c)
				want := c.Lines()
				complaints = append(complaints, compare(got, want)...)
				if len(complaints) == 0 {
					return
				}
				t.Errorf("%s\n%s\n-- all that happened:\n%s", c.What, strings.Join(complaints, "\n"), strings.Join(got, "\n"))
			})
		}
	}
	if n < 100 {
		t.Errorf("only %d cases", n)
	}
	t.Logf("%d cases", n)
}

// compare holds what happened against what is wanted.
func compare(got, want []string) (complaints []string) {
	more := slices.Contains(want, "= …")
	left := slices.Clone(got)
	for _, w := range want {
		if w == "= …" {
			continue
		}
		i := slices.Index(left, w)
		if i < 0 {
			complaints = append(complaints, "missing:    "+w)
			continue
		}
		left = slices.Delete(left, i, i+1)
	}
	for _, g := range left {
		optional := strings.HasPrefix(g, "matched: ") || strings.HasPrefix(g, "changes: ") || strings.HasPrefix(g, "check: ")
		if !optional && !(more && strings.HasPrefix(g, "= ")) {
			complaints = append(complaints, "unexpected: "+g)
		}
	}
	return complaints
}

// casePath is where the files of a case are.
func casePath(t *testing.T, c *corpus.Case) string {
	t.Helper()
	if !c.Made {
		return filepath.Join(corpusDir, filepath.FromSlash(c.File))
	}
	dir := t.TempDir()
	if err := c.Write(dir); err != nil {
		t.Fatal(err)
	}
	return filepath.Join(dir, filepath.FromSlash(c.File))
}

// Limits of what a hostile file may take.
const (
	mostTime   = 2 * time.Second
	mostMemory = 300 << 20
)

// importCase imports a case's file and says what happened, line by line.
func importCase(t *testing.T, c *corpus.Case) (lines, complaints []string) {
	t.Helper()
	path := casePath(t, c)
	st := workspace(t)
	for _, before := range c.After {
		if _, err := Import(ctx, st, []string{filepath.Join(corpusDir, filepath.FromSlash(before))}, Options{}); err != nil {
			t.Fatal(err)
		}
	}
	var o Options
	if c.Mapping != "" {
		m, err := ParseMapping([]byte(c.Mapping), c.File)
		if err != nil {
			t.Fatal(err)
		}
		o.Mapping = m
	}
	before := rowsOf(t, st)
	limited, cancel := ctx, context.CancelFunc(func() {})
	if c.Made {
		// Ten times the time that is allowed: tests run beside each other.
		limited, cancel = context.WithTimeout(ctx, 10*mostTime)
	}
	defer cancel()
	held := heap(c.Made)
	rep, err := Import(limited, st, []string{path}, o)
	if grown := heap(false) - held; c.Made && grown > mostMemory {
		complaints = append(complaints, fmt.Sprintf("the heap grew by %d MiB", grown>>20))
	}
	after := rowsOf(t, st)
	lines = append(lines, difference(before, after)...)
	if err != nil {
		if len(lines) > 0 {
			complaints = append(complaints, "refused, and the workspace changed")
		}
		var e *text.Error
		if !errors.As(err, &e) {
			return append(lines, "failed: "+err.Error()), append(complaints, "an error that is no sentence: "+err.Error())
		}
		if !text.Has(e.Key) {
			complaints = append(complaints, "no words for "+e.Key)
		}
		if s := text.ZH.Sentence(err); unfilled.MatchString(s) {
			complaints = append(complaints, "not filled in: "+s)
		}
		return append(lines, "refused: "+e.Key), complaints
	}
	for _, f := range rep.Files {
		lines = append(lines, fileLines(f, len(rep.Files) > 1 || f.Sheet != "")...)
	}
	complaints = append(complaints, unaccounted(rep)...)
	complaints = append(complaints, counted(t, c, path, rep)...)
	complaints = append(complaints, untraced(t, c, st, path, rep)...)
	return append(lines, checkLines(t, st)...), complaints
}

// heap is what the heap has taken of the machine, if asked for after all that it
// can give back has been given back.
func heap(settled bool) int64 {
	if settled {
		debug.FreeOSMemory()
	}
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	return int64(m.HeapSys - m.HeapReleased)
}

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

// The files that are kept are those that the program makes.
func TestCorpusCurrent(t *testing.T) {
	made := map[string]bool{}
	dir := t.TempDir()
	for _, g := range corpus.Groups() {
		for i := range g.Cases {
			c := &g.Cases[i]
			if c.Made {
				continue
			}
			if err := c.Write(dir); err != nil {
				t.Fatal(err)
			}
			for _, name := range c.Names() {
				if made[name] {
					t.Errorf("%s is made twice", name)
				}
				made[name] = true
				want, err := os.ReadFile(filepath.Join(dir, filepath.FromSlash(name)))
				if err != nil {
					t.Fatal(err)
				}
				if got, err := os.ReadFile(filepath.Join(corpusDir, filepath.FromSlash(name))); err != nil || !bytes.Equal(got, want) {
					t.Errorf("%s is not what the program makes (%v): go run ./analysis/intake/corpus/...", name, err)
				}
			}
		}
	}
	size := int64(0)
	err := filepath.WalkDir(corpusDir, func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		info, err := d.Info()
		if err != nil {
			return err
		}
		size += info.Size()
		if rel, _ := filepath.Rel(corpusDir, path); !made[filepath.ToSlash(rel)] {
			t.Errorf("%s is not of the corpus", rel)
		}
		return nil
	})
	if err != nil || size > 3<<19 {
		t.Errorf("%d bytes, %v", size, err)
	}
}

// docs/corpus.md is the table in words.
func TestCorpusDocument(t *testing.T) {
	const path = "../../docs/corpus.md"
	want := corpusDocument()
	if *update {
		if err := os.WriteFile(path, []byte(want), 0o644); err != nil { //nolint:gosec // a document
			t.Fatal(err)
		}
	}
	if got, err := os.ReadFile(path); err != nil || string(got) != want {
		t.Errorf("%s is not what the corpus says (%v): go test ./analysis/intake -run TestCorpusDocument -update", path, err)
	}
}

// corpusDocument writes the table.
func corpusDocument() string {
	var b strings.Builder
	codes, keys := map[string]bool{}, map[string]bool{}
	total := 0
	for _, g := range corpus.Groups() {
		total += len(g.Cases)
	}
	fmt.Fprintf(&b, `# What happens with …

%d bad and odd files, and what an import makes of each. The files are made by `+"`go run ./analysis/intake/corpus/...`"+`
(those that are large or hostile anew for each test) and lie in `+"`analysis/intake/testdata/corpus`"+`; the table is
`+"`analysis/intake/corpus`"+`, and `+"`go test ./analysis/intake -run TestCorpus`"+` holds the program to it, with every row counted a
second time without the reader that read it. This page is written from the table.

What is said is given as row and column of the file and the code of the message; the codes are explained at the end. “→” is
a value that is proposed and only taken when the user accepts it.
`, total)
	for _, g := range corpus.Groups() {
		fmt.Fprintf(&b, "\n## %s\n\n| File | What it is | What becomes of it |\n|---|---|---|\n", g.Title)
		for i := range g.Cases {
			c := &g.Cases[i]
			what := c.What
			if c.Mapping != "" {
				what += "<br>settled: `" + strings.ReplaceAll(c.Mapping, "|", "\\|") + "`"
			}
			for _, a := range c.After {
				what += "<br>after `" + a + "`"
			}
			fmt.Fprintf(&b, "| `%s` | %s | %s |\n", c.File, what, strings.Join(inWords(c.Lines(), codes, keys), "<br>"))
		}
	}
	b.WriteString("\n## What the messages say\n\n| Code | Says | Do |\n|---|---|---|\n")
	gaps := strings.NewReplacer("{0}", "…", "{1}", "…", "{2}", "…", "{3}", "…", "{4}", "…", "|", "\\|")
	for _, code := range slices.Sorted(maps.Keys(codes)) {
		key := code
		if !strings.Contains(key, ".") {
			key = "issue." + key
		}
		if text.Has(key) {
			fmt.Fprintf(&b, "| `%s` | %s | %s |\n", code, gaps.Replace(text.EN.T(key)), gaps.Replace(text.EN.T(key+".do")))
		}
	}
	b.WriteString("\n## Why a file is refused\n\n| Key | Says |\n|---|---|\n")
	for _, key := range slices.Sorted(maps.Keys(keys)) {
		if text.Has(key) {
			fmt.Fprintf(&b, "| `%s` | %s |\n", key, gaps.Replace(text.EN.T(key)))
		}
	}
	return b.String()
}

// inWords writes what a case wants for people, and notes the codes it names.
func inWords(lines []string, codes, keys map[string]bool) (out []string) {
	mask := strings.NewReplacer("|", "\\|", "#", "\\#")
	stored := 0
	for _, l := range lines {
		head, rest, _ := strings.Cut(l, ": ")
		var read, loaded, rejected, skipped int
		switch {
		case l == "= …":
			out = append(out, "and more")
		case strings.HasPrefix(l, "= "), strings.HasPrefix(l, "- "):
			sign := "+ "
			if l[0] == '-' {
				sign = "− "
			}
			if stored++; stored <= 12 {
				out = append(out, sign+mask.Replace(l[2:]))
			} else if stored == 13 {
				out = append(out, "…")
			}
		case head == "refused":
			keys[rest] = true
			out = append(out, "**refused**: `"+rest+"`")
		case head == "matched", head == "changes":
			out = append(out, l)
		case head == "check":
			out = append(out, "the check of the workspace then finds `"+strings.Fields(rest)[0]+"`: "+strings.Fields(rest)[1])
		case strings.HasSuffix(head, "left out"):
			codes[rest] = true
			out = append(out, "sheet "+strings.TrimSuffix(head, " left out")+" left out: `"+rest+"`")
		default:
			if n, _ := fmt.Sscanf(rest, "%d = %d + %d + %d", &read, &loaded, &rejected, &skipped); n == 4 {
				out = append(out, fmt.Sprintf("**%s**: %d rows = %d loaded + %d rejected + %d skipped", mask.Replace(head), read, loaded, rejected, skipped))
				continue
			}
			code, proposal, _ := strings.Cut(rest, " → ")
			codes[code] = true
			where := mask.Replace(head)
			if where[0] >= '1' && where[0] <= '9' {
				where = "row " + where
			}
			if proposal != "" {
				proposal = " → " + proposal
			}
			out = append(out, where+": `"+code+"`"+proposal)
		}
	}
	return out
}
