package figure

import (
	"bytes"
	"io"
	"testing"
)

// page is the choropleth that the peers were measured on: all counties of the
// real boundaries, 86,465 vertices, legend and title.
func page(b testing.TB, w, h float64) *Drawing {
	b.Helper()
	r, err := Resolve(realDataset(b), Spec{Kind: Choropleth, Measures: []string{"poverty_incidence"}, Years: []int{2016}})
	if err != nil {
		b.Fatal(err)
	}
	return r.Layout(w, h)
}

func BenchmarkChoroplethPNG(b *testing.B) {
	d := page(b, 864, 576)
	b.ReportAllocs()
	done := cpuPer(b)
	for b.Loop() {
		if err := PNG(io.Discard, d, 200); err != nil { // 2400 × 1600
			b.Fatal(err)
		}
	}
	done()
}

func BenchmarkChoroplethImage(b *testing.B) {
	d := page(b, 864, 576)
	done := cpuPer(b)
	for b.Loop() {
		Image(d, 200.0/72)
	}
	done()
}

func BenchmarkChoroplethPDF(b *testing.B) {
	d := page(b, 842, 595)
	var out bytes.Buffer
	done := cpuPer(b)
	for b.Loop() {
		out.Reset()
		if err := PDF(&out, d); err != nil {
			b.Fatal(err)
		}
	}
	done()
	b.ReportMetric(float64(out.Len()), "bytes")
}

func BenchmarkChoroplethSVG(b *testing.B) {
	d := page(b, 842, 595)
	done := cpuPer(b)
	for b.Loop() {
		if err := SVG(io.Discard, d); err != nil {
			b.Fatal(err)
		}
	}
	done()
}

func BenchmarkChoroplethResolveAndLayout(b *testing.B) {
	realDataset(b)
	done := cpuPer(b)
	for b.Loop() {
		page(b, 842, 595)
	}
	done()
}
