package demo

import (
	"fmt"
	"strings"
	"testing"

	"taihang/data"
	"taihang/data/text"
)

// within fails unless lo <= have <= hi.
func within(t *testing.T, what string, have, lo, hi float64) {
	t.Helper()
	if !(have >= lo && have <= hi) {
		t.Errorf("%s is %.4g, want %.4g to %.4g", what, have, lo, hi)
	}
}

// Each county crosses the 2 % line in the year of its batch, and never rises.
func TestCountiesCrossTheLineInTheirYear(t *testing.T) {
	for seed := uint64(1); seed <= 3; seed++ {
		v := at(1, seed)
		rate := v.rates()
		for code, c := range v.county {
			before := 1.0
			for _, year := range []int{2013, 2015, 2016, 2017, 2018, 2019, 2020} {
				r, ok := rate[code][year]
				if !ok {
					continue
				}
				if r > before+1e-4 {
					t.Errorf("seed %d: %s rises in %d from %.4f to %.4f", seed, c.Name, year, before, r)
				}
				before = r
				if c.DelistBatch > 0 && (r < 0.02) != (year >= c.DelistBatch) {
					t.Errorf("seed %d: %s has %.4f at the end of %d, batch %d", seed, c.Name, r, year, c.DelistBatch)
				}
			}
		}
	}
}

// rates is the incidence by county and year where both figures are there.
func (v view) rates() map[string]map[int]float64 {
	type key struct {
		code string
		year int
	}
	poor, out := map[key]float64{}, map[string]map[int]float64{}
	for _, i := range v.Indicators {
		if i.Name == "poor_people" && i.Value.State == data.Present {
			poor[key{i.Code, i.Year}] = i.Value.V
		}
	}
	for _, i := range v.Indicators {
		if p, ok := poor[key{i.Code, i.Year}]; ok && i.Name == "rural_population" {
			if out[i.Code] == nil {
				out[i.Code] = map[int]float64{}
			}
			out[i.Code][i.Year] = p / i.Value.V
		}
	}
	return out
}

// All four states of a figure occur among the counties, the odd ones rarely.
func TestStatesOfIndicators(t *testing.T) {
	v := at(1, 1)
	n := map[data.State]int{}
	for _, i := range v.Indicators {
		if i.Name == "poor_people" {
			n[i.Value.State]++
		}
	}
	if n[data.NotApplicable] != 14*7 || n[data.Suppressed] != 4 || n[data.Null] != 2 || n[data.Present] != 154*7-6 {
		t.Errorf("states: %v", n)
	}
}

// A village's poor people are among its county's.
func TestVillagesWithinCounties(t *testing.T) {
	v := at(1, 1)
	var poor, all float64
	in := map[string]float64{}
	for _, l := range v.Ledgers {
		if l.Year == 2016 && l.PoorPeople.V <= l.Population.V {
			in[v.village[l.Village].County] += l.PoorPeople.V
			all += l.PoorPeople.V
		}
	}
	for _, i := range v.Indicators {
		if i.Name == "poor_people" && i.Year == 2016 && i.Value.State == data.Present {
			poor += i.Value.V
			if in[i.Code] > i.Value.V {
				t.Errorf("%s: %v poor people in villages, %v in the county", i.Code, in[i.Code], i.Value.V)
			}
		}
	}
	within(t, "share of the poor in the villages", all/poor, 0.2, 0.6)
}

func TestMatchRate(t *testing.T) {
	v := at(1, 2)
	matched, applies := 0.0, 0.0
	for _, team := range v.Teams {
		if covers(team.Start, team.End, data.RosterDate(2016)) {
			if m, ok := data.Matches(v.unit[team.Unit].Kind, v.village[team.Village].Kind); ok {
				applies++
				if m {
					matched++
				}
			}
		}
	}
	if applies != 4360 || matched != 2651 {
		t.Errorf("%v of %v teams match, want 2,651 of 4,360", matched, applies)
	}
}

func TestCorps(t *testing.T) {
	v := at(1, 1)
	roster := data.RosterDate(2016)
	n, mode := map[string]float64{}, map[data.Sex]map[int]int{data.Male: {}, data.Female: {}}
	for _, p := range v.Postings {
		if !covers(p.Start, p.End, roster) {
			continue
		}
		c, level := v.cadre[p.Cadre], string(v.team[p.Team].Level)
		n[level]++
		n[string(c.Sex)]++
		if c.Reserve {
			n["reserve "+level]++
		}
		if c.Education == data.Bachelor || c.Education == data.Postgraduate {
			n["graduate "+level]++
		}
		if c.Party {
			n["party"]++
		}
		if c.Volunteer {
			n["volunteer"]++
		}
		mode[c.Sex][data.AgeAt(c.Birth, roster)/3]++
	}
	if n["female"] != 7031 || n["city"] != 4418 || n["county"] != 15701 {
		t.Errorf("women %v, city %v, county %v", n["female"], n["city"], n["county"])
	}
	within(t, "commonest age of men", 3*float64(commonest(mode[data.Male])), 40, 47)
	within(t, "commonest age of women", 3*float64(commonest(mode[data.Female])), 31, 38)
	within(t, "graduates of cities", n["graduate city"]/n["city"], 0.63, 0.64)
	within(t, "graduates of counties", n["graduate county"]/n["county"], 0.35, 0.36)
	within(t, "reserve of the province", n["reserve province"]/n["province"], 0.1459, 0.1461)
	within(t, "party members", n["party"]/22112, 0.89, 0.94)
	within(t, "volunteers", n["volunteer"]/22112, 0.29, 0.35)
	best := 0.0
	for _, i := range v.Intakes {
		share := float64(i.Reserve) / float64(i.Cadres)
		if share <= best || i.Invented != (i.Year != 2016) {
			t.Errorf("intake %+v after a share of %v", i, best)
		}
		best = share
	}
}

func commonest(n map[int]int) int {
	best := 0
	for k := range n {
		if n[k] > n[best] {
			best = k
		}
	}
	return best
}

// Later years have gaps, but few; two thirds to a half of the first intake stay.
func TestTurnover(t *testing.T) {
	v := at(1, 1)
	for year := 2017; year <= 2020; year++ {
		led := map[int64]bool{}
		for _, p := range v.Postings {
			if p.Role == data.RoleFirstSecretary && covers(p.Start, p.End, data.RosterDate(year)) {
				led[v.team[p.Team].Village] = true
			}
		}
		within(t, fmt.Sprintf("coverage of %d", year), float64(len(led))/7366, 0.97, 0.999)
	}
	stay, all, why := map[data.Level]float64{}, map[data.Level]float64{}, map[string]int{}
	for _, p := range v.Postings {
		if p.Intake == 2016 {
			level := v.team[p.Team].Level
			all[level]++
			if !p.End.Known() {
				stay[level]++
			}
		}
		why[p.Why]++
	}
	within(t, "province's first intake in place", stay[data.LevelProvince]/all[data.LevelProvince], 0.60, 0.75)
	within(t, "counties' first intake in place", stay[data.LevelCounty]/all[data.LevelCounty], 0.48, 0.62)
	for _, reason := range []string{"rotation", "illness", "recalled", "promoted", "exchanged"} {
		if why[reason] < 300 {
			t.Errorf("%s ended %d postings", reason, why[reason])
		}
	}
}

func TestAttendance(t *testing.T) {
	v := at(1, 1)
	due, done := map[string]float64{}, map[string]float64{}
	for _, r := range v.RuleRecords {
		if r.Rule == "attendance" {
			for _, k := range []string{"", v.village[v.team[r.Team].Village].County, fmt.Sprint("month ", r.From.Time().Month())} {
				due[k] += float64(r.Due)
				done[k] += float64(r.Done)
			}
		}
	}
	within(t, "attendance", done[""]/due[""], 0.94, 0.965)
	if done["month January"]/due["month January"] >= done["month April"]/due["month April"] {
		t.Error("attendance does not fall around the spring festival")
	}
	behind := 0
	for code := range v.county {
		if due[code] > 0 && done[code]/due[code] < 0.925 {
			behind++
		}
	}
	within(t, "counties behind", float64(behind), 4, 7)
}

// What the programme tells of by name is there.
func TestNamed(t *testing.T) {
	for seed := uint64(1); seed <= 3; seed++ {
		v := at(1, seed)
		told := map[string]int{}
		skilled := map[int64]bool{}
		for _, p := range v.Postings {
			c, team := v.cadre[p.Cadre], v.team[p.Team]
			x := v.village[team.Village]
			if c.Name == famousCadre && x.Name == cultureVillage && v.county[x.County].Name == "涿鹿县" &&
				v.unit[c.Unit].Name == unitCulture && team.Level == data.LevelProvince && p.Role == data.RoleFirstSecretary && !p.End.Known() {
				told["person"]++
			}
			if c.Skill == "public_order" && covers(p.Start, p.End, data.RosterDate(2016)) {
				skilled[p.Team] = true
			}
		}
		for _, team := range v.Teams {
			u, x := v.unit[team.Unit], v.village[team.Village]
			if u.Name == unitWater && x.Name == waterVillage && strings.HasPrefix(x.County, "1304") {
				told["water"]++
			}
			if strings.HasSuffix(u.Name, commission) {
				told["commission"]++
				if !skilled[team.ID] && covers(team.Start, team.End, data.RosterDate(2016)) {
					t.Errorf("seed %d: team %d of %s has nobody for public order", seed, team.ID, u.Name)
				}
			}
		}
		if told["person"] != 1 || told["water"] != 1 || told["commission"] < 100 {
			t.Errorf("seed %d: %v", seed, told)
		}
	}
}

func TestSupportAndPairing(t *testing.T) {
	v := at(1, 1)
	got := map[string]float64{}
	for _, s := range v.Supports {
		kind := v.SupportOrgs[s.Org-1].Kind
		got[kind]++
		if kind == "sanatorium" && !strings.HasPrefix(v.village[s.Village].County, "1303") {
			t.Errorf("%+v: a sanatorium outside Qinhuangdao", s)
		}
	}
	within(t, "villages with an enterprise", got["enterprise"]/7366, 0.83, 0.89)
	within(t, "villages with a commissioner", got["commissioner"]/7366, 0.63, 0.73)
	districts, helped := 0, map[string]bool{}
	for _, p := range v.Pairings {
		h, c := v.county[p.Helper], v.county[p.Helped]
		if h.Prefecture != baoding || c.Prefecture != baoding || h.Poor != data.PoorNone || c.Poor == data.PoorNone {
			t.Errorf("%s helps %s", h.Name, c.Name)
		}
		if h.Kind == "区" {
			districts++
		}
		helped[c.Code] = true
	}
	if districts != 5 || len(helped) != 9 {
		t.Errorf("%d districts help, %d counties are helped", districts, len(helped))
	}
	met := 0.0
	for _, n := range v.Needs {
		if n.MetBy != "" {
			met++
		}
	}
	within(t, "needs met", met/float64(len(v.Needs)), 0.5, 0.85)
}

// Every code that the rows hold has a name to be shown by.
func TestCodesHaveNames(t *testing.T) {
	v := at(1, 1)
	keys := map[string]bool{}
	for _, l := range v.Lists {
		if l.Reason != "" {
			keys["demo.reason."+l.Reason] = true
		}
	}
	for _, p := range v.Postings {
		if p.Why != "" {
			keys["demo.why."+p.Why] = true
		}
	}
	for _, c := range v.Cadres {
		keys["dim.rank."+c.Rank], keys["dim.skill."+c.Skill] = true, true
	}
	for _, a := range v.Appraisals {
		keys["dim.rating."+a.Rating] = true
	}
	for _, n := range v.Needs {
		keys["dim.need_kind."+n.Kind] = true
	}
	for key := range keys {
		if !text.Has(key) {
			t.Errorf("the catalogue has no %s", key)
		}
	}
}

// The seeded errors are there to be found, and are as many as Info says.
func TestFaults(t *testing.T) {
	v := at(1, 1)
	type person struct {
		name  string
		birth data.Date
		unit  int64
	}
	twice, people := 0, map[person]bool{}
	ages, poor, copied := 0, 0, 0
	for _, c := range v.Cadres {
		k := person{c.Name, c.Birth, c.Unit}
		if people[k] {
			twice++
		}
		people[k] = true
	}
	for _, p := range v.Postings {
		if p.Intake == 2016 {
			if a := data.AgeAt(v.cadre[p.Cadre].Birth, data.RosterDate(2016)); a < 22 || a > 60 {
				ages++
			}
		}
	}
	for i, l := range v.Ledgers {
		if l.PoorPeople.State == data.Present && l.PoorPeople.V > l.Population.V {
			poor++
		}
		if i > 0 {
			b := v.Ledgers[i-1]
			b.Year, b.ReportedOn = l.Year, l.ReportedOn
			if b == l && l.Population.State == data.Present {
				copied++
			}
		}
	}
	if twice != 6 || ages != 5 || poor != 5 || copied != 5 {
		t.Errorf("duplicates %d of 6, ages %d of 5, poor %d of 5, copies %d of 5", twice, ages, poor, copied)
	}
}

func TestBounds(t *testing.T) {
	listed := county{}
	listed.DelistBatch = 2018
	for _, c := range []struct {
		in             county
		year           int
		before, lo, hi float64
	}{
		{listed, 2013, 0.32, 0.021, 0.32},
		{listed, 2015, 0.32, 0.021, 0.16},
		{listed, 2017, 0.05, 0.021, 0.05},
		{listed, 2018, 0.03, 0, 0.019},
		{listed, 2019, 0.01, 0, 0.01},
		{county{}, 2017, 0.05, 0, 0.05},
	} {
		if lo, hi := bounds(c.in, c.year, c.before); lo != c.lo || hi != c.hi {
			t.Errorf("batch %d, year %d: %v to %v, want %v to %v", c.in.DelistBatch, c.year, lo, hi, c.lo, c.hi)
		}
	}
}
