package intake

import (
	"slices"
	"strings"

	"taihang/data"
	"taihang/data/ingest"
)

// Cells that are there and cannot be read. Nothing is known of what they say: the
// row is taken without them, and what the workspace has in their place stays.

// lose says that the field's cell in the row in hand could not be read.
func (j *job) lose(f slot) {
	if !j.lacks(f) {
		j.lost = append(j.lost, f)
	}
}

// regain says that what the field is about is known after all.
func (j *job) regain(f slot) {
	j.lost = slices.DeleteFunc(j.lost, func(g slot) bool { return g == f })
}

// lacks says whether the field's cell in the row in hand could not be read.
func (j *job) lacks(f slot) bool { return slices.Contains(j.lost, f) }

// columnsOf names the column of the tables that a field's cells go to, where a row
// may stand without it.
var columnsOf = func() map[slot][]string {
	m := map[slot][]string{
		fLon: {"lon", "lat"}, fLat: {"lon", "lat"},
		fSignedOn: {"signed_on"}, fListedOn: {"listed_on"}, fMetOn: {"met_on"}, fReportedOn: {"reported_on"},
	}
	for _, list := range [][]stating{cadreColumns, postColumns, villageColumns, countyColumns} {
		for _, s := range list {
			m[s.f] = []string{s.column}
		}
	}
	for _, f := range ledgerFields {
		m[f.f] = []string{f.column}
	}
	return m
}()

// lostColumns are the columns of which the row in hand says nothing that could be
// read.
func (j *job) lostColumns() (columns []string) {
	for _, f := range j.lost {
		columns = append(columns, columnsOf[f]...)
	}
	return columns
}

// spoil looks for cells that no spreadsheet could work out or show, says so, and
// has the fields that they are of find nothing there.
func (j *job) spoil() {
	if !mayBeSpoiled(j.cells) {
		return
	}
	for f, c := range j.at {
		if c < 0 || slot(f) == fValue || j.part == nil && slices.Contains(j.varied, slot(f)) {
			continue
		}
		cell := &j.cells[c]
		code := spoiled(cell)
		if code == "" {
			continue
		}
		j.found.add(data.Issue{Severity: data.Warning, Code: code, Sheet: j.b.Sheet, Row: j.line, Column: j.column(slot(f)), Args: []string{cell.Text}, Value: cell.Text})
		j.lose(slot(f))
		j.spoilt = append(j.spoilt, spoiltCell{c, *cell})
		*cell = ingest.Cell{}
	}
}

// mayBeSpoiled says whether a row is worth a closer look.
func mayBeSpoiled(cells []ingest.Cell) bool {
	for i := range cells {
		if c := &cells[i]; c.Kind >= ingest.KindError || c.Text != "" && c.Text[0] == '#' {
			return true
		}
	}
	return false
}

type spoiltCell struct {
	at   int
	cell ingest.Cell
}

// restore puts the row in hand back as it stands in the file.
func (j *job) restore() {
	for _, s := range j.spoilt {
		j.cells[s.at] = s.cell
	}
}

// spoiled is the issue of a cell that a spreadsheet could not work out or show; ""
// for others.
func spoiled(c *ingest.Cell) string {
	switch {
	case c.Kind == ingest.KindUncached:
		return "cell-uncached"
	case c.Kind == ingest.KindError, errorCells[strings.ToUpper(c.Text)]:
		return "cell-error"
	case len(c.Text) > 2 && strings.Trim(c.Text, "#") == "":
		return "cell-narrow"
	}
	return ""
}

// errorCells are what stands in text files for formulas that failed.
var errorCells = map[string]bool{
	"#NULL!": true, "#DIV/0!": true, "#VALUE!": true, "#REF!": true, "#NAME?": true, "#NUM!": true, "#N/A": true,
	"#SPILL!": true, "#CALC!": true, "#GETTING_DATA": true, "#FIELD!": true, "#BLOCKED!": true,
}
