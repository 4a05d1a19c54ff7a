package demo

import (
	"math/rand/v2"

	"taihang/data"
)

// What was published of the Development and Reform Commission's list, and how
// many units of the province had theirs returned.
const (
	drcReserve           = 15 // bureau-level reserve cadres on the list
	drcReserveVolunteers = 9
	drcSectionVolunteers = 22
	unitsReturned        = 22
)

// rejections are the rules a list breaks, by how a person shows it.
var rejections = []string{"not_in_service", "not_established", "appraisal_basic", "newcomer"}

// makeSelection writes the units' lists for the first intake: who was proposed,
// what the audit found, who went.
func (g *generator) makeSelection() {
	r := g.stream("selection")
	sent := map[int64][]int64{}
	for _, p := range g.set.Postings {
		if p.Intake == data.FirstYear {
			unit := g.set.Teams[p.Team-1].Unit
			sent[unit] = append(sent[unit], p.Cadre)
		}
	}
	var province, all []int64
	for _, u := range g.set.Units {
		if len(sent[u.ID]) == 0 {
			continue
		}
		all = append(all, u.ID)
		if u.Level == data.LevelProvince && u.Name != unitDRC {
			province = append(province, u.ID)
		}
	}
	shuffle(r, province)
	returned := map[int64]bool{}
	for _, id := range province[:unitsReturned] {
		returned[id] = true
	}
	for _, id := range all {
		switch {
		case g.unit(id).Name == unitDRC:
			g.listOfDRC(r, id, sent[id])
		case returned[id]:
			g.returnedList(r, id, sent[id])
			g.acceptedList(r, id, 2, sent[id])
		default:
			g.acceptedList(r, id, 1, sent[id])
		}
	}
}

func (g *generator) addList(unit int64, round int, on data.Date, outcome, reason string) int64 {
	id := int64(len(g.set.Lists) + 1)
	g.set.Lists = append(g.set.Lists, data.SelectionList{ID: id, Unit: unit, Round: round, Submitted: on, Outcome: outcome, Reason: reason})
	return id
}

// propose puts an entry last on its list.
func (g *generator) propose(e data.ListEntry) {
	e.Place = 1
	if n := len(g.set.Entries); n > 0 && g.set.Entries[n-1].List == e.List {
		e.Place = g.set.Entries[n-1].Place + 1
	}
	g.set.Entries = append(g.set.Entries, e)
}

// entry is a cadre who goes.
func (g *generator) entry(r *rand.Rand, list, cadre int64) data.ListEntry {
	c := g.cadre(cadre)
	e := data.ListEntry{
		List: list, Cadre: cadre, Rank: c.Rank, InService: true, Established: true,
		Reserve: c.Reserve, Volunteer: c.Volunteer, Outcome: "accepted",
		ServiceYears: data.Num(float64(data.AgeAt(c.WorkStart, arrival))),
		Appraisal1:   rating(r, c.Reserve), Appraisal2: rating(r, c.Reserve),
	}
	switch r.IntN(6000) {
	case 0:
		e.InService = false // overlooked, as is the "basic" of a few: 四不选
	case 1:
		e.Established = false
	}
	if r.IntN(80) == 0 {
		e.ServiceYears = data.Value{} // the unit left it blank
	}
	return e
}

// other is somebody who does not go; fault is the rule broken, or "".
func other(r *rand.Rand, list int64, rank, fault string) data.ListEntry {
	e := data.ListEntry{
		List: list, Rank: rank, InService: true, Established: true, Outcome: "rejected",
		Volunteer: r.IntN(3) == 0, ServiceYears: data.Num(float64(3 + r.IntN(28))),
		Appraisal1: rating(r, false), Appraisal2: rating(r, false),
	}
	switch fault {
	case "not_in_service":
		e.InService = false
	case "not_established":
		e.Established = false
	case "appraisal_basic":
		e.Appraisal1 = "basic"
	case "newcomer":
		e.ServiceYears = data.Num(0)
	}
	return e
}

// acceptedList is a list that passed. One in eight passed after single cadres
// were exchanged.
func (g *generator) acceptedList(r *rand.Rand, unit int64, round int, sent []int64) {
	exchanged := r.IntN(8) == 0
	outcome := "accepted"
	if exchanged {
		outcome = "exchanged"
	}
	on := data.NewDate(2016, 1, 8) + data.Date(r.IntN(15)+21*(round-1))
	list := g.addList(unit, round, on, outcome, "")
	for _, c := range sent {
		g.propose(g.entry(r, list, c))
	}
	for range r.IntN(3) {
		g.propose(other(r, list, pick(r, ranks[2:]), ""))
	}
	if exchanged {
		e := other(r, list, "staff", pick(r, rejections))
		e.Outcome = "exchanged"
		g.propose(e)
	}
}

// returnedList is a first list with somebody on it who breaks a rule.
func (g *generator) returnedList(r *rand.Rand, unit int64, sent []int64) {
	reason := pick(r, rejections)
	list := g.addList(unit, 1, data.NewDate(2016, 1, 8)+data.Date(r.IntN(12)), "returned", reason)
	for i := range sent {
		fault := ""
		if i == 0 || r.IntN(5) == 0 {
			fault = reason
		}
		g.propose(other(r, list, pick(r, ranks[1:]), fault))
	}
}

// listOfDRC is the list that was told of: 15 reserve cadres of bureau level,
// nine of them volunteers, 22 volunteers of section level; nine went, three of
// the first and six of the second.
func (g *generator) listOfDRC(r *rand.Rand, unit int64, sent []int64) {
	list := g.addList(unit, 1, data.NewDate(2016, 1, 11), "accepted", "")
	bureau, section := 0, 0
	for _, c := range sent {
		e := g.entry(r, list, c)
		if e.Rank == "bureau" {
			bureau++
		} else {
			section++
		}
		g.propose(e)
	}
	for ; bureau < drcReserve*g.scale; bureau++ {
		e := other(r, list, "bureau", "")
		e.Reserve, e.Volunteer = true, bureau < drcReserveVolunteers*g.scale
		g.propose(e)
	}
	for ; section < drcSectionVolunteers*g.scale; section++ {
		e := other(r, list, "section", "")
		e.Volunteer = true
		g.propose(e)
	}
}
