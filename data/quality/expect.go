package quality

import (
	"regexp"
	"slices"
	"strconv"
	"strings"

	"taihang/data"
	"taihang/data/text"
)

// Expected is a total that the user states: cadres=22112, villages@130600=1234,
// teams@130624/2018=57.
type Expected struct {
	What  string  `json:"what"`            // one of Countable
	Place string  `json:"place,omitempty"` // code of a county, a prefecture or the province; "" everything
	Year  int     `json:"year,omitempty"`  // of the roster; 0 the first
	Value float64 `json:"value"`
}

// Countable is what totals can be stated of.
var Countable = []string{"cadres", "first_secretaries", "teams", "units", "villages", "counties"}

var expectation = regexp.MustCompile(`^([a-z_]+)(?:@(\d{6}))?(?:/(\d{4}))?=(\d+)$`)

// ParseExpected reads a stated total.
func ParseExpected(s string) (Expected, error) {
	m := expectation.FindStringSubmatch(strings.ReplaceAll(s, ",", ""))
	if m == nil || !slices.Contains(Countable, m[1]) {
		return Expected{}, text.Errorf("quality.expect", s, strings.Join(Countable, " "))
	}
	e := Expected{What: m[1], Place: m[2]}
	e.Year, _ = strconv.Atoi(m[3])
	e.Value, _ = strconv.ParseFloat(m[4], 64)
	return e, nil
}

// stated compares the user's totals with the rows.
func stated(x *index, list []Expected) (out []Finding) {
	for _, e := range list {
		if e.Year == 0 {
			e.Year = data.FirstYear
		}
		f := Finding{
			ID: e.What, Severity: data.Error, Total: true, Stated: true, Year: e.Year, Place: e.Place,
			Expected: e.Value, Actual: float64(x.count(e)), Unit: "number", PlaceName: x.called(e.Place),
		}
		f.OK = f.Actual == f.Expected
		out = append(out, f)
	}
	return out
}

// called is the name of a place, the county's or prefecture's.
func (x *index) called(code string) string {
	for i := range x.Counties {
		if c := &x.Counties[i]; c.Code == code {
			return c.Name
		}
	}
	for i := range x.Divisions {
		if d := &x.Divisions[i]; d.Code == code && code != "" {
			return d.Name
		}
	}
	return ""
}

// count is the workspace's figure for a stated total.
func (x *index) count(e Expected) (n int) {
	day := data.RosterDate(e.Year)
	within := func(village int64) bool {
		v := x.village[village]
		return e.Place == "" || v != nil && inside(v.County, e.Place)
	}
	switch e.What {
	case "villages":
		for i := range x.Villages {
			if within(x.Villages[i].ID) {
				n++
			}
		}
	case "counties":
		for _, c := range x.Counties {
			if e.Place == "" || inside(c.Code, e.Place) {
				n++
			}
		}
	case "teams", "units":
		units := map[int64]bool{}
		for i := range x.Teams {
			if t := &x.Teams[i]; covers(t.Start, t.End, day) && within(t.Village) {
				n++
				if t.Unit != 0 {
					units[t.Unit] = true
				}
			}
		}
		if e.What == "units" {
			return len(units)
		}
	default:
		for i := range x.Postings {
			p := &x.Postings[i]
			t := x.team[p.Team]
			if !covers(p.Start, p.End, day) || e.What == "first_secretaries" && p.Role != data.RoleFirstSecretary {
				continue
			}
			if e.Place == "" || t != nil && within(t.Village) {
				n++
			}
		}
	}
	return n
}

// inside says whether a county lies in a place.
func inside(county, place string) bool {
	switch {
	case strings.HasSuffix(place, "0000"):
		return strings.HasPrefix(county, place[:2])
	case strings.HasSuffix(place, "00"):
		return strings.HasPrefix(county, place[:4])
	}
	return county == place
}
