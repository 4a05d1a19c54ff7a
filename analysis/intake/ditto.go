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
	d.keeps = seen || p.Layout != nil && p.Layout.Total <= handMade
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
		if isDitto(cell.Text) && ok {
			ok = j.repeat(n, i)
		}
		if d.keeps {
			d.above[n] = append(d.above[n][:0], cell.Text...)
		}
	}
	return ok
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
