package page

import (
	"encoding/csv"
	"io"
	"strconv"
	"strings"

	"taihang/analysis/figure"
	"taihang/analysis/measure"
	"taihang/data"
	"taihang/data/text"
)

// TableText is a figure's numbers as tab-separated text, for a spreadsheet.
// Figures keep every digit.
func TableText(r *figure.Resolved) string {
	if r == nil {
		return ""
	}
	var b strings.Builder
	for _, row := range plainRows(r) {
		if b.Len() > 0 {
			b.WriteByte('\n')
		}
		b.WriteString(strings.Join(row, "\t"))
	}
	return b.String()
}

// WriteCSV writes a figure's numbers, marked as UTF-8, without which
// spreadsheet programs in China read it as GBK.
func WriteCSV(w io.Writer, r *figure.Resolved) error {
	if _, err := io.WriteString(w, "\ufeff"); err != nil {
		return err
	}
	return csv.NewWriter(w).WriteAll(plainRows(r))
}

// plainRows are heads and rows as a file has them: missing is empty, withheld
// is marked.
func plainRows(r *figure.Resolved) [][]string {
	head := make([]string, len(r.Figures.Columns))
	for i, c := range r.Figures.Columns {
		head[i] = c.Name
	}
	out := [][]string{head}
	for _, row := range r.Figures.Rows {
		line := make([]string, len(row))
		for i, d := range row {
			switch {
			case d.Word != "":
				line[i] = d.Word
			case d.V.State == data.Present:
				line[i] = strconv.FormatFloat(d.V.V, 'g', -1, 64)
			case d.V.State == data.Suppressed:
				line[i] = suppressed
			}
		}
		out = append(out, line)
	}
	return out
}

// suppressed marks a figure that is too small to be shown.
const suppressed = "＜10"

// CellText is a cell as it is read: a word, a figure with its column's
// decimals, or why there is none. Soft says that it is not a figure.
func CellText(l text.Lang, c figure.Column, d figure.Datum) (s string, soft bool) {
	switch {
	case d.Word != "":
		return d.Word, false
	case d.V.State == data.Present && c.Unit == measure.Share:
		return text.Fixed(d.V.V*100, c.Decimals), false
	case d.V.State == data.Present:
		return text.Fixed(d.V.V, c.Decimals), false
	case d.V.State == data.Suppressed:
		return suppressed, true
	case d.V.State == data.NotApplicable:
		return l.T("ui.data.na"), true
	}
	return "—", true
}
