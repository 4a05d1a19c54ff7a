package page

import (
	"strconv"
	"strings"

	"taihang/analysis/figure"
)

// TableText is a figure's numbers as tab-separated text, for a spreadsheet.
// Figures keep every digit.
func TableText(r *figure.Resolved) string {
	if r == nil {
		return ""
	}
	var b strings.Builder
	for i, c := range r.Figures.Columns {
		if i > 0 {
			b.WriteByte('\t')
		}
		b.WriteString(c.Name)
	}
	for _, row := range r.Figures.Rows {
		b.WriteByte('\n')
		for i, d := range row {
			if i > 0 {
				b.WriteByte('\t')
			}
			if d.Word != "" {
				b.WriteString(d.Word)
			} else if f := d.V.Float(); f == f {
				b.WriteString(strconv.FormatFloat(f, 'g', -1, 64))
			}
		}
	}
	return b.String()
}
