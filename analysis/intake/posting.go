package intake

import (
	"cmp"
	"slices"

	"taihang/data"
	"taihang/data/ingest"
)

// postingColumns are those that the rows speak of.
func (r *roster) postingColumns(j *job) []string {
	stated := j.stated(postColumns, "cadre", "team", "start_day")
	if !j.has(fRole) && (j.plan.People.Role != "" || r.titled != "") {
		stated = append(stated, "role")
	}
	if !j.has(fStart) {
		stated = append(stated, "end_day", "intake")
	}
	return stated
}

// post writes the posting that a row speaks of. fresh says that nobody knew the person.
func (r *roster) post(j *job, p *person, village, unit int64, at stay, fresh bool) bool {
	role, said := r.role(j)
	if !said && j.has(fRole) {
		j.lose(fRole) // what is known of it stays
	}
	v := data.Posting{Cadre: int64(p.id), Role: role, Intake: at.intake, Start: at.start, End: at.end, Why: j.word(fWhy)}
	if !v.Start.Known() && v.End.Known() {
		if r.leaves(j, v, village, said) {
			return true
		}
		if day := data.NewDate(at.year, 1, 1); at.year != 0 && day < v.End {
			v.Start = day
		}
	}
	if at.precision == ingest.ToMonth || at.precision == ingest.ToYear {
		j.once("month", data.Note, "start-month", j.column(fStart))
	}
	if !fresh && j.s.people.since > 0 {
		if t, _ := j.knownTeam(village, unit); t != nil {
			v.Team = int64(t.id)
		}
		r.stands(j, &v, village, at, said)
	}
	t := (*team)(nil)
	if v.ID != 0 {
		t = j.s.teams.numbered(village, v.Team)
	} else {
		t = j.team(village, unit)
		v.Team = int64(t.id)
	}
	if !v.Start.Known() {
		j.once("start", data.Warning, "start-none", j.column(fStart))
	}
	t.stood(j, v.Start, v.End)
	return r.put(j, p, v, at, said)
}

// put writes a posting, unless a row before it says the same. Of the rows of several
// years about one posting the last that says so counts for its end and what it is.
func (r *roster) put(j *job, p *person, v data.Posting, at stay, said bool) bool {
	ps := &j.s.people
	ps.turn(p, postHash(v.Team, v.Start))
	v.ID = cmp.Or(v.ID, int64(p.posting))
	bit, before := yearBit(at.year), p.years
	if before&bit != 0 {
		return j.reject("duplicate-posting", "", initial(j.text(fPerson)))
	}
	if p.years |= bit; before != 0 {
		changed := said && p.is(first) != (v.Role == data.RoleFirstSecretary)
		if changed {
			j.issue(data.Warning, "posting-role", j.column(fRole), initial(j.text(fPerson)))
		}
		if !changed && (!v.End.Known() || at.yearly) {
			return true
		}
		if !v.End.Known() {
			j.lose(fEnd)
		}
	}
	if v.ID == 0 {
		v.ID = j.s.number("posting")
	}
	p.posting = int32(v.ID)
	p.set(first, v.Role == data.RoleFirstSecretary)
	r.postings.put(v)
	return true
}

// turn makes a posting the last of a person, with what rows of this sheet have said of it.
func (ps *people) turn(p *person, h uint32) {
	if p.posting == 0 || h != p.post {
		if p.posting != 0 {
			ps.posts[postKey{p.id, p.post}] = toldOf{p.posting, p.years, p.sheet, p.is(first)}
		}
		known := ps.posts[postKey{p.id, h}]
		p.post, p.posting, p.years, p.sheet = h, known.id, known.years, known.sheet
		p.set(first, known.first)
	}
	ps.renew(p)
}

// renew forgets what rows of another sheet have said of a person.
func (ps *people) renew(p *person) {
	if p.sheet != ps.sheets {
		p.years, p.sheet = 0, ps.sheets
	}
}

// lodging is a posting that the workspace has, and its village.
type lodging struct {
	data.Posting
	village int64
}

// lodgings are the postings of a person that were known before this sheet.
func (r *roster) lodgings(j *job, cadre int64) []lodging {
	if r.stays == nil {
		r.stays = map[int64][]lodging{}
		of := j.s.teams.villages()
		before(j, func(p *data.Posting) {
			r.stays[p.Cadre] = append(r.stays[p.Cadre], lodging{*p, of[p.Team]})
		})
	}
	return r.stays[cadre]
}

// stands looks among the workspace's postings of somebody for the one that a row
// speaks of although it does not give its first day, or gives it otherwise: somebody
// is not in a village twice at a time. v becomes that one then, with what the row
// says of it. Where somebody changed what they are in the village, the former posting
// ends; one that goes on elsewhere is told.
func (r *roster) stands(j *job, v *data.Posting, village int64, at stay, said bool) {
	list := r.lodgings(j, v.Cadre)
	if slices.ContainsFunc(list, func(q lodging) bool { return q.Team == v.Team && q.Start == v.Start }) {
		return // it is known by its first day
	}
	for i := range list {
		q := &list[i]
		if !overlap(q.Posting, *v) {
			continue
		}
		switch {
		case q.village != village:
			if !q.End.Known() && v.Start.Known() && !at.yearly {
				j.issue(data.Warning, "posting-elsewhere", j.column(fVillage), initial(j.text(fPerson)), q.Start.String())
			}
			continue
		case q.Team != v.Team && !at.yearly && v.Start.Known():
			continue // another unit's
		case said && q.Role != v.Role && v.Start.Known() && !at.yearly && q.Start < v.Start:
			j.issue(data.Warning, "posting-changed", j.column(fRole), initial(j.text(fPerson)), q.Start.String(), v.Start.String())
			q.End = v.Start
			r.ends(j, q.Posting, "end_day")
			continue
		}
		switch {
		case !v.Start.Known() || at.yearly:
			v.Start = q.Start
		case q.Start.Known() && refines(q.Start, v.Start, at.precision):
			v.Start = q.Start
		case q.Start.Known() && q.Start != v.Start && !refines(v.Start, q.Start, ingest.ToMonth):
			was := v.Start
			if apart(q.Start, v.Start) > 62 {
				v.Start = min(q.Start, v.Start) // it went on
			}
			j.issue(data.Warning, "posting-start", j.column(fStart), initial(j.text(fPerson)), q.Start.String(), was.String(), v.Start.String())
		}
		if !v.End.Known() && !j.has(fEnd) && !at.spans || at.yearly {
			v.End, v.Why = q.End, cmp.Or(v.Why, q.Why)
		}
		if v.ID, v.Team = q.ID, q.Team; q.Intake != 0 && !j.has(fIntake) {
			v.Intake = q.Intake
		}
		j.once("stands", data.Note, "posting-stands", "")
		return
	}
}

// overlap says whether two postings have a day in common. One without a last day goes
// on; one without any day is of any time.
func overlap(a, b data.Posting) bool {
	return (!a.End.Known() || !b.Start.Known() || b.Start < a.End) && (!b.End.Known() || !a.Start.Known() || a.Start < b.End)
}

// refines says whether a day is more exact than another that was given to the month
// or year.
func refines(day, of data.Date, p ingest.Precision) bool {
	a, b := day.Time(), of.Time()
	return p == ingest.ToYear && a.Year() == b.Year() && b.Month() == 1 && b.Day() == 1 || p == ingest.ToMonth && a.Year() == b.Year() && a.Month() == b.Month() && b.Day() == 1
}

// apart is how many days lie between two.
func apart(a, b data.Date) int {
	return int(max(a.Time().Sub(b.Time()), b.Time().Sub(a.Time())).Hours() / 24)
}

// leaves ends the posting of somebody of whom a list of departures says the last day
// only: the one in the village that was open then, if there is one and no other.
func (r *roster) leaves(j *job, v data.Posting, village int64, said bool) bool {
	q := r.open(j, v.Cadre, village)
	if q == nil || q.Start >= v.End {
		return false
	}
	p := &q.Posting
	stated := j.stated([]stating{{fWhy, "why"}}, "end_day")
	if p.End, p.Why = v.End, v.Why; said {
		p.Role = v.Role
		stated = append(stated, "role")
	}
	r.ends(j, *p, stated...)
	return true
}

// left ends the only open posting of somebody of whom a list says the last day, and not
// where.
func (r *roster) left(j *job, p *person) {
	end, precision := j.date(fEnd)
	if !end.Known() {
		return
	}
	if precision == ingest.ToMonth || precision == ingest.ToYear {
		end = lastOf(end, precision)
	}
	v := data.Posting{Cadre: int64(p.id), End: end, Why: j.word(fWhy)}
	if !r.leaves(j, v, 0, false) {
		j.issue(data.Warning, "left-unknown", j.column(fEnd), initial(j.text(fPerson)))
	}
}

// open is the only posting of somebody in a village, 0 for any, that has no end; nil for
// none or several.
func (r *roster) open(j *job, cadre, village int64) (one *lodging) {
	list := r.lodgings(j, cadre)
	for i := range list {
		q := &list[i]
		if village != 0 && q.village != village || q.End.Known() {
			continue
		}
		if one != nil {
			return nil
		}
		one = q
	}
	return one
}

// ends writes the last day of a posting that the workspace has, and what else is said
// of it.
func (r *roster) ends(j *job, p data.Posting, stated ...string) {
	into[data.Posting](j, append(stated, "cadre", "team", "start_day")...).put(p)
	r.postings = into[data.Posting](j, r.postingColumns(j)...)
}

// yearBit marks a year; years outside the range share the first bit.
func yearBit(year int) uint32 {
	if year < 2000 || year > 2030 {
		return 1
	}
	return 2 << (year - 2000)
}
