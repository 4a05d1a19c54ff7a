package figure

import (
	"bytes"
	"encoding/binary"
	"encoding/xml"
	"image"
	"image/color"
	"image/png"
	"io"
	"math"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"taihang/data/reference"

	"pgregory.net/rapid"

	"taihang/analysis/figure/fonts"
)

func squarePage(t testing.TB) *Drawing {
	t.Helper()
	r, err := Resolve(squares(t), squareSpecs["page"])
	if err != nil {
		t.Fatal(err)
	}
	return r.Layout(842, 595)
}

// Another decoder reads back every pixel and the resolution.
func TestPNGIsWhatWasDrawn(t *testing.T) {
	d := squarePage(t)
	var b bytes.Buffer
	if err := PNG(&b, d, 100); err != nil {
		t.Fatal(err)
	}
	want := Image(d, 100.0/72)
	at := bytes.Index(b.Bytes(), []byte("pHYs"))
	if at < 0 || binary.BigEndian.Uint32(b.Bytes()[at+4:]) != 3937 {
		t.Error("the resolution is not 3937 pixels a metre")
	}
	got, err := png.Decode(&b)
	if err != nil {
		t.Fatal(err)
	}
	if got.Bounds() != want.Bounds() {
		t.Fatalf("%v, want %v", got.Bounds(), want.Bounds())
	}
	for y := range want.Rect.Dy() {
		for x := range want.Rect.Dx() {
			if r, g, bl, _ := got.At(x, y).RGBA(); uint8(r>>8) != want.RGBAAt(x, y).R || uint8(g>>8) != want.RGBAAt(x, y).G || uint8(bl>>8) != want.RGBAAt(x, y).B {
				t.Fatalf("pixel %d,%d: %v, drew %v", x, y, got.At(x, y), want.RGBAAt(x, y))
			}
		}
	}
}

// Two areas that share an edge between pixels show no ground there.
func TestNoSeamBetweenAreas(t *testing.T) {
	c := newCanvas(20, 10)
	white := color.NRGBA{255, 255, 255, 255}
	c.flood(white)
	red := color.NRGBA{180, 40, 20, 255}
	for _, x := range [][2]float64{{2, 9.37}, {9.37, 18}} {
		r := rect{x[0], 2, x[1], 8}
		c.begin(r)
		c.polygon(r.pts())
		c.end(red, white, tiling)
	}
	for x := 2; x < 18; x++ {
		if p := c.img.RGBAAt(x, 5); math.Abs(float64(p.R)-180) > 2 || math.Abs(float64(p.G)-40) > 2 {
			t.Errorf("pixel %d is %v", x, p)
		}
	}
}

// The ink of a straight stroke is its length times its width.
func TestStrokeInk(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		w := rapid.Float64Range(.3, 5).Draw(t, "width")
		a := Pt{rapid.Float64Range(10, 90).Draw(t, "x0"), rapid.Float64Range(10, 90).Draw(t, "y0")}
		b := Pt{rapid.Float64Range(10, 90).Draw(t, "x1"), rapid.Float64Range(10, 90).Draw(t, "y1")}
		length := math.Hypot(b.X-a.X, b.Y-a.Y)
		if length < 2 {
			return
		}
		c := newCanvas(100, 100)
		c.flood(color.NRGBA{255, 255, 255, 255})
		c.stroke([][]Pt{{a, b}}, false, w, color.NRGBA{0, 0, 0, 255})
		ink := 0.0
		for i := 0; i < len(c.img.Pix); i += 4 {
			ink += 1 - float64(c.img.Pix[i])/255
		}
		if math.Abs(ink-length*w) > .02*length*w+1 {
			t.Fatalf("ink %.2f, want %.2f", ink, length*w)
		}
	})
}

func TestDashesKeepTheirLengths(t *testing.T) {
	got := dashes([]Pt{{0, 0}, {10, 0}, {10, 10}}, false, []float64{3, 2})
	total := 0.0
	for _, d := range got {
		for i := 1; i < len(d); i++ {
			total += math.Hypot(d[i].X-d[i-1].X, d[i].Y-d[i-1].Y)
		}
	}
	if len(got) != 4 || math.Abs(total-12) > 1e-9 {
		t.Errorf("%d dashes, %v drawn: %v", len(got), total, got)
	}
}

// No point that is dropped lies further than the tolerance from what is left.
func TestSimplifyWithinTolerance(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		n := rapid.IntRange(2, 60).Draw(t, "n")
		var pts []Pt
		for range n {
			pts = append(pts, Pt{rapid.Float64Range(0, 20).Draw(t, "x"), rapid.Float64Range(0, 20).Draw(t, "y")})
		}
		tol := rapid.Float64Range(.01, 5).Draw(t, "tol")
		got := simplify(nil, pts, tol)
		if got[0] != pts[0] || got[len(got)-1] != pts[n-1] {
			t.Fatal("an end is lost")
		}
		for _, p := range pts {
			best := math.Inf(1)
			for i := 1; i < len(got); i++ {
				best = min(best, distance(p, got[i-1], got[i]))
			}
			if best > tol+1e-9 {
				t.Fatalf("%v is %v away, tolerance %v", p, best, tol)
			}
		}
	})
}

func distance(p, a, b Pt) float64 {
	dx, dy := b.X-a.X, b.Y-a.Y
	t := 0.0
	if l := dx*dx + dy*dy; l > 0 {
		t = max(0, min(1, ((p.X-a.X)*dx+(p.Y-a.Y)*dy)/l))
	}
	return math.Hypot(p.X-a.X-t*dx, p.Y-a.Y-t*dy)
}

func TestSVGIsXMLAndHoldsEveryText(t *testing.T) {
	d := squarePage(t)
	d.Items = append(d.Items, Item{Text: &Text{X: 9, Y: 9, S: `<&"县𬭎`, Size: 8, Color: color.NRGBA{A: 255}}})
	var b bytes.Buffer
	if err := SVG(&b, d); err != nil {
		t.Fatal(err)
	}
	var all strings.Builder
	dec := xml.NewDecoder(&b)
	for {
		tok, err := dec.Token()
		if err == io.EOF {
			break
		}
		if err != nil {
			t.Fatal(err)
		}
		if c, ok := tok.(xml.CharData); ok {
			all.Write(c)
			all.WriteByte('\n')
		}
	}
	for _, it := range d.Items {
		if it.Text != nil && !strings.Contains(all.String(), it.Text.S+"\n") {
			t.Errorf("“%s” is not in the file", it.Text.S)
		}
	}
}

// Relative coordinates, added up, are where the points are.
func TestSVGDataDoesNotDrift(t *testing.T) {
	var s svg
	var pts []Pt
	for i := range 500 {
		pts = append(pts, Pt{float64(i) * .0333, math.Sin(float64(i)) * 3.3333})
	}
	s.data(pts, false)
	var x, y float64
	for i, f := range strings.Fields(strings.NewReplacer("M", "", "l", " ", "-", " -").Replace(s.b.String())) {
		v := 0.0
		if err := xml.Unmarshal([]byte("<v>"+f+"</v>"), &v); err != nil {
			t.Fatal(err)
		}
		if i%2 == 0 {
			x += v
		} else {
			y += v
		}
	}
	last := pts[len(pts)-1]
	if math.Abs(x-last.X) > .006 || math.Abs(y-last.Y) > .006 {
		t.Errorf("ends at %v,%v, want %v", x, y, last)
	}
}

func TestPDFTextIsFound(t *testing.T) {
	tool := reference.Tool(t, "pdftotext")
	reference.Need(t, fonts.Embeddable(), "no font that a PDF can carry: run analysis/figure/fonts/build.py")
	d := squarePage(t)
	var b bytes.Buffer
	if err := PDF(&b, d); err != nil {
		t.Fatal(err)
	}
	cmd := exec.Command(tool, "-enc", "UTF-8", "-", "-")
	cmd.Stdin = &b
	out, err := cmd.Output()
	if err != nil {
		t.Fatal(err)
	}
	got := strings.Join(strings.Fields(string(out)), "")
	for _, want := range []string{"甲县贫困发生率最高，12.00%", "审图号：未取得，仅限内部使用", "分级含下限，不含上限", "西市"} {
		if !strings.Contains(got, want) {
			t.Errorf("“%s” cannot be found in %q", want, got)
		}
	}
	if n := strings.Count(got, "己县"); n != 1 {
		t.Errorf("己县 is found %d times: its halo must not be read", n)
	}
}

func TestPDFIsTheSameTwice(t *testing.T) {
	var a, b bytes.Buffer
	if err := PDF(&a, squarePage(t)); err != nil {
		t.Fatal(err)
	}
	if err := PDF(&b, squarePage(t)); err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(a.Bytes(), b.Bytes()) {
		t.Error("two files of one figure differ")
	}
}

// Characters that no PDF font of ours can set must not stop the export.
func TestPDFRareCharacters(t *testing.T) {
	d := &Drawing{W: 200, H: 50, Items: []Item{{Text: &Text{X: 5, Y: 20, S: "𬭎㙟塆 \U0001F600 é", Size: 10, Color: color.NRGBA{A: 255}, Halo: color.NRGBA{255, 255, 255, 255}, Rotate: 30}}}}
	for _, embed := range []bool{true, false} {
		if err := writePDF(io.Discard, []*Drawing{d}, embed && fonts.Embeddable()); err != nil {
			t.Fatal(err)
		}
	}
}

// Without a font to embed the same page comes out, as outlines.
func TestPDFWithoutAFont(t *testing.T) {
	d := squarePage(t)
	var with, without bytes.Buffer
	if err := PDF(&with, d); err != nil {
		t.Fatal(err)
	}
	if err := writePDF(&without, []*Drawing{d}, false); err != nil {
		t.Fatal(err)
	}
	if bytes.Contains(without.Bytes(), []byte("/FontFile2")) {
		t.Error("a font is embedded")
	}
	tool := reference.Tool(t, "pdftoppm")
	reference.Need(t, fonts.Embeddable(), "no font to embed: run analysis/figure/fonts/build.py")
	look := func(b []byte) image.Image {
		cmd := exec.Command(tool, "-png", "-r", "50", "-")
		cmd.Stdin = bytes.NewReader(b)
		out, err := cmd.Output()
		if err != nil {
			t.Fatal(err)
		}
		img, err := png.Decode(bytes.NewReader(out))
		if err != nil {
			t.Fatal(err)
		}
		return img
	}
	if diff := unlike(look(with.Bytes()), look(without.Bytes())); diff > 2 {
		t.Errorf("text and outlines differ by %.2f levels a pixel", diff)
	}
}

// unlike is the mean difference of two pictures in levels of 0 to 255, or 255
// when their sizes differ.
func unlike(a, b image.Image) float64 {
	if a.Bounds() != b.Bounds() {
		return 255
	}
	var sum, n float64
	for y := a.Bounds().Min.Y; y < a.Bounds().Max.Y; y++ {
		for x := a.Bounds().Min.X; x < a.Bounds().Max.X; x++ {
			r1, g1, b1, _ := a.At(x, y).RGBA()
			r2, g2, b2, _ := b.At(x, y).RGBA()
			for _, d := range [][2]uint32{{r1, r2}, {g1, g2}, {b1, b2}} {
				sum += math.Abs(float64(d[0])-float64(d[1])) / 257
				n++
			}
		}
	}
	return sum / n
}

// PDF, another program's rendering of it, and our own picture agree.
func TestPictureAgreesWithPDF(t *testing.T) {
	tool := reference.Tool(t, "pdftoppm")
	r, err := Resolve(squares(t), Spec{Kind: Choropleth, Measures: []string{"tier"}})
	if err != nil {
		t.Fatal(err)
	}
	d := r.Layout(842, 595)
	var b bytes.Buffer
	if err := PDF(&b, d); err != nil {
		t.Fatal(err)
	}
	cmd := exec.Command(tool, "-png", "-r", "72", "-")
	cmd.Stdin = &b
	out, err := cmd.Output()
	if err != nil {
		t.Fatal(err)
	}
	img, err := png.Decode(bytes.NewReader(out))
	if err != nil {
		t.Fatal(err)
	}
	if diff := unlike(img, Image(d, 1)); diff > 2 {
		t.Errorf("they differ by %.2f levels a pixel", diff)
	}
}

// One picture stands for all: it is compared loosely, for the dump is exact.
func TestGoldenPicture(t *testing.T) {
	reference.Need(t, fonts.Faces().Bundled, "drawn with the bundled font")
	got := Image(squarePage(t), .75)
	path := filepath.Join("testdata", "choropleth_page.png")
	if *update {
		f, err := os.Create(path)
		if err != nil {
			t.Fatal(err)
		}
		defer f.Close()
		if err := encodePNG(f, got, 54); err != nil {
			t.Fatal(err)
		}
		return
	}
	f, err := os.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	want, err := png.Decode(f)
	if err != nil {
		t.Fatal(err)
	}
	if diff := unlike(want, got); diff > .5 {
		t.Errorf("differs by %.2f levels a pixel from %s", diff, path)
	}
}
