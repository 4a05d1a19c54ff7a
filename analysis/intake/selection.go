package intake

import (
	"cmp"
	"errors"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"taihang/analysis/mapping"
	"taihang/data"
	"taihang/data/ingest"
)

// selection reads units' lists of names and what the audit made of them: one
// proposed person a row, the list being that of the unit and round. A row that says
// nothing of a person is of the list only.
type selection struct {
	lists   sink[data.SelectionList]
	entries sink[data.ListEntry]
	persons bool // the table says what became of persons, in the column that is elsewhere of lists
}

func openSelection(j *job) loader {
	j.fail(j.s.wantUnits())
	j.fail(j.s.wantPeople())
	j.fail(j.s.wantLists())
	l := &selection{}
	if l.persons = j.has(fListOutcome) && !j.has(fEntryOutcome) && j.judgesPersons(); l.persons {
		j.at[fEntryOutcome], j.at[fListOutcome] = j.at[fListOutcome], -1
		j.issue(data.Note, "outcome-person", j.column(fEntryOutcome), j.column(fEntryOutcome))
		if j.has(fListReason) {
			j.issue(data.Note, "column-unused", j.column(fListReason), j.column(fListReason))
		}
	}
	l.lists, l.entries = into[data.SelectionList](j), into[data.ListEntry](j)
	return l
}

// personal are the fields by which a row speaks of a person.
var personal = []slot{
	fPerson, fRef, fIDNumber, fSex, fBirth, fRank, fReserve, fVolunteer, fServiceYears, fInService, fEstablished, fAppraisal1, fAppraisal2, fEntryOutcome,
}

// judgesPersons says that the column of what became of lists is of persons: rows of
// one list say different things in it. The table is read once for that, since the
// rows that differ may be the last.
func (j *job) judgesPersons() (differ bool) {
	if !slices.ContainsFunc(personal, j.has) || strings.Contains(j.column(fListOutcome), "名单") {
		return false
	}
	said := map[string]string{}
	unit := ""
	err := j.plan.Layout.Rows(j.ctx, j.plan.Sheet, func(r *ingest.Row) error {
		if r.Class != ingest.ClassData {
			return nil
		}
		cell := func(f slot) string {
			if c := j.at[f]; c >= 0 && c < len(r.Cells) {
				return ingest.Tidy(r.Cells[c].Text)
			}
			return ""
		}
		if s := cell(fUnit); s != "" && !isDitto(s) {
			unit = strings.Clone(s)
		}
		outcome := cell(fListOutcome)
		if outcome == "" || isDitto(outcome) {
			return nil
		}
		key := unit + "\n" + cell(fRound)
		if was, met := said[key]; met && was != outcome {
			differ = true
			return ingest.ErrStop
		}
		said[key] = strings.Clone(outcome)
		return nil
	})
	if !errors.Is(err, ingest.ErrStop) {
		j.fail(err)
	}
	return differ
}

func (l *selection) row(j *job) bool {
	e := data.ListEntry{InService: true, Established: true} // as long as the table does not say otherwise
	round, ok := j.round()
	if !ok || !j.meets(fInService, &e.InService) || !j.meets(fEstablished, &e.Established) {
		return false
	}
	unit := j.unit() // not before the row is sure to stand: a unit is made of it
	if unit == 0 {
		return j.reject("name", j.column(fUnit))
	}
	of := j.ofPerson()
	list, ok := l.list(j, unit, round, of)
	if !ok || !of {
		return ok
	}
	j.s.entries[list]++
	e.List, e.Place, e.Rank, e.Reserve, e.Volunteer = list, j.s.entries[list], j.word(fRank), j.yes(fReserve), j.yes(fVolunteer)
	e.ServiceYears, e.Appraisal1, e.Appraisal2, e.Outcome = j.number(fServiceYears), j.word(fAppraisal1), j.word(fAppraisal2), j.word(fEntryOutcome)
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

// list is the number of the list that the row is of. One that says nothing of a
// person, and speaks of a list that another row was of, is rejected.
func (l *selection) list(j *job, unit int64, round int, ofPerson bool) (id int64, ok bool) {
	list := data.SelectionList{Unit: unit, Round: round, Submitted: j.day(fSubmittedOn), Outcome: j.word(fListOutcome)}
	if !l.persons { // else it is why a person was sent back
		list.Reason = strings.Clone(j.text(fListReason))
	}
	key := listKey{unit, round}
	if list.ID, ok = j.s.lists[key]; !ok {
		list.ID = j.s.number("selection_list")
		j.s.lists[key] = list.ID
	}
	if !ofPerson {
		if !j.first("list " + itoa(int(list.ID))) {
			return 0, false
		}
		j.once("", data.Note, "list-only", "")
	}
	said, met := j.s.listsSaid[list.ID]
	if met && list.Outcome != "" && said.Outcome != "" && list.Outcome != said.Outcome {
		j.once(itoa(int(list.ID)), data.Warning, "list-outcome", j.column(fListOutcome), j.text(fListOutcome))
	}
	list.Outcome, list.Reason, list.Submitted = cmp.Or(said.Outcome, list.Outcome), cmp.Or(said.Reason, list.Reason), cmp.Or(said.Submitted, list.Submitted)
	if !met || list != said {
		l.lists.put(list)
		j.s.listsSaid[list.ID] = list
	}
	return list.ID, true
}

// ofPerson says that the row in hand speaks of a person.
func (j *job) ofPerson() bool {
	return slices.ContainsFunc(personal, func(f slot) bool { return filled(j.text(f)) })
}

// meets reads whether somebody is in service, or on the establishment. Nothing in
// the cell says nothing against it, as where there is no column; what cannot be
// understood rejects the row: the workspace has no place for what is not known, and
// neither a breach of the rules nor the keeping of them may be made up.
func (j *job) meets(f slot, is *bool) bool {
	s := j.text(f)
	if !filled(s) {
		if _, known := mapping.Word(mapping.Fields[f].ID, s); !known {
			return true
		}
	}
	w, known := mapping.Word(mapping.Fields[f].ID, s)
	if !known {
		return j.reject("standing", j.column(f), s)
	}
	*is = w == "1"
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
