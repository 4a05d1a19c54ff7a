package intake

import (
	"slices"
	"strings"

	"taihang/analysis/gazetteer"
	"taihang/data"
	"taihang/data/ingest"
)

// A list of divisions may go down to the villages: the register of all that there are,
// not of those with a team. A village that a table names gets its code from there, and
// a name that is not in it is told.

// register indexes the villages and towns of a county that lists of divisions have, the
// first time it is asked for; nil where they have none.
func (pl *places) register(county string) *gazetteer.Gazetteer {
	if pl.registers == nil {
		pl.registers, pl.below = map[string]*gazetteer.Gazetteer{}, map[string][]data.Division{}
		for code, same := range pl.divisions {
			if r := rank(code); r == data.RankTown || r == data.RankVillage {
				of := pl.resolve(code[:6]).code
				pl.below[of] = append(pl.below[of], same[len(same)-1])
			}
		}
	}
	g, known := pl.registers[county]
	if known {
		return g
	}
	list, villages := pl.below[county], 0
	for i := range list {
		if list[i].Rank == data.RankVillage {
			list[i].Name = villageName(list[i].Name)
			villages++
		}
	}
	if villages > 0 {
		slices.SortFunc(list, func(a, b data.Division) int { return strings.Compare(a.Code, b.Code) })
		g = gazetteer.New(list, func(code string) gazetteer.Fate { return gazetteer.Fate{Code: code, Joined: true} })
	}
	pl.registers[county] = g
	return g
}

// enrol looks a village that the workspace does not know up in the register, for its
// code, and by that among those that are known. ok is false where it has
// none of the name; like are those that may be meant.
func (j *job) enrol(m *spoken) (like []gazetteer.Candidate, ok bool) {
	if m.code != "" || m.name == "" {
		return nil, true
	}
	g := j.s.places.register(m.county)
	if g == nil {
		return nil, true
	}
	found := g.Find(gazetteer.Query{Name: villageName(m.name), Parent: ingest.Joined(m.cells.town), Rank: data.RankVillage})
	if found.Code == "" {
		named := slices.ContainsFunc(found.Candidates, func(c gazetteer.Candidate) bool { return c.Name == villageName(m.name) }) // in another town, or in several
		return found.Candidates, named
	}
	if len(found.Code) == len("130624102201") {
		m.code = found.Code
		m.id, _ = j.s.villages.byCode.get(codeNumber(m.code))
	}
	return nil, true
}

// unlisted tells that a village which is about to be taken in is not in the register. A
// name that is proposed and accepted is taken.
func (j *job) unlisted(m *spoken, like []gazetteer.Candidate) {
	p := ingest.Problem{Code: "village-unlisted"}
	if len(like) > 0 && like[0].Score >= Likely && (len(like) == 1 || like[1].Score <= like[0].Score-margin) {
		p.Code = "village-like"
		p.Proposal, _ = j.s.places.registered(like[0].Code)
	}
	j.doubt(fVillage, m.name, p, func(name string) bool {
		m.name = name
		_, is := j.enrol(m)
		return is && (m.id != 0 || j.byVillageName(m))
	})
	j.regain(fVillage)
}

// registered is the name of a village in the register, as tables write it: without its
// committee; and its town's. "" for a code that is not in it.
func (pl *places) registered(code string) (name, town string) {
	list := pl.divisions[code]
	if len(list) == 0 {
		return "", ""
	}
	d := list[len(list)-1]
	if above := pl.divisions[d.Parent]; len(above) > 0 {
		town = above[0].Name
	}
	for _, committee := range []string{"村民委员会", "村委会"} {
		if cut, is := strings.CutSuffix(d.Name, committee); is {
			return strings.TrimSuffix(cut, "村") + "村", town
		}
	}
	for _, committee := range []string{"居民委员会", "居委会"} {
		if cut, is := strings.CutSuffix(d.Name, committee); is {
			return cut, town
		}
	}
	return d.Name, town
}
