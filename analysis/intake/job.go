package intake

import (
	"context"
	"errors"
	"slices"
	"strings"
	"time"

	"taihang/analysis/mapping"
	"taihang/data"
	"taihang/data/ingest"
	"taihang/data/store"
	"taihang/data/text"
)

// slot is the place of a field in mapping.Fields.
type slot int

func slotOf(id string) slot {
	for i := range mapping.Fields {
		if mapping.Fields[i].ID == id {
			return slot(i)
		}
	}
	panic("intake: no field " + id)
}

// job is the reading of one sheet into a batch.
type job struct {
	ctx   context.Context
	s     *session
	tx    *store.Tx // nil: nothing is written
	plan  *SheetPlan
	b     data.Batch
	found findings
	join  join
	hits  Hits

	at     []int // column of each field, -1 for none
	scale  []float64
	words  []words // by column: what its cells say
	accept map[string]bool
	edits  map[int]map[int]string // by row and column

	row      *ingest.Row
	line     int
	cells    []ingest.Cell
	seen     map[string]int    // key → line, to find rows that stand twice
	listed   map[string]bool   // counties of which the table lists villages
	joined   map[string]string // counties and names of villages known without a town → the one that a row gave them
	needed   map[needKey]int   // how many rows were of a need
	err      error             // of the store: it ends the reading
	seq      int               // rows read, for progress
	looked   bool              // for the county of rows that name none
	of       string            // its code; "" there is none
	exit     int               // the year in which all villages of the table came off the list; 0 unsaid
	town     *string           // of the table, where it has one for all its rows; nil not yet looked for
	left     int               // rows of an older version of the file that this one lacks
	leftRows []string          // the first of them in words
	figures  []string          // names of the indicators that came
	unread   int               // cells of indicators that could not be read
	lost     []slot            // fields whose cells in the row in hand could not be
	spoilt   []spoiltCell      // and what stood in some of them
	ditto    ditto

	years    []int        // in the columns' names, where the table's rows are of none
	parts    []part       // periods of a wide table
	part     *part        // the one that is being read
	varied   []slot       // fields that are in them
	anywhere map[slot]int // the first column of each
}

func newJob(ctx context.Context, s *session, tx *store.Tx, p *SheetPlan) *job {
	f := p.File
	j := &job{
		ctx: ctx, s: s, tx: tx, plan: p, found: newFindings(p.Issues), join: newJoin(), hits: Hits{},
		at: make([]int, len(mapping.Fields)), scale: make([]float64, len(p.Columns)), words: make([]words, len(p.Columns)),
		accept: map[string]bool{}, edits: map[int]map[int]string{}, seen: map[string]int{}, listed: map[string]bool{}, joined: map[string]string{},
		b: data.Batch{
			File: f.Name, Sheet: p.Sheet.Name, SHA256: f.SHA256, Encoding: f.Encoding.Name, Kind: p.Kind,
			At: time.Now().UTC().Format(time.RFC3339),
		},
	}
	for i := range j.at {
		j.at[i] = -1
	}
	for i := range p.Columns {
		c := &p.Columns[i]
		j.scale[i] = 1
		if field := mapping.FieldOf(c.Field); field != nil {
			f := slotOf(c.Field)
			if before := j.at[f]; before >= 0 && !p.Wide && !sideBySide[c.Field] {
				j.issue(data.Warning, "column-twice", p.Columns[before].Name, p.Columns[before].Name, c.Name)
			}
			if j.at[f] < 0 || !p.Wide {
				j.at[f] = i
			}
			j.scale[i] = j.factor(c, field)
		}
	}
	if c := j.at[fRef]; c >= 0 && j.at[fPerson] >= 0 && serial(&p.Columns[c].Values) {
		j.issue(data.Note, "ref-serial", p.Columns[c].Name)
		j.at[fRef] = -1
	}
	j.ditto = newDitto(p)
	j.divide()
	for _, code := range p.Mapping.Accept {
		j.accept[code] = true
	}
	for _, e := range p.Mapping.Edits {
		for i := range p.Columns {
			if c := &p.Columns[i]; c.Name == e.Column || c.Letter == e.Column {
				if j.edits[e.Row] == nil {
					j.edits[e.Row] = map[int]string{}
				}
				j.edits[e.Row][i] = e.Value
				break
			}
		}
	}
	return j
}

// sideBySide are the fields of which a row may have several columns.
var sideBySide = map[string]bool{"org": true, "progress": true, "guarantee": true, ownName: true, "value": true}

// factor brings a column's figures to the field's unit.
func (j *job) factor(c *ColumnPlan, f *mapping.Field) float64 {
	x, ok := mapping.Convert(c.Unit, f.Unit)
	if !ok {
		j.once("unit "+c.Name, data.Warning, "unit", c.Name, c.Name, c.Unit, f.Unit)
		return 1
	}
	return x
}

// read takes all rows in.
func (j *job) read(progress func(done int64)) error {
	open := loaders[j.plan.Kind]
	if open == nil {
		return text.Errorf("ingest.kind", j.plan.Kind, Kinds())
	}
	l := open(j)
	j.s.people.sheet()
	j.s.villageNames = villageNames{}
	j.told()
	err := j.plan.Layout.Rows(j.ctx, j.plan.Sheet, func(r *ingest.Row) error {
		if j.seq++; j.seq&1023 == 0 {
			if err := j.ctx.Err(); err != nil {
				return err
			}
			if progress != nil {
				progress(r.Offset)
			}
		}
		j.take(l, r)
		if j.err != nil {
			return j.err
		}
		return j.tooMany()
	})
	if err != nil && !errors.Is(err, ingest.ErrStop) {
		return err
	}
	j.row, j.line, j.cells, j.lost = nil, 0, nil, nil
	l.end(j)
	if j.err != nil {
		return j.err
	}
	if j.b.Read == 0 {
		j.issue(data.Warning, "no-rows", "")
	}
	j.b.Issues = j.found.list
	return nil
}

// told says what is left out before any row is read.
func (j *job) told() {
	s := j.plan.Sheet
	if n := len(s.HiddenRows); n > 0 {
		j.issue(data.Note, "hidden-rows", "", itoa(n), some(s.HiddenRows))
	}
	for i := range j.plan.Columns {
		c := &j.plan.Columns[i]
		switch {
		case c.Hidden && !c.Empty:
			j.issue(data.Note, "hidden-column", c.Name, c.Name, c.Letter)
		case c.Field == "" && !c.Empty && !j.plan.settled(c):
			j.unused(i)
		case j.plan.Wide && c.period != (period{}) && !slices.ContainsFunc(j.parts, func(p part) bool { return p.period == c.period }):
			j.issue(data.Note, "column-sum", c.Name, c.Name)
		}
		if f := mapping.FieldOf(c.Field); f != nil && f.Personal && c.Field != "person" {
			j.issue(data.Note, "personal", c.Name, c.Name)
		}
	}
	j.beside()
	switch {
	case j.plan.Wide && j.plan.ofMonth != period{}:
		j.issue(data.Note, "month-assumed", "", j.plan.ofMonth.String())
	case len(j.parts) > 0:
		var periods []string
		for _, p := range j.parts {
			periods = append(periods, p.String())
		}
		j.issue(data.Note, "wide", "", strings.Join(periods, " "))
	}
	if j.plan.YearBy != "" && j.plan.YearBy != "map.settled" {
		j.issue(data.Note, "year-assumed", "", itoa(j.plan.Year))
	}
}

// unused says that a column is left out, and why.
func (j *job) unused(i int) {
	c := &j.plan.Columns[i]
	f := c.otherwise()
	switch {
	case j.has(fPerson) && slices.Contains(j.plan.People.Others, i):
		j.issue(data.Note, "column-somebody", c.Name, c.Name)
	case j.has(fPerson) && (c.is("due") || c.is("done")):
		j.issue(data.Note, "column-attendance", c.Name, c.Name)
	case j.plan.Wide && slices.ContainsFunc(j.plan.Issues, func(is data.Issue) bool { return is.Code == "column-no-year" && is.Column == c.Name }):
	case j.plan.Kind != mapping.Indicators:
		j.issue(data.Note, "column-unused", c.Name, c.Name)
	case i >= j.plan.beside():
		j.issue(data.Warning, "column-beside", c.Name, c.Name)
	case f != nil && f.Personal:
		j.issue(data.Note, "column-personal", c.Name, c.Name)
	case f != nil:
		j.issue(data.Note, "column-nofigure", c.Name, c.Name)
	default:
		j.issue(data.Note, "column-text", c.Name, c.Name)
	}
}

// beside says that rows name more people who are posted than the one who is
// loaded.
func (j *job) beside() {
	var names []string
	for _, i := range j.plan.People.Posted {
		if c := &j.plan.Columns[i]; c.Field == "" && !j.plan.settled(c) {
			names = append(names, c.Name)
		}
	}
	if len(names) > 0 && j.has(fPerson) {
		j.issue(data.Warning, "people-beside", "", j.column(fPerson), strings.Join(names, " · "))
	}
}

// take sends a row to its loader and counts what became of it.
func (j *job) take(l loader, r *ingest.Row) {
	j.b.Read++
	j.row, j.line, j.cells = r, r.Line, r.Cells
	for _, is := range r.Issues {
		j.found.add(is)
	}
	if len(j.edits) > 0 {
		j.edit()
	}
	if j.lost, j.spoilt = j.lost[:0], j.spoilt[:0]; r.Class == ingest.ClassData {
		j.spoil()
	}
	switch r.Class {
	case ingest.ClassBad:
		j.refuse()
	case ingest.ClassData:
		if j.dittos() && j.load(l) {
			j.b.Loaded++
		} else {
			j.refuse()
		}
	default:
		j.b.Skipped++
	}
	j.ditto.known = r.Class == ingest.ClassData
}

// edit puts the user's values in the place of what the row says.
func (j *job) edit() {
	for i, v := range j.edits[j.line] {
		if i < len(j.cells) {
			was := j.cells[i].Text
			j.cells[i] = ingest.Cell{Text: v}
			j.found.add(data.Issue{
				Severity: data.Note, Code: "edited", Sheet: j.b.Sheet, Row: j.line, Column: j.plan.Columns[i].Name,
				Args: []string{was, v}, Value: was, Proposal: v,
			})
		}
	}
}

// refuse counts a row that is not loaded and keeps it as it stands.
func (j *job) refuse() {
	j.b.Rejected++
	j.restore()
	r := data.RejectedRow{Row: j.line, Cells: make([]string, len(j.cells))}
	for i := range j.cells {
		r.Cells[i] = strings.Clone(j.cells[i].Text)
	}
	j.b.Refused = append(j.b.Refused, r)
}

// issue notes something about the row in hand.
func (j *job) issue(sev data.Severity, code, column string, args ...string) {
	j.found.add(data.Issue{Severity: sev, Code: code, Sheet: j.b.Sheet, Row: j.line, Column: column, Args: args})
}

// reject notes why the row in hand cannot be loaded. It returns false, for the
// caller to return.
func (j *job) reject(code, column string, args ...string) bool {
	j.issue(data.Error, code, column, args...)
	return false
}

// once notes something a single time for a key.
func (j *job) once(key string, sev data.Severity, code, column string, args ...string) {
	if j.found.first(code + key) {
		j.issue(sev, code, column, args...)
	}
}

// first says whether the key has not been seen, and rejects the row if it has.
func (j *job) first(key string) bool {
	if line, dup := j.seen[key]; dup {
		return j.reject("duplicate", "", itoa(line), key)
	}
	j.seen[strings.Clone(key)] = j.line
	return true
}

// fail keeps the first error of the store.
func (j *job) fail(err error) {
	if err != nil && j.err == nil {
		j.err = err
	}
}

// sink writes the rows of one type, or none when nothing is to be written.
type sink[T any] struct {
	j    *job
	rows *store.Rows[T]
}

// into opens the sink of a type. stated names the columns the file speaks of;
// none means all.
func into[T any](j *job, stated ...string) sink[T] {
	s := sink[T]{j: j}
	if j.tx == nil {
		return s
	}
	rows, err := store.RowsOf[T](j.tx)
	j.fail(err)
	if s.rows = rows; rows != nil {
		if len(stated) == 0 {
			stated = nil
		}
		j.fail(rows.Speak(stated))
	}
	return s
}

func (s sink[T]) put(row T) {
	switch {
	case s.rows == nil || s.j.err != nil:
	case len(s.j.lost) > 0:
		s.j.fail(s.rows.PutWithout(row, s.j.line, s.j.lostColumns()))
	default:
		s.j.fail(s.rows.Put(row, s.j.line))
	}
}

func some(rows []int) string {
	var out []string
	for i, r := range rows {
		if i == 8 {
			out = append(out, "…")
			break
		}
		out = append(out, itoa(r))
	}
	return strings.Join(out, ", ")
}
