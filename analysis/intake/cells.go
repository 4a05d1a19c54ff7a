package intake

import (
	"math"
	"strconv"
	"strings"

	"taihang/analysis/mapping"
	"taihang/data"
	"taihang/data/ingest"
)

// What the cells of the row in hand say, field by field. A cell that cannot be
// read is an issue with what stands there and, where there is one, a proposal;
// a proposal that the user has accepted is taken and noted.

// has says whether the table has a column for the field.
func (j *job) has(f slot) bool { return j.at[f] >= 0 }

// raw is what the field's cell says, "" where there is no column.
func (j *job) raw(f slot) string {
	if c := j.at[f]; c >= 0 {
		return j.cells[c].Text
	}
	return ""
}

// text is the tidied cell.
func (j *job) text(f slot) string {
	s := j.raw(f)
	if s == "" {
		return s
	}
	return ingest.Tidy(s)
}

// name of the field's column.
func (j *job) column(f slot) string {
	if c := j.at[f]; c >= 0 {
		return j.plan.Columns[c].Name
	}
	return ""
}

// doubt deals with a cell that has a problem: an accepted proposal is read by
// again and noted, with the problem's code; else the problem is a warning and false is returned.
func (j *job) doubt(f slot, cell string, p ingest.Problem, again func(string) bool) bool {
	if p.Proposal != "" && (j.accept[p.Code] || j.accept["*"]) && again(p.Proposal) {
		j.found.add(data.Issue{
			Severity: data.Note, Code: "corrected", Sheet: j.b.Sheet, Row: j.line, Column: j.column(f),
			Args: []string{cell, p.Proposal, p.Code}, Value: cell, Proposal: p.Proposal,
		})
		return true
	}
	j.found.add(data.Issue{
		Severity: data.Warning, Code: p.Code, Sheet: j.b.Sheet, Row: j.line, Column: j.column(f),
		Args: []string{cell, p.Proposal}, Value: cell, Proposal: p.Proposal,
	})
	j.lose(f)
	return false
}

// number is a figure in the field's unit.
func (j *job) number(f slot) data.Value {
	c := j.at[f]
	if c < 0 {
		return data.Value{}
	}
	return j.figure(f, c)
}

// figure is what the cell of column c says as a figure of the field.
func (j *job) figure(f slot, c int) data.Value {
	s := j.cells[c].Text
	if s == "" {
		return data.Value{}
	}
	if j.shared(c) && f != fDue { // days that were due may be those of each
		j.warn("cell-merged", f)
		return data.Value{}
	}
	q := ingest.Quantity(s)
	if q.Problem.Code != "" {
		if !j.doubt(f, s, q.Problem, func(p string) bool {
			q = ingest.Quantity(p)
			return q.Problem.Code == ""
		}) {
			return data.Value{}
		}
	}
	if q.Value.State != data.Present {
		return q.Value
	}
	x := j.scaled(f, c, q)
	if mapping.Fields[f].Type == mapping.Count {
		n := math.Round(x)
		if n < 0 || math.Abs(x-n) > 1e-6 {
			j.warn("whole", f)
			return data.Value{}
		}
		x = n // 10.81 万人 is 108,100
	}
	return data.Num(x)
}

// whose are the fields that say whose figures a row has, the nearest first.
var whose = []slot{fPerson, fRef, fVillage, fVillageCode, fCode, fDivisionName, fCounty, fCountyCode, fHelped}

// shared says whether a figure stands in a cell that is merged over several rows, and not
// over those of one place or person: it may be of each, or of all together.
func (j *job) shared(c int) bool {
	span := j.cells[c].Span
	if span == 0 {
		return false
	}
	for _, f := range whose {
		if at := j.at[f]; at >= 0 {
			return j.cells[at].Span != span
		}
	}
	return true
}

// scaled brings a figure to the field's unit. A unit in the cell itself counts
// before the column's.
func (j *job) scaled(f slot, c int, q ingest.Figure) float64 {
	field := &mapping.Fields[f]
	switch {
	case q.Unit == "%" || q.Unit == "‰":
		if field.Type != mapping.Share {
			return q.Value.V * 100 // a percentage kept as such
		}
		return q.Value.V
	case q.Unit != "":
		return q.Value.V // 3.2 万元 is in yuan already
	case q.Times && j.scale[c] >= 1000:
		j.once("times "+j.column(f), data.Note, "times", j.column(f), j.plan.Columns[c].Unit)
		return q.Value.V // 3.2 万 in a column of 万元 is 32,000 yuan, not 320 million
	case field.Type == mapping.Share && j.plan.Columns[c].percent():
		if v := &j.plan.Columns[c].Values; v.Percents > 0 && q.Value.V <= 1 && j.plan.Columns[c].Unit == "" {
			j.once("mixed "+j.column(f), data.Warning, "share-mixed", j.column(f), j.column(f))
			return q.Value.V // beside 80% and 80, 0.8 is no 0.8%
		}
		return q.Value.V / 100
	}
	return mapping.Times(q.Value.V, j.scale[c])
}

// percent says that the column's figures are per cent.
func (c *ColumnPlan) percent() bool {
	return c.Unit == "%" || c.Unit == "％" || c.Unit == "" && c.Values.Max > 1 && c.Values.Max <= 100
}

// warn notes a cell that is not what its column should hold.
func (j *job) warn(code string, f slot) {
	s := j.raw(f)
	j.lose(f)
	j.found.add(data.Issue{Severity: data.Warning, Code: code, Sheet: j.b.Sheet, Row: j.line, Column: j.column(f), Args: []string{s}, Value: s})
}

// known is a real number for which zero stands for unknown.
func (j *job) known(f slot) float64 {
	if v := j.number(f); v.State == data.Present {
		return v.V
	}
	return 0
}

// date is a day, and how much of it the cell gives; unknown where there is
// none.
func (j *job) date(f slot) (d data.Date, p ingest.Precision) {
	c := j.at[f]
	if c < 0 {
		return 0, ingest.NoDate
	}
	s := j.cells[c].Text
	if s == "" {
		return 0, ingest.NoDate
	}
	d, p, problem := ingest.Date(s)
	if problem.Code == "" {
		return d, p
	}
	if j.cells[c].Kind != ingest.KindDate {
		if serial, ok := ingest.SerialDate(s); ok {
			j.once(j.column(f), data.Note, "date-serial", j.column(f), s, serial.String())
			return serial, ingest.ToDay
		}
	}
	ok := j.doubt(f, s, problem, func(proposal string) bool {
		var again ingest.Problem
		d, p, again = ingest.Date(proposal)
		return again.Code == ""
	})
	if !ok && problem.Code != "date-october" {
		return 0, ingest.NoDate
	}
	j.regain(f)
	return d, p
}

// day is a date of whatever precision.
func (j *job) day(f slot) data.Date {
	d, _ := j.date(f)
	return d
}

// code is a division's code. What is none rejects the row, unless a proposal is
// accepted.
func (j *job) code(f slot) (string, bool) {
	s := j.raw(f)
	code, ok := ingest.Code(s)
	if ok {
		return strings.Clone(code), true
	}
	_, p := ingest.CodeText(s)
	if p.Code == "" {
		return "", j.reject("code", j.column(f), ingest.Tidy(s))
	}
	if p.Proposal != "" && (j.accept[p.Code] || j.accept["*"]) {
		if code, ok = ingest.Code(p.Proposal); ok {
			j.found.add(data.Issue{
				Severity: data.Note, Code: "corrected", Sheet: j.b.Sheet, Row: j.line, Column: j.column(f),
				Args: []string{s, code, p.Code}, Value: s, Proposal: code,
			})
			return code, true
		}
	}
	j.found.add(data.Issue{
		Severity: data.Error, Code: p.Code, Sheet: j.b.Sheet, Row: j.line, Column: j.column(f),
		Args: []string{ingest.Tidy(s)}, Value: s, Proposal: p.Proposal,
	})
	return "", false
}

// year of the row: its column's, its month's, or the table's. ok is false when
// the cell says something else; then the row has been rejected.
func (j *job) year() (y int, ok bool) {
	switch {
	case j.part != nil && j.part.year != 0:
		return j.part.year, true
	case j.has(fYear):
		s := j.text(fYear)
		if y, ok = ingest.Year(s); ok {
			return y, true
		}
		if d, p, problem := ingest.Date(s); problem.Code == "" && p != ingest.NoDate && p != ingest.Ongoing {
			return d.Year(), true
		}
		if s == "" && j.plan.Year != 0 {
			return j.plan.Year, true
		}
		if s == "" {
			return 0, j.reject("no-year", j.column(fYear))
		}
		return 0, j.reject("year", j.column(fYear), s)
	case j.has(fMonth):
		if y, _, ok := ingest.Month(j.text(fMonth)); ok {
			return y, true
		}
	}
	return j.plan.Year, true
}

// optionalYear is a year that may be missing; 0 then.
func (j *job) optionalYear(f slot) int {
	s := j.text(f)
	if s == "" {
		return 0
	}
	if y, ok := ingest.Year(s); ok {
		return y
	}
	if d, p, problem := ingest.Date(s); problem.Code == "" && p != ingest.NoDate && p != ingest.Ongoing {
		return d.Year()
	}
	if v, ok := ingest.Number(s); ok && v.State != data.Present || s == "0" {
		return 0 // 未出列 and the like
	}
	j.warn("year-unknown", f)
	return 0
}

// word is the program's word for what the cell says; "" where it says nothing
// or nothing known.
func (j *job) word(f slot) string {
	c := j.at[f]
	if c < 0 {
		return ""
	}
	s := j.cells[c].Text
	if s == "" {
		return ""
	}
	w, ok := j.words[c].get(s)
	if !ok {
		if w, ok = mapping.Word(mapping.Fields[f].ID, s); !ok {
			w = j.unknownWord(f, s)
		}
		j.words[c].set(s, w)
	}
	if w == unknown {
		j.lose(f)
		return ""
	}
	return w
}

// yes says whether the cell says so; what says nothing says no.
func (j *job) yes(f slot) bool {
	c := j.at[f]
	if c < 0 || j.cells[c].Text == "" {
		return false
	}
	s := j.cells[c].Text
	w, ok := j.words[c].get(s)
	if !ok {
		switch yes, known := mapping.YesNo(s); {
		case yes:
			w = "yes"
		case !known:
			w = j.unknownWord(f, s)
		}
		j.words[c].set(s, w)
	}
	if w == unknown {
		j.lose(f)
	}
	return w == "yes"
}

// unknown is what is remembered of a word that the field does not know.
const unknown = "?"

// unknownWord notes a word that the field does not know, once. What stands for
// nothing, such as a dash, is none.
func (j *job) unknownWord(f slot, s string) string {
	if v, is := ingest.Number(s); is && v.State != data.Present {
		return ""
	}
	j.once(j.column(f)+s, data.Warning, "word", j.column(f), ingest.Tidy(s))
	return unknown
}

// words are what the cells of a column have been found to say, for the rows that
// follow. Most columns have a few words only, which are found faster one by one than
// in a map.
type words struct {
	few  []saying
	more map[string]string
}

type saying struct{ cell, word string }

const fewWords, mostWords = 8, 5000

func (w *words) get(cell string) (word string, ok bool) {
	for i := range w.few {
		if w.few[i].cell == cell {
			return w.few[i].word, true
		}
	}
	word, ok = w.more[cell]
	return word, ok
}

func (w *words) set(cell, word string) {
	switch {
	case len(w.few) < fewWords:
		w.few = append(w.few, saying{strings.Clone(cell), word})
	case w.more == nil:
		w.more = map[string]string{strings.Clone(cell): word}
	case len(w.more) < mostWords:
		w.more[strings.Clone(cell)] = word
	}
}

func itoa(n int) string { return strconv.Itoa(n) }
