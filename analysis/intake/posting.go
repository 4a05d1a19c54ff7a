package intake

import (
	"taihang/data"
	"taihang/data/ingest"
)

func postingColumns(j *job) []string {
	stated := j.stated(postColumns, "cadre", "team", "start_day")
	if !j.has(fRole) && j.plan.People.Role != "" {
		stated = append(stated, "role")
	}
	if !j.has(fStart) {
		stated = append(stated, "end_day", "intake")
	}
	return stated
}

// post writes the posting that a row speaks of.
func (r *roster) post(j *job, p *person, village, unit int64, year int, at stay) bool {
	v := data.Posting{Cadre: int64(p.id), Role: r.role(j), Intake: at.intake, Start: at.start, End: at.end, Why: j.word(fWhy)}
	if !v.Start.Known() && v.End.Known() && r.leaves(j, v, village) {
		return true
	}
	if at.precision == ingest.ToMonth || at.precision == ingest.ToYear {
		j.once("month", data.Note, "start-month", j.column(fStart))
	}
	t := j.team(village, unit, v.Start, v.End)
	v.Team = int64(t.id)
	h := postHash(int64(p.id), int64(t.id), v.Start)
	bit := yearBit(year)
	if h == p.post {
		if p.years&bit != 0 {
			return j.reject("duplicate-posting", "", initial(j.text(fPerson)))
		}
		p.years |= bit
		return true
	}
	v.ID = j.s.people.posting(j.s, p, h)
	p.post, p.posting, p.years = h, int32(v.ID), bit
	r.postings.put(v)
	return true
}

// leaves ends the posting of somebody of whom a list of departures says the last day
// only: the one in the village that was open then, if there is one and no other.
func (r *roster) leaves(j *job, v data.Posting, village int64) bool {
	if r.open == nil {
		r.open = map[[2]int64][]data.Posting{}
		of := map[int64]int64{}
		for i := range j.s.teams.list.n {
			t := j.s.teams.list.at(i)
			of[int64(t.id)] = int64(t.village)
		}
		j.fail(each(j.s, func(p *data.Posting) {
			if !p.End.Known() {
				key := [2]int64{p.Cadre, of[p.Team]}
				r.open[key] = append(r.open[key], *p)
			}
		}))
	}
	key := [2]int64{v.Cadre, village}
	if list := r.open[key]; len(list) != 1 || list[0].Start >= v.End {
		return false
	}
	p := r.open[key][0]
	delete(r.open, key)
	if p.End, p.Why = v.End, v.Why; j.has(fRole) {
		p.Role = v.Role
	}
	into[data.Posting](j, j.stated([]stating{{fRole, "role"}, {fWhy, "why"}}, "cadre", "team", "start_day", "end_day")...).put(p)
	r.postings = into[data.Posting](j, postingColumns(j)...)
	return true
}

// posting is the number of a posting: that of one with the same person, team
// and first day, else a new one.
func (ps *people) posting(s *session, p *person, h uint64) int64 {
	if id, ok := ps.posts[h]; ok {
		return id
	}
	if p.posting != 0 {
		ps.posts[p.post] = int64(p.posting) // the person has more than one
	}
	return s.number("posting")
}

// yearBit marks a year; years outside the range share the first bit.
func yearBit(year int) uint32 {
	if year < 2000 || year > 2030 {
		return 1
	}
	return 2 << (year - 2000)
}
