package quality

import (
	"math"
	"strconv"
	"strings"

	"taihang/data"
	"taihang/data/facts"
)

// key names a published figure.
type key struct {
	id   string
	year int
}

// reconcile compares each published figure with what the workspace's rows come
// to. A figure of which it has no rows is left out: a workspace of boundaries
// and indicators is not short of 22,112 cadres.
func reconcile(x *index) []Finding {
	have := map[key]float64{}
	countPeople(x, have)
	countPlaces(x, have)
	countSelection(x, have)
	countPoverty(x, have)
	scale := 1.0
	if n, err := strconv.Atoi(x.Info["scale"]); err == nil && n > 0 {
		scale = float64(n)
	}
	var out []Finding
	for _, p := range facts.Published() {
		actual, ok := have[key{p.ID, p.Year}]
		if !ok {
			continue
		}
		f := Finding{
			ID: p.ID, Severity: data.Error, Total: true, Year: p.Year, Expected: p.Value, Actual: actual,
			Unit: p.Unit, Decimals: p.Decimals, Source: p.Source,
		}
		if p.PerScale {
			f.Expected *= scale
		}
		f.OK = rounded(f.Actual, f) == rounded(f.Expected, f)
		out = append(out, f)
	}
	return out
}

// rounded brings a figure to the decimals in which it was published.
func rounded(v float64, f Finding) float64 {
	p := math.Pow10(f.Decimals)
	if f.Unit == "share" {
		p *= 100
	}
	return math.Round(v*p + 1e-9)
}

// isDRC says whether a unit is the province's Development and Reform
// Commission, in full or as it is commonly shortened.
func isDRC(u *data.Unit) bool {
	return u != nil && u.Level == data.LevelProvince &&
		(strings.Contains(u.Name, "发展改革委") || strings.Contains(u.Name, "发展和改革委"))
}

// countPeople counts the rosters of 2016 and 2018.
func countPeople(x *index, out map[key]float64) {
	if len(x.Postings) == 0 {
		return
	}
	first := data.FirstYear
	led, villages := map[int64]bool{}, map[int64]bool{}
	tiers := map[data.Tier]map[string]bool{}
	tier := map[string]data.Tier{}
	for _, m := range x.Tiers {
		tier[m.County] = m.Tier
	}
	n, later, young, degree, fromDRC := 0.0, 0.0, 0.0, 0.0, 0.0
	for i := range x.Postings {
		p := &x.Postings[i]
		t := x.team[p.Team]
		if t == nil {
			continue
		}
		if t.Level == data.LevelProvince && covers(p.Start, p.End, data.RosterDate(2018)) {
			later++
		}
		if !covers(p.Start, p.End, data.RosterDate(first)) {
			continue
		}
		out[key{"cadres", first}]++
		u, who, v := x.unit[t.Unit], x.cadre[p.Cadre], x.village[t.Village]
		if p.Role == data.RoleFirstSecretary && covers(t.Start, t.End, data.RosterDate(first)) {
			led[t.Village] = true
		}
		if isDRC(u) {
			fromDRC++
		}
		if t.Level != data.LevelProvince || who == nil || v == nil {
			continue
		}
		n++
		villages[t.Village] = true
		if tiers[tier[v.County]] == nil {
			tiers[tier[v.County]] = map[string]bool{}
		}
		tiers[tier[v.County]][v.County] = true
		if a := data.AgeAt(who.Birth, data.RosterDate(first)); a >= 0 && a < 45 {
			young++
		}
		if who.Education == data.Bachelor || who.Education == data.Postgraduate {
			degree++
		}
	}
	out[key{"coverage_share", first}] = float64(len(led)) / float64(len(x.Villages))
	out[key{"province_cadres", first}] = n
	out[key{"province_cadres", 2018}] = later
	out[key{"province_villages", first}] = float64(len(villages))
	out[key{"drc_cadres", first}] = fromDRC
	if n > 0 {
		out[key{"province_under_45_share", first}] = young / n
		out[key{"province_bachelor_share", first}] = degree / n
		for _, t := range data.Tiers[:3] {
			out[key{"tier_counties_" + string(t), first}] = float64(len(tiers[t]))
		}
	}
}

// countPlaces counts villages, teams, money, sanatoria and counties.
func countPlaces(x *index, out map[key]float64) {
	if len(x.Villages) > 0 {
		out[key{"villages", 2016}] = float64(len(x.Villages))
		out[key{"villages_exited", 2018}] = 0
	}
	for i := range x.Villages {
		if y := x.Villages[i].ExitYear; y > 0 && y <= 2018 {
			out[key{"villages_exited", 2018}]++
		}
	}
	for i := range x.Teams {
		t := &x.Teams[i]
		if covers(t.Start, t.End, data.RosterDate(2018)) {
			out[key{"teams", 2018}]++
			if t.Level == data.LevelProvince {
				out[key{"province_teams", 2018}]++
			}
		}
	}
	for _, o := range x.SupportOrgs {
		if o.Kind == "sanatorium" && strings.HasPrefix(o.County, "1303") {
			out[key{"sanatoria", 2016}]++
		}
	}
	countMoney(x, out)
	for _, d := range x.Divisions {
		if d.Rank == data.RankPrefecture {
			out[key{"prefectures", 2016}]++
		}
	}
	for _, c := range x.Counties {
		out[key{"counties", 2016}]++
		switch c.Poor {
		case data.PoorNational:
			out[key{"poor_counties_national", 2012}]++
			out[key{"poor_counties", 2012}]++
		case data.PoorProvincial:
			out[key{"poor_counties_provincial", 2012}]++
			out[key{"poor_counties", 2012}]++
		}
		if c.Deep {
			out[key{"deep_poverty_counties", 2017}]++
		}
		if c.DelistBatch > 0 {
			out[key{"counties_delisted", c.DelistBatch}]++
		}
	}
}

// countMoney finds the one amount that every provincial team gets a year; with
// different amounts it is that of the first team that is off.
func countMoney(x *index, out map[key]float64) {
	k := key{"province_work_money", 2016}
	for _, f := range x.Funds {
		t := x.team[f.Team]
		if f.Kind != "work_money" || f.Yuan.State != data.Present || t == nil || t.Level != data.LevelProvince {
			continue
		}
		if was, ok := out[k]; ok && was != f.Yuan.V {
			if p, _ := facts.Find(k.id, k.year); was == p.Value {
				out[k] = f.Yuan.V
			}
			return
		}
		out[k] = f.Yuan.V
	}
}

// countSelection counts returned units and volunteers.
func countSelection(x *index, out map[key]float64) {
	if len(x.Lists) == 0 {
		return
	}
	returned := map[int64]bool{}
	for _, l := range x.Lists {
		if u := x.unit[l.Unit]; l.Outcome == "returned" && u != nil && u.Level == data.LevelProvince {
			returned[l.Unit] = true
		}
	}
	out[key{"units_returned", 2016}] = float64(len(returned))
	for _, e := range x.Entries {
		l := x.list[e.List]
		if l == nil {
			continue
		}
		if !isDRC(x.unit[l.Unit]) {
			continue
		}
		switch {
		case e.Rank == "bureau" && e.Reserve:
			out[key{"drc_bureau_reserve", 2016}]++
			if e.Volunteer {
				out[key{"drc_bureau_reserve_volunteers", 2016}]++
			}
		case e.Rank == "section" && e.Volunteer:
			out[key{"drc_section_volunteers", 2016}]++
		}
	}
}

// countPoverty adds the counties' poor people up.
func countPoverty(x *index, out map[key]float64) {
	rural := map[int]float64{}
	for _, i := range x.Indicators {
		if i.Value.State != data.Present || len(i.Code) != 6 || strings.HasSuffix(i.Code, "00") {
			continue
		}
		switch i.Name {
		case "poor_people":
			out[key{"poor_people", i.Year}] += i.Value.V
		case "rural_population":
			rural[i.Year] += i.Value.V
		}
	}
	for year, n := range rural {
		if n > 0 {
			out[key{"poverty_incidence", year}] = out[key{"poor_people", year}] / n
		}
	}
}
