package demo

import (
	"fmt"
	"math"
	"testing"

	"taihang/data"
	"taihang/data/facts"
)

// view is a Set with the look-ups that tests need.
type view struct {
	*data.Set
	unit    map[int64]data.Unit
	team    map[int64]data.Team
	cadre   map[int64]data.Cadre
	village map[int64]data.Village
	county  map[string]data.County
	tier    map[string]data.Tier
}

func look(s *data.Set) view {
	v := view{
		s,
		map[int64]data.Unit{},
		map[int64]data.Team{},
		map[int64]data.Cadre{},
		map[int64]data.Village{},
		map[string]data.County{},
		map[string]data.Tier{},
	}
	for _, u := range s.Units {
		v.unit[u.ID] = u
	}
	for _, t := range s.Teams {
		v.team[t.ID] = t
	}
	for _, c := range s.Cadres {
		v.cadre[c.ID] = c
	}
	for _, x := range s.Villages {
		v.village[x.ID] = x
	}
	for _, c := range s.Counties {
		v.county[c.Code] = c
	}
	for _, m := range s.Tiers {
		v.tier[m.County] = m.Tier
	}
	return v
}

// at returns the demo of a scale and seed, made once for all tests.
func at(scale int, seed uint64) view {
	o := Options{Scale: scale, Seed: seed}
	v, ok := made[o]
	if !ok {
		v = look(Generate(o))
		made[o] = v
	}
	return v
}

var made = map[Options]view{}

// covers says whether an interval covers a day.
func covers(from, to, day data.Date) bool { return from <= day && (to == 0 || to > day) }

// published measures on a set every published figure that it can show, by id
// and year as facts names them.
func (v view) published() map[string]float64 {
	out := map[string]float64{}
	v.people(out)
	v.places(out)
	v.selection(out)
	v.poverty(out)
	for _, o := range v.SupportOrgs {
		if o.Kind == "sanatorium" && o.County[:4] == "1303" {
			out["sanatoria/2016"]++
		}
	}
	return out
}

func (v view) people(out map[string]float64) {
	roster, later := data.RosterDate(2016), data.RosterDate(2018)
	led, counties := map[int64]bool{}, map[string]bool{}
	villages := map[int64]bool{}
	under, bachelor := 0.0, 0.0
	for _, p := range v.Postings {
		t := v.team[p.Team]
		if covers(p.Start, p.End, later) && t.Level == data.LevelProvince {
			out["province_cadres/2018"]++
		}
		if !covers(p.Start, p.End, roster) {
			continue
		}
		out["cadres/2016"]++
		if p.Role == data.RoleFirstSecretary && covers(t.Start, t.End, roster) {
			led[t.Village] = true
		}
		if v.unit[t.Unit].Name == unitDRC {
			out["drc_cadres/2016"]++
		}
		if t.Level != data.LevelProvince {
			continue
		}
		c := v.cadre[p.Cadre]
		out["province_cadres/2016"]++
		villages[t.Village] = true
		counties[v.village[t.Village].County] = true
		if data.AgeAt(c.Birth, roster) < 45 {
			under++
		}
		if c.Education == data.Bachelor || c.Education == data.Postgraduate {
			bachelor++
		}
	}
	out["coverage_share/2016"] = float64(len(led)) / float64(len(v.Villages))
	out["province_villages/2016"] = float64(len(villages))
	out["province_under_45_share/2016"] = under / out["province_cadres/2016"]
	out["province_bachelor_share/2016"] = bachelor / out["province_cadres/2016"]
	for code := range counties {
		out["tier_counties_"+string(v.tier[code])+"/2016"]++
	}
}

func (v view) places(out map[string]float64) {
	out["villages/2016"] = float64(len(v.Villages))
	for _, x := range v.Villages {
		if x.ExitYear > 0 && x.ExitYear <= 2018 {
			out["villages_exited/2018"]++
		}
	}
	for _, t := range v.Teams {
		if covers(t.Start, t.End, data.RosterDate(2018)) {
			out["teams/2018"]++
			if t.Level == data.LevelProvince {
				out["province_teams/2018"]++
			}
		}
	}
	for _, f := range v.Funds {
		if v.team[f.Team].Level == data.LevelProvince && f.Kind == "work_money" {
			if out["province_work_money/2016"] != 0 && out["province_work_money/2016"] != f.Yuan.V {
				out["province_work_money/2016"] = math.NaN()
				return
			}
			out["province_work_money/2016"] = f.Yuan.V
		}
	}
}

func (v view) selection(out map[string]float64) {
	list := map[int64]data.SelectionList{}
	returned, again := map[int64]bool{}, map[int64]bool{}
	for _, l := range v.Lists {
		list[l.ID] = l
		if l.Outcome == "returned" && v.unit[l.Unit].Level == data.LevelProvince {
			returned[l.Unit] = true
		}
		if l.Round == 2 && l.Outcome != "returned" && returned[l.Unit] {
			again[l.Unit] = true
		}
	}
	out["units_returned/2016"] = float64(len(returned))
	if len(again) != len(returned) {
		out["units_returned/2016"] = math.NaN()
	}
	for _, e := range v.Entries {
		if v.unit[list[e.List].Unit].Name != unitDRC {
			continue
		}
		switch {
		case e.Rank == "bureau" && e.Reserve:
			out["drc_bureau_reserve/2016"]++
			if e.Volunteer {
				out["drc_bureau_reserve_volunteers/2016"]++
			}
		case e.Rank == "section" && e.Volunteer:
			out["drc_section_volunteers/2016"]++
		}
	}
}

func (v view) poverty(out map[string]float64) {
	rural := map[int]float64{}
	for _, i := range v.Indicators {
		if i.Value.State != data.Present {
			continue
		}
		switch i.Name {
		case "poor_people":
			out[fmt.Sprintf("poor_people/%d", i.Year)] += i.Value.V
		case "rural_population":
			rural[i.Year] += i.Value.V
		}
	}
	for year, n := range rural {
		out[fmt.Sprintf("poverty_incidence/%d", year)] = out[fmt.Sprintf("poor_people/%d", year)] / n
	}
}

// Figures that the rows of a demo do not show: they concern the gazetteer, or
// villages that are not among the 7,366.
var elsewhere = map[string]bool{
	"counties": true, "prefectures": true, "poor_counties": true, "poor_counties_national": true,
	"poor_counties_provincial": true, "deep_poverty_counties": true, "counties_delisted": true,
	"villages_newly_identified": true, "villages_left": true, "villages_exited/2019": true,
}

func TestEveryPublishedFigure(t *testing.T) {
	for _, scale := range []int{1, 2} {
		for seed := uint64(1); seed <= 3; seed++ {
			got := at(scale, seed).published()
			for _, f := range facts.Published() {
				key := fmt.Sprintf("%s/%d", f.ID, f.Year)
				if elsewhere[f.ID] || elsewhere[key] {
					continue
				}
				want, have := f.Value, got[key]
				if f.PerScale {
					want *= float64(scale)
				}
				if f.Unit == "share" {
					unit := math.Pow(10, float64(f.Decimals+2))
					want, have = math.Round(want*unit)/unit, math.Round(have*unit)/unit
				}
				if math.Abs(have-want) > 1e-9 {
					t.Errorf("scale %d seed %d: %s is %v, published %v", scale, seed, key, got[key], want)
				}
			}
		}
	}
}
