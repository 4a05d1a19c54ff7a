package figure

import (
	"fmt"
	"image/color"
	"io"
	"strings"
	"time"

	"codeberg.org/go-pdf/fpdf"

	"taihang/analysis/figure/fonts"
)

// PDF writes the drawing as one page. Text is text, set in an embedded subset
// of the family, so that it can be searched and copied; characters that the
// family lacks, or all when it cannot be embedded, are drawn as outlines (see
// fonts.Embeddable). Equal drawings give equal bytes.
func PDF(w io.Writer, d *Drawing) error {
	return PDFPages(w, []*Drawing{d})
}

// PDFPages writes a document of several pages. Its record is that of the first.
func PDFPages(w io.Writer, pages []*Drawing) error {
	return writePDF(w, pages, fonts.Embeddable())
}

func writePDF(w io.Writer, pages []*Drawing, embed bool) error {
	p := &pdf{embed: embed, Fpdf: fpdf.NewCustom(&fpdf.InitType{UnitStr: "pt", Size: fpdf.SizeType{Wd: pages[0].W, Ht: pages[0].H}})}
	p.prepare(pages[0])
	for _, d := range pages {
		p.page(d)
	}
	return p.Output(w)
}

type pdf struct {
	*fpdf.Fpdf
	embed bool
	h     float64
	buf   []byte
	pts   []Pt
}

// epoch stands for the time of making: a file that is made again from the same
// figure is the same file.
var epoch = time.Date(2020, 12, 31, 0, 0, 0, 0, time.UTC)

func (p *pdf) prepare(d *Drawing) {
	p.SetCreationDate(epoch)
	p.SetModificationDate(epoch)
	p.SetCatalogSort(true)
	p.SetMargins(0, 0, 0)
	p.SetAutoPageBreak(false, 0)
	p.SetTitle(d.Title, true)
	p.SetSubject(d.Alt, true)
	p.SetKeywords(d.Source, true)
	p.SetAuthor("Taihang", true)
	p.SetCreator("Taihang", true)
	p.SetProducer("Taihang", true)
	if d.Lang != "en" {
		p.SetLang("zh-Hans")
	}
	if p.embed {
		s := fonts.Faces()
		p.AddUTF8FontFromBytes("regular", "", s.Regular.Data)
		p.AddUTF8FontFromBytes("medium", "", s.Medium.Data)
	}
}

func (p *pdf) page(d *Drawing) {
	p.AddPageFormat("P", fpdf.SizeType{Wd: d.W, Ht: d.H})
	p.h = d.H
	p.ops("1 J 1 j")
	for i := range d.Items {
		switch it := &d.Items[i]; {
		case it.Path != nil:
			p.path(it.Path)
		case it.Text != nil:
			p.text(it.Text)
		case it.Areas != nil:
			p.areas(it.Areas)
		}
	}
}

// ops writes operators as they are.
func (p *pdf) ops(s string) { p.RawWriteStr(s + "\n") }

// flush writes the operators collected in buf.
func (p *pdf) flush() {
	p.RawWriteStr(string(p.buf))
	p.buf = p.buf[:0]
}

// sub collects the operators of a subpath. PDF's y grows upwards.
func (p *pdf) sub(pts []Pt, closed bool) {
	op := " m\n"
	for _, q := range pts {
		p.buf = appendHundredths(p.buf, hundredths(q.X))
		p.buf = append(p.buf, ' ')
		p.buf = appendHundredths(p.buf, hundredths(p.h-q.Y))
		p.buf = append(p.buf, op...)
		op = " l\n"
	}
	if closed {
		p.buf = append(p.buf, "h\n"...)
	}
}

func (p *pdf) subs(subs [][]Pt, closed bool) {
	for _, s := range subs {
		if len(s) > 1 {
			p.sub(s, closed)
		}
	}
}

// colour sets the fill (rg) or stroke (RG) colour and the opacity.
func (p *pdf) colour(c color.NRGBA, op string) {
	p.opacity(c.A)
	p.buf = fmt.Appendf(p.buf, "%.3f %.3f %.3f %s\n", float64(c.R)/255, float64(c.G)/255, float64(c.B)/255, op)
}

func (p *pdf) opacity(a uint8) {
	p.flush()
	p.SetAlpha(float64(a)/255, "Normal")
}

func (p *pdf) path(m *Path) {
	subs := m.outline(1)
	if m.Fill.A > 0 {
		p.colour(m.Fill, "rg")
		p.subs(subs, true)
		p.buf = append(p.buf, "f\n"...)
	}
	if m.Hatch.A > 0 {
		p.hatch(subs, m.Hatch)
	}
	if m.Width > 0 && m.Stroke.A > 0 {
		p.colour(m.Stroke, "RG")
		p.buf = fmt.Appendf(p.buf, "%s w 0 J\n", num(m.Width))
		if len(m.Dash) > 0 {
			p.buf = fmt.Appendf(p.buf, "%s 0 d\n", strings.ReplaceAll(fmt.Sprint(m.Dash), ",", ""))
		}
		p.subs(subs, m.Closed)
		p.buf = append(p.buf, "S 1 J\n"...)
		if len(m.Dash) > 0 {
			p.buf = append(p.buf, "[] 0 d\n"...)
		}
	}
	p.flush()
}

// hatch draws the pattern of suppressed values, clipped to a shape.
func (p *pdf) hatch(subs [][]Pt, c color.NRGBA) {
	p.colour(c, "RG")
	p.buf = fmt.Appendf(p.buf, "q %s w\n", num(hatchWidth))
	p.subs(subs, true)
	p.buf = append(p.buf, "W n\n"...)
	p.subs(hatchLines(boundOf(subs, 0), hatchStep), false)
	p.buf = append(p.buf, "S Q\n"...)
	p.flush()
}

// areas draws a map layer; each area has a thin stroke of its own colour, so
// that no ground shows where two meet.
func (p *pdf) areas(a *Areas) {
	r := a.clipRect()
	p.buf = fmt.Appendf(p.buf, "q %s %s %s %s re W n\n", num(r.x0), num(p.h-r.y1), num(r.w()), num(r.h()))
	p.opacity(255)
	p.buf = fmt.Appendf(p.buf, "%s w\n", num(seamWidth))
	for f := range a.Layer.Features {
		rings := a.rings(f, 1, fileTolerance, &p.pts)
		if len(rings) == 0 || a.Fill[f].A == 0 {
			continue
		}
		c := a.Fill[f]
		rgb := fmt.Sprintf("%.3f %.3f %.3f", float64(c.R)/255, float64(c.G)/255, float64(c.B)/255)
		p.buf = fmt.Appendf(p.buf, "%s rg %s RG\n", rgb, rgb)
		p.subs(rings, true)
		p.buf = append(p.buf, "B\n"...)
	}
	for f := range a.Layer.Features {
		if a.Hatch != nil && a.Hatch[f] {
			p.hatch(a.rings(f, 1, fileTolerance, &p.pts), a.HatchC)
		}
	}
	for _, l := range a.Lines {
		p.colour(l.Color, "RG")
		p.buf = fmt.Appendf(p.buf, "%s w\n", num(l.Width))
		p.subs(a.lines(l, 1, fileTolerance, &p.pts), false)
		p.buf = append(p.buf, "S\n"...)
	}
	p.buf = append(p.buf, "Q\n"...)
	p.flush()
}

// text writes a line of text, its halo first. The halo is the same text
// stroked, marked as standing for nothing so that it is not read twice.
func (p *pdf) text(t *Text) {
	if !p.embed || !settable(t) {
		p.outlined(t)
		return
	}
	if t.Rotate != 0 {
		p.TransformBegin()
		p.TransformRotate(t.Rotate, t.X, t.Y)
		defer p.TransformEnd()
	}
	p.SetFont(map[bool]string{false: "regular", true: "medium"}[t.Medium], "", t.Size)
	p.SetTextColor(int(t.Color.R), int(t.Color.G), int(t.Color.B))
	x := t.left()
	if t.Halo.A > 0 {
		p.colour(t.Halo, "RG")
		p.buf = fmt.Appendf(p.buf, "/Span <</ActualText ()>> BDC %s w 1 Tr\n", num(t.haloWidth()))
		p.flush()
		p.Text(x, t.Y, t.S)
		p.ops("0 Tr EMC")
	}
	p.opacity(t.Color.A)
	p.Text(x, t.Y, t.S)
}

// settable says whether the embedded face can set all of a text: it has every
// character, and none lies outside the plane that fpdf encodes.
func settable(t *Text) bool {
	face := fonts.Faces().Pick(t.Medium)
	for _, r := range t.S {
		if r > 0xFFFF || !face.Has(r) {
			return false
		}
	}
	return true
}

func (p *pdf) outlined(t *Text) {
	run := t.glyphs(1, func(r rune, medium bool) []fonts.Seg {
		segs, _ := fonts.Faces().Pick(medium).Outline(r)
		return segs
	})
	if len(run) == 0 {
		return
	}
	if t.Halo.A > 0 {
		p.colour(t.Halo, "RG")
		p.buf = fmt.Appendf(p.buf, "%s w\n", num(t.haloWidth()))
		p.subs(run, true)
		p.buf = append(p.buf, "S\n"...)
	}
	p.colour(t.Color, "rg")
	p.subs(run, true)
	p.buf = append(p.buf, "f\n"...)
	p.flush()
}
