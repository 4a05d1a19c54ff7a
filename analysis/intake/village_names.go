package intake

import (
	"cmp"
	"slices"
	"strconv"
	"strings"

	"taihang/analysis/gazetteer"
	"taihang/data"
	"taihang/data/ingest"
)

// villageNames are the villages of the workspace by county, for the names that
// are none. They are only read when there is such a name: there are many.
type villageNames struct {
	byCounty map[string][]data.Division
	index    map[string]*gazetteer.Gazetteer
}

// settledVillage is the village that the user has said a name stands for. done
// says that the row has been dealt with: found, or left out.
func (j *job) settledVillage(county string, cells villageCells, name string) (id int64, ok, done bool) {
	key := villageWritten(cells, name)
	to, settled := j.plan.Mapping.Divisions[key]
	if !settled {
		if to, settled = j.s.settled["\t"+key]; !settled {
			return 0, false, false
		}
	}
	if to == "-" {
		return 0, j.reject("left-out", "", key), true
	}
	if j.villageIndex(county); !slices.ContainsFunc(j.s.villageNames.byCounty[county], func(d data.Division) bool { return d.Code == to }) {
		return 0, false, false // the choice was about one of another county
	}
	vs := &j.s.villages
	if n := codeNumber(to); n != 0 {
		id, ok = vs.byCode.get(n)
	} else if n, err := strconv.ParseInt(strings.TrimPrefix(to, villageMark), 10, 32); err == nil {
		id, ok = n, true
	}
	if !ok {
		return 0, false, false
	}
	j.hits.add(Chosen)
	j.once("village "+county+key, data.Note, "division-chosen", j.column(fVillage), key, to, "")
	vs.remember(cells, id)
	return id, true, true
}

// villageMark begins what names a village that has no code: its number.
const villageMark = "#"

// villageWritten is a village's name as the row writes it, its town before it.
func villageWritten(cells villageCells, name string) string {
	return strings.TrimSpace(ingest.Joined(cells.town) + " " + name)
}

// unknownVillage rejects the row in hand, with the villages of the county that
// may be meant.
func (j *job) unknownVillage(county string, cells villageCells, name string) bool {
	u := Unmatched{Parent: county, ParentName: j.s.places.name(county), Name: villageWritten(cells, name), Rank: data.RankVillage, Row: j.line}
	u.Candidates = j.villagesLike(county, ingest.Joined(cells.town), name)
	j.hits.miss(u)
	if len(u.Candidates) == 0 {
		return j.reject("no-village", j.column(fVillage), name, u.ParentName)
	}
	c := u.Candidates[0]
	j.found.add(data.Issue{
		Severity: data.Error, Code: "division-candidates", Sheet: j.b.Sheet, Row: j.line, Column: j.column(fVillage),
		Args: []string{u.Name, c.Name, itoa(len(u.Candidates))}, Value: u.Name, Proposal: c.Code,
	})
	return false
}

// villagesLike ranks the villages of a county whose names are like one, those
// of the town first.
func (j *job) villagesLike(county, town, name string) (out []Suggestion) {
	g := j.villageIndex(county)
	if g == nil {
		return nil
	}
	for _, c := range g.Find(gazetteer.Query{Name: name, Rank: data.RankVillage}).Candidates {
		s := Suggestion{Code: c.Code, Name: strings.TrimSpace(c.Parent + " " + c.Name), Score: c.Score, Why: c.Why, Args: c.Args}
		if town != "" && townName(c.Parent) != townName(town) {
			s.Score -= .2
		}
		out = append(out, s)
	}
	slices.SortStableFunc(out, func(a, b Suggestion) int { return cmp.Compare(b.Score, a.Score) })
	return out
}

// villageIndex indexes a county's villages, the first time it is asked.
func (j *job) villageIndex(county string) *gazetteer.Gazetteer {
	n := &j.s.villageNames
	if n.byCounty == nil {
		n.byCounty, n.index = map[string][]data.Division{}, map[string]*gazetteer.Gazetteer{}
		j.fail(each(j.s, func(v *data.Village) {
			d := data.Division{Code: v.Code, Name: v.Name, Rank: data.RankVillage, Parent: v.Town}
			if d.Code == "" {
				d.Code = villageMark + strconv.FormatInt(v.ID, 10)
			}
			n.byCounty[v.County] = append(n.byCounty[v.County], d)
		}))
	}
	list := n.byCounty[county]
	if len(list) == 0 {
		return nil
	}
	if n.index[county] == nil {
		n.index[county] = gazetteer.New(list, func(code string) gazetteer.Fate { return gazetteer.Fate{Code: code, Joined: true} })
	}
	return n.index[county]
}
