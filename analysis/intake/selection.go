package intake

import (
	"regexp"
	"strconv"
	"strings"

	"taihang/data"
	"taihang/data/ingest"
)

// selection reads units' lists of names and what the audit made of them: one
// proposed person a row, the list being that of the unit and round.
type selection struct {
	lists   sink[data.SelectionList]
	entries sink[data.ListEntry]
	place   map[int64]int // entries so far, by list
}

func openSelection(j *job) loader {
	j.fail(j.s.wantUnits())
	j.fail(j.s.wantPeople())
	j.fail(j.s.wantLists())
	return &selection{into[data.SelectionList](j), into[data.ListEntry](j), map[int64]int{}}
}

func (l *selection) row(j *job) bool {
	unit := j.unit()
	if unit == 0 {
		return j.reject("name", j.column(fUnit))
	}
	round, ok := j.round()
	if !ok {
		return false
	}
	list := data.SelectionList{Unit: unit, Round: round, Submitted: j.day(fSubmittedOn), Outcome: j.word(fListOutcome), Reason: strings.Clone(j.text(fListReason))}
	key := listKey{unit, list.Round}
	if list.ID, ok = j.s.lists[key]; !ok {
		list.ID = j.s.number("selection_list")
		j.s.lists[key] = list.ID
	}
	if l.place[list.ID] == 0 {
		l.lists.put(list)
	}
	l.place[list.ID]++
	e := data.ListEntry{
		List: list.ID, Place: l.place[list.ID], Rank: j.word(fRank), InService: true, Established: true, Reserve: j.yes(fReserve), Volunteer: j.yes(fVolunteer),
		ServiceYears: j.number(fServiceYears), Appraisal1: j.word(fAppraisal1), Appraisal2: j.word(fAppraisal2), Outcome: j.word(fEntryOutcome),
	}
	if j.has(fInService) {
		e.InService = j.yes(fInService)
	}
	if j.has(fEstablished) {
		e.Established = j.yes(fEstablished)
	}
	if name := ingest.Joined(j.raw(fPerson)); name != "" || j.has(fRef) {
		if k := j.key(name, j.day(fBirth), unit); !k.none() {
			if p, known := j.knownPerson(k); known { // only somebody who was sent has a row among the cadres
				e.Cadre = p
			}
		}
	}
	l.entries.put(e)
	return true
}

func (l *selection) end(*job) {}

var roundName = regexp.MustCompile(`^第?([一二三四五六七八九]|[0-9]{1,2})(?:次|轮|批)?$`)

// round is the one that the row is of: 2, 第二次, 三; the first where it says none.
func (j *job) round() (int, bool) {
	s := j.text(fRound)
	if !filled(s) {
		return 1, true
	}
	m := roundName.FindStringSubmatch(s)
	if m == nil {
		return 0, j.reject("round", j.column(fRound), s)
	}
	if i := strings.Index("一二三四五六七八九", m[1]); i >= 0 {
		return i/len("一") + 1, true
	}
	n, _ := strconv.Atoi(m[1])
	return max(n, 1), true
}
