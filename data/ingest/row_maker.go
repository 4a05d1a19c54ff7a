package ingest

import (
	"taihang/data"
	"taihang/data/text"
)

// rowMaker puts a record together from cells that come in the order of their
// columns.
type rowMaker struct {
	rec      Record
	text     []byte  // of the cells, one behind the other
	pieces   []piece // of text
	given    int     // records delivered
	last     int     // number of the record before
	declared int     // the same, as the file has it
	cells    int     // that say something
	padding  int     // blank ones before them
}

// piece is the text of a cell.
type piece struct{ cell, from, to int }

// begin starts the record of row n; 0 if the file does not number it. A number
// that does not come after that of the row before is a fault, and the row is
// counted on.
func (w *rowMaker) begin(n int, numbered bool) {
	r := &w.rec
	*r = Record{Cells: r.Cells[:0], Issues: r.Issues[:0], Lines: 1}
	w.text, w.pieces = w.text[:0], w.pieces[:0]
	switch {
	case !numbered:
		n = w.declared + 1
		w.declared = n
	case n <= w.declared || n > maxRow:
		r.Fault, r.Args = "row-number", []string{itoa(n)}
	default:
		w.declared = n
	}
	if r.Fault != "" {
		n = w.last + 1
	}
	r.Line = max(n, w.last+1)
	w.last = r.Line
}

// cell makes room for the next cell and returns it.
func (w *rowMaker) cell(column int) *Cell {
	r := &w.rec
	gap := column - len(r.Cells) - 1
	w.padding += gap
	w.cells++
	for ; gap > 0; gap-- {
		r.Cells = append(r.Cells, Cell{})
	}
	r.Cells = append(r.Cells, Cell{})
	return &r.Cells[column-1]
}

// cut makes the text from on that of the last cell.
func (w *rowMaker) cut(from int) {
	if from < len(w.text) {
		w.pieces = append(w.pieces, piece{len(w.rec.Cells) - 1, from, len(w.text)})
	}
}

// finish writes the texts into the cells.
func (w *rowMaker) finish() *Record {
	if len(w.pieces) > 0 {
		all := string(w.text)
		for _, p := range w.pieces {
			w.rec.Cells[p.cell].Text = all[p.from:p.to]
		}
	}
	w.given++
	return &w.rec
}

// excess says which limit the sheet goes beyond, if any.
func (w *rowMaker) excess(name string) error {
	switch {
	case w.given >= maxRow:
		return text.Errorf("ingest.limit.rows", name, maxRow)
	case w.padding > maxPadding && w.padding > 64*w.cells:
		return text.Errorf("ingest.limit.blank", name)
	case len(w.text) > maxRowText:
		return text.Errorf("ingest.limit.text", name)
	}
	return nil
}

func (w *rowMaker) fault(code string, args ...string) {
	if w.rec.Fault == "" {
		w.rec.Fault, w.rec.Args = code, args
	}
}

func (w *rowMaker) issue(sheet, code string, column int, args ...string) {
	if len(w.rec.Issues) < 100 {
		w.rec.Issues = append(w.rec.Issues, data.Issue{Severity: data.Warning, Code: code, Sheet: sheet, Row: w.rec.Line, Column: Letter(column), Args: args})
	}
}
