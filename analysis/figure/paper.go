package figure

import "io"

// ptPerMm is points in a millimetre.
const ptPerMm = 72 / 25.4

// PaperSize is the size of a kind on paper, in points, when none is asked for:
// a map fills an A4 page on its side, a chart a column or the width of a report.
func PaperSize(k Kind) (w, h float64) {
	switch k {
	case Choropleth:
		return 297 * ptPerMm, 210 * ptPerMm
	case Multiples, Tiles, Strip:
		return 240 * ptPerMm, 150 * ptPerMm
	}
	return 160 * ptPerMm, 100 * ptPerMm
}

// Formats lists what a drawing can be written as, by file extension.
var Formats = []string{"png", "svg", "pdf", "txt"}

// Renderer returns the writer of a format of Formats, or nil for any other.
// dpi is for the formats that have pixels.
func Renderer(format string, dpi float64) func(io.Writer, *Drawing) error {
	switch format {
	case "png":
		return func(w io.Writer, d *Drawing) error { return PNG(w, d, dpi) }
	case "svg":
		return SVG
	case "pdf":
		return PDF
	case "txt":
		return Dump
	}
	return nil
}
