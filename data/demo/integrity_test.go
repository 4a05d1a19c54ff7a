package demo

import (
	"math"
	"reflect"
	"testing"

	"taihang/data"
)

func TestSameSeedSameRows(t *testing.T) {
	one, again, other := Generate(Options{Seed: 7}), Generate(Options{Seed: 7}), Generate(Options{Seed: 8})
	if !reflect.DeepEqual(one, again) {
		t.Error("the same seed gave two sets")
	}
	if reflect.DeepEqual(one.Cadres, other.Cadres) || reflect.DeepEqual(one.Indicators, other.Indicators) {
		t.Error("two seeds gave the same rows")
	}
}

func TestInfo(t *testing.T) {
	info := at(2, 3).Info
	for key, want := range map[string]string{"demo": "1", "scale": "2", "seed": "3", "as_of": "2020-12-31", "seeded_errors": "27"} {
		if info[key] != want {
			t.Errorf("%s is %q, want %q", key, info[key], want)
		}
	}
	for _, key := range []string{"title", "source", "tier_note", "exit_note"} {
		if info[key] == "" || info[key+"_en"] == "" {
			t.Errorf("%s or its English is empty", key)
		}
	}
}

// Every reference has its row, every identity is its own, and every interval
// runs forwards.
func TestReferences(t *testing.T) {
	for _, scale := range []int{1, 2} {
		v := at(scale, 3)
		if len(v.unit) != len(v.Units) || len(v.team) != len(v.Teams) || len(v.cadre) != len(v.Cadres) || len(v.village) != len(v.Villages) {
			t.Fatal("an identity stands twice")
		}
		v.checkPlaces(t)
		v.checkPeople(t)
		v.checkWork(t)
	}
}

func (v view) checkPlaces(t *testing.T) {
	t.Helper()
	type name struct{ county, name string }
	names, codes := map[name]bool{}, map[string]bool{}
	for _, x := range v.Villages {
		if _, ok := v.county[x.County]; !ok {
			t.Errorf("village %d: no county %s", x.ID, x.County)
		}
		if k := (name{x.County, x.Name}); names[k] {
			t.Errorf("%s stands twice in %s", x.Name, x.County)
		} else {
			names[k] = true
		}
		if codes[x.Code] || len(x.Code) != 12 || x.Code[:6] != x.County || x.Kind == "" || x.ExitYear == 0 {
			t.Errorf("village %+v", x)
		}
		codes[x.Code] = true
	}
	if len(v.tier) != 6+22+33 || len(v.tier) != len(v.Tiers) {
		t.Errorf("%d counties in %d memberships", len(v.tier), len(v.Tiers))
	}
	for _, m := range v.Tiers {
		if m.Assumed != (m.Tier != data.TierYanshanTaihang) {
			t.Errorf("%+v: assumed", m)
		}
	}
}

func (v view) checkPeople(t *testing.T) {
	t.Helper()
	ids := map[int64]bool{}
	last := map[int64]data.Date{}
	for _, p := range v.Postings {
		team, ok := v.team[p.Team]
		c, known := v.cadre[p.Cadre]
		switch {
		case ids[p.ID] || !ok || !known:
			t.Errorf("posting %+v: repeated, or without its team or cadre", p)
		case p.End.Known() && (p.End <= p.Start || p.Why == ""):
			t.Errorf("posting %+v: interval", p)
		case p.Start < team.Start || team.End.Known() && (!p.End.Known() || p.End > team.End):
			t.Errorf("posting %+v outlasts team %+v", p, team)
		case p.Start > AsOf || p.End > AsOf:
			t.Errorf("posting %+v lies after the demo's end", p)
		case p.Role == data.RoleFirstSecretary && !c.Party:
			t.Errorf("first secretary %d is not in the party", c.ID)
		case p.Start < last[p.Cadre]:
			t.Errorf("cadre %d is posted twice at once", p.Cadre)
		}
		ids[p.ID] = true
		last[p.Cadre] = p.End
		if !p.End.Known() {
			last[p.Cadre] = AsOf
		}
	}
	for _, c := range v.Cadres {
		if _, ok := v.unit[c.Unit]; !ok || c.Name == "" || c.Rank == "" || c.Skill == "" || c.Education == "" {
			t.Errorf("cadre %+v", c)
		}
	}
	for _, team := range v.Teams {
		u, ok := v.unit[team.Unit]
		if _, at := v.village[team.Village]; !ok || !at || u.Level != team.Level {
			t.Errorf("team %+v of %+v", team, u)
		}
	}
	if len(v.Promotions) == 0 {
		t.Error("nobody was promoted")
	}
	for _, p := range v.Promotions {
		if _, ok := v.cadre[p.Cadre]; !ok || p.On > AsOf || rankOrder(p.From) != rankOrder(p.To)+1 {
			t.Errorf("%+v", p)
		}
	}
}

func (v view) checkWork(t *testing.T) {
	t.Helper()
	type key struct {
		id   int64
		a, b string
		n    int
	}
	seen := map[key]bool{}
	once := func(k key, row any) {
		if seen[k] {
			t.Errorf("%+v stands twice", row)
		}
		seen[k] = true
	}
	for _, r := range v.RuleRecords {
		once(key{r.Team, "rule", r.Rule, int(r.From)}, r)
		if _, ok := v.team[r.Team]; !ok || r.Done > r.Due || r.Done < 0 || r.Months <= 0 || r.From > AsOf {
			t.Errorf("%+v", r)
		}
	}
	for _, f := range v.Funds {
		once(key{f.Team, "fund", f.Kind, f.Year}, f)
		if _, ok := v.team[f.Team]; !ok {
			t.Errorf("%+v", f)
		}
	}
	for _, d := range v.Duties {
		once(key{d.Village, "duty", d.Duty, d.Year}, d)
		if d.Progress.State == data.Present && (d.Progress.V < 0 || d.Progress.V > 1) {
			t.Errorf("%+v", d)
		}
	}
	for _, l := range v.Ledgers {
		once(key{l.Village, "ledger", "", l.Year}, l)
	}
	for _, a := range v.Appraisals {
		once(key{a.Cadre, "appraisal", "", a.Year}, a)
	}
	for _, g := range v.Guarantees {
		once(key{g.Village, "guarantee", g.Kind, 0}, g)
	}
	for _, s := range v.Supports {
		once(key{s.Village, "support", "", int(s.Org)}, s)
		if _, ok := v.village[s.Village]; !ok || s.Org < 1 || int(s.Org) > len(v.SupportOrgs) || s.End.Known() && s.End <= s.Start {
			t.Errorf("%+v", s)
		}
	}
	for _, e := range v.Entries {
		if e.List < 1 || int(e.List) > len(v.Lists) || e.Cadre < 0 || int(e.Cadre) > len(v.Cadres) {
			t.Errorf("%+v", e)
		}
	}
}

// A village lies near its county's seat.
func TestVillagesLieInTheirCounty(t *testing.T) {
	v := at(1, 1)
	for _, x := range v.Villages {
		c := v.county[x.County]
		dx := (x.Lon - c.SeatLon) * 111.2 * math.Cos(c.SeatLat*math.Pi/180)
		dy := (x.Lat - c.SeatLat) * 111.2
		if d := math.Hypot(dx, dy); d > 0.37*math.Sqrt(c.AreaKm2) {
			t.Errorf("%s lies %.1f km from the seat of %s", x.Name, d, c.Name)
		}
	}
}
