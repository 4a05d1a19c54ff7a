package intake

import (
	"cmp"
	"maps"
	"slices"

	"taihang/analysis/mapping"
	"taihang/data"
	"taihang/data/ingest"
)

// Duties and guarantees: tables with a row for each, and tables with a column for each.

// duties reads a village's progress on a duty at a year's end: a row each, or a column.
type duties struct {
	rows   sink[data.DutyProgress]
	across []named
}

func openDuties(j *job) loader {
	j.fail(j.s.wantVillages())
	return duties{into[data.DutyProgress](j), j.across(fDuty, fProgress)}
}

func (l duties) row(j *job) bool {
	year, ok := j.year()
	if !ok {
		return false
	}
	if len(l.across) > 0 {
		return l.side(j, year)
	}
	w := j.word(fDuty)
	if w == "" || year == 0 {
		return j.reject("duty", j.column(fDuty), j.text(fDuty))
	}
	v := j.number(fProgress)
	switch {
	case j.lacks(fProgress):
		return j.reject("no-figure", j.column(fProgress))
	case v.State == data.Present && (v.V < 0 || v.V > 1):
		return j.reject("share", j.column(fProgress), j.text(fProgress))
	}
	village, ok := j.village()
	if !ok {
		return false
	}
	if !j.first(itoa(int(village)) + " " + itoa(year) + w) {
		return false
	}
	l.rows.put(data.DutyProgress{Village: village, Year: year, Duty: w, Progress: v})
	return true
}

// side reads a row with a column for each duty, of the year that its name gives or the
// row's. A cell that says nothing speaks of none, and one that cannot be understood takes
// the others nothing.
func (l duties) side(j *job, year int) bool {
	defer j.restoreAt(fProgress, j.at[fProgress])
	var said []data.DutyProgress
	for _, c := range l.across {
		if !j.turn(fProgress, c.column) {
			continue
		}
		v := j.number(fProgress)
		switch {
		case j.lacks(fProgress):
		case v.State == data.Present && (v.V < 0 || v.V > 1):
			j.warn("share-some", fProgress)
		case cmp.Or(c.year, year) == 0:
			return j.reject("year", "", "")
		default:
			said = append(said, data.DutyProgress{Year: cmp.Or(c.year, year), Duty: c.word, Progress: v})
		}
	}
	j.regain(fProgress)
	if len(said) == 0 {
		return j.reject("no-figure", j.plan.Columns[l.across[0].column].Name)
	}
	village, ok := j.village()
	if !ok || !j.first(itoa(int(village))+" "+itoa(year)) {
		return false
	}
	for _, d := range said {
		d.Village = village
		l.rows.put(d)
	}
	return true
}

func (duties) end(*job) {}

// named is a column whose name is a word of what it is about, in a table that has
// one for each.
type named struct {
	column int
	word   string
	year   int // that the name gives; 0 for none
}

// across are the columns of a field that are called by the words of another.
func (j *job) across(words, cells slot) (list []named) {
	if j.plan.Wide || j.has(words) && words != cells {
		return nil
	}
	for i := range j.plan.Columns {
		c := &j.plan.Columns[i]
		if c.Field != mapping.Fields[cells].ID {
			continue
		}
		w, ok := mapping.WordOfName(mapping.Fields[words].ID, c.Name)
		if !ok {
			continue
		}
		_, year := yearOfName(c.Column)
		if slices.ContainsFunc(list, func(n named) bool { return n.word == w && n.year == year }) {
			j.issue(data.Note, "column-unused", c.Name, c.Name) // the first of them counts
			continue
		}
		list = append(list, named{i, w, year})
	}
	if len(list) < 2 {
		return nil
	}
	return list
}

// turn has a field be what another of its columns says; no where the cell in the row
// in hand says nothing that could be read.
func (j *job) turn(f slot, column int) bool {
	j.at[f] = column
	j.regain(f)
	cell := &j.cells[column]
	if code := spoiled(cell); code != "" {
		j.found.add(data.Issue{Severity: data.Warning, Code: code, Sheet: j.b.Sheet, Row: j.line, Column: j.column(f), Args: []string{cell.Text}, Value: cell.Text})
		return false
	}
	return ingest.Tidy(cell.Text) != ""
}

func (j *job) restoreAt(f slot, column int) { j.at[f] = column }

// guarantees reads what was signed off before a team came: a row each, or a column.
type guarantees struct {
	rows   sink[data.Guarantee]
	across []named
}

func openGuarantees(j *job) loader {
	j.fail(j.s.wantVillages())
	return guarantees{into[data.Guarantee](j), j.across(fGuarantee, fGuarantee)}
}

// side reads a row with a column for each guarantee: a mark that it is signed, with
// the row's day, or the day. What is not signed has none.
func (l guarantees) side(j *job) bool {
	defer j.restoreAt(fGuarantee, j.at[fGuarantee])
	signed, undated := map[string]data.Date{}, false
	on := j.day(fSignedOn)
	unread := j.lacks(fSignedOn)
	for _, c := range l.across {
		if !j.turn(fGuarantee, c.column) {
			continue
		}
		s := j.text(fGuarantee)
		day, ok := data.Date(0), true
		if w, known := mapping.Word("signed", s); !known {
			var problem ingest.Problem
			day, _, problem = ingest.Date(s)
			ok = problem.Code == "" && day.Known()
		} else if w == "1" {
			day, undated = on, undated || !on.Known()
		}
		if ok {
			signed[c.word] = day
		} else if filled(s) {
			j.once(j.column(fGuarantee)+s, data.Warning, "word", j.column(fGuarantee), s)
		}
	}
	j.regain(fGuarantee)
	if len(signed) == 0 {
		return j.reject("guarantee-none", "")
	}
	village, ok := j.village()
	if !ok || !j.first(itoa(int(village))) {
		return false
	}
	if undated {
		j.issue(data.Warning, "guarantee-undated", j.column(fSignedOn))
	}
	for _, w := range slices.Sorted(maps.Keys(signed)) {
		if j.regain(fSignedOn); unread && !signed[w].Known() {
			j.lose(fSignedOn) // the row's day could not be read, but those in other cells
		}
		l.rows.put(data.Guarantee{Village: village, Kind: w, SignedOn: signed[w]})
	}
	return true
}

func (l guarantees) row(j *job) bool {
	if len(l.across) > 0 {
		return l.side(j)
	}
	w := j.word(fGuarantee)
	if w == "" {
		return j.reject("guarantee", j.column(fGuarantee), j.text(fGuarantee))
	}
	village, ok := j.village()
	if !ok {
		return false
	}
	if !j.first(itoa(int(village)) + w) {
		return false
	}
	l.rows.put(data.Guarantee{Village: village, Kind: w, SignedOn: j.day(fSignedOn)})
	return true
}

func (guarantees) end(*job) {}
