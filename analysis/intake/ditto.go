package intake

import (
	"slices"

	"taihang/analysis/mapping"
	"taihang/data"
	"taihang/data/ingest"
)

// ditto fills cells that say 同上 or 〃 from the row above. A sign stands for what
// the row above says in the same column; 同左 for the cell at its left.
type ditto struct {
	columns []int    // of texts
	above   [][]byte // what the row above says in them
	heads   []bool   // columns of places that stand over their group: 阜平县 once, and blanks below
	headed  bool     // some do
	keeps   bool     // above is kept
	known   bool     // the row above is data
}

// handMade is how many records a table has at most that somebody may have written
// by hand. In larger ones signs are looked for only if the first rows have some: to
// keep the row above costs time.
const handMade = 100_000

func newDitto(p *SheetPlan) ditto {
	d := ditto{}
	seen := false
	for i := range p.Columns {
		c := &p.Columns[i]
		f := mapping.FieldOf(c.Field)
		if f == nil || !slices.Contains([]mapping.Type{mapping.Text, mapping.Name, mapping.Code, mapping.OneOf, mapping.Yes, mapping.Date}, f.Type) {
			continue
		}
		d.columns = append(d.columns, i)
		seen = seen || slices.ContainsFunc(c.Values.Samples(), isDitto)
	}
	for _, i := range d.columns {
		d.heads = append(d.heads, p.headsGroups(i))
	}
	d.headed = slices.Contains(d.heads, true)
	d.keeps = seen || d.headed || p.Layout != nil && p.Layout.Total <= handMade
	d.above = make([][]byte, len(d.columns))
	return d
}

// isDitto says whether a cell is a sign for another one. Every cell of a text is
// asked: a switch is told by the length and a few bytes.
func isDitto(s string) bool {
	switch s {
	case "同上", "同上。", "同左", "〃", "″", "”", "“", "〞", "〝", "\"", "''", "′′", "〃〃", ",,", "，，":
		return true
	}
	return false
}

// dittos fills the signs of the row in hand. It rejects the row, and says no, where
// one of them points at nothing.
func (j *job) dittos() bool {
	d := &j.ditto
	ok := true
	for n, i := range d.columns {
		if i >= len(j.cells) {
			continue
		}
		cell := &j.cells[i]
		switch {
		case isDitto(cell.Text):
			ok = ok && j.repeat(n, i)
		case d.headed && d.heads[n]:
			d.head(j, n, i)
		}
		if d.keeps {
			d.above[n] = append(d.above[n][:0], cell.Text...)
		}
	}
	return ok
}

// head fills a blank cell of a column whose places stand over their group. A new one
// ends the groups of the columns within it.
func (d *ditto) head(j *job, n, i int) {
	cell := &j.cells[i]
	if ingest.Tidy(cell.Text) != "" {
		for m := range d.columns {
			if d.heads[m] && d.columns[m] > i {
				d.above[m] = d.above[m][:0]
			}
		}
		return
	}
	if len(d.above[n]) > 0 {
		*cell = ingest.Cell{Text: string(d.above[n])}
		j.once(j.plan.Columns[i].Name, data.Note, "place-carried", j.plan.Columns[i].Name, j.plan.Columns[i].Name)
	}
}

// headsGroups says whether a column of prefectures, counties or towns gives each only in
// the first row of its group: of the first rows with a figure or a name further right
// most are blank there, and none says what the one before it says.
func (p *SheetPlan) headsGroups(column int) bool {
	field := p.Columns[column].Field
	if !slices.Contains([]string{"prefecture", "county", "town"}, field) || field == "county" && p.Mapping.County != "" {
		return false
	}
	blank, filled, last := 0, 0, ""
	for _, r := range p.Preview {
		if r.Class != ingest.ClassData || column >= len(r.Cells) {
			continue
		}
		switch s := ingest.Tidy(r.Cells[column]); {
		case s == "" && filled == 0:
			return false // over the first there is none
		case s == "":
			blank++
		case s == last || isDitto(s):
			return false
		default:
			filled++
			last = s
		}
	}
	return filled > 0 && blank > filled
}

// repeat fills the cell of column i, the nth of texts.
func (j *job) repeat(n, i int) bool {
	d, sign := &j.ditto, j.cells[i].Text
	from := ingest.Cell{}
	switch {
	case sign == "同左":
		if i > 0 {
			from = j.cells[i-1]
		}
	case d.keeps && d.known:
		from.Text = string(d.above[n])
	}
	if from.Blank() || isDitto(from.Text) {
		return j.reject("ditto-nothing", j.plan.Columns[i].Name, sign)
	}
	j.cells[i] = from
	j.once("", data.Note, "ditto", j.plan.Columns[i].Name)
	return true
}
