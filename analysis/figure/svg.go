package figure

import (
	"bytes"
	"encoding/xml"
	"fmt"
	"image/color"
	"io"
	"strconv"
	"strings"

	"taihang/analysis/figure/fonts"
	"taihang/analysis/figure/style"
)

// SVG writes the drawing with real text, set in the first family of a list
// that the reader has. A map's areas carry their names and codes.
func SVG(w io.Writer, d *Drawing) error {
	s := &svg{hatches: map[color.NRGBA]bool{}}
	s.f(`<svg xmlns="http://www.w3.org/2000/svg" xml:lang="%s" width="%spt" height="%spt" viewBox="0 0 %s %s" font-family="%s" role="img">`,
		svgLang(d.Lang), num(d.W), num(d.H), num(d.W), num(d.H), escape(svgFamilies()))
	s.f("\n<title>%s</title>\n<desc>%s</desc>\n<metadata>%s</metadata>\n", escape(d.Title), escape(d.Alt), escape(d.Source))
	for i := range d.Items {
		switch it := &d.Items[i]; {
		case it.Path != nil:
			s.path(it.Path)
		case it.Text != nil:
			s.text(it.Text)
		case it.Areas != nil:
			s.areas(it.Areas, i)
		}
	}
	s.f("</svg>\n")
	_, err := w.Write(s.b.Bytes())
	return err
}

type svg struct {
	b       bytes.Buffer
	hatches map[color.NRGBA]bool
	pts     []Pt
}

func (s *svg) f(format string, args ...any) { fmt.Fprintf(&s.b, format, args...) }

func svgLang(lang string) string {
	if lang == "en" {
		return "en"
	}
	return "zh-Hans"
}

// svgFamilies is the list of families, the bundled one first.
func svgFamilies() string {
	var out []string
	for _, f := range append([]string{"Noto Sans SC"}, fonts.SystemFamilies()...) {
		if len(out) == 0 || out[0] != f {
			out = append(out, f)
		}
	}
	return strings.Join(append(out, "sans-serif"), ", ")
}

func (s *svg) path(p *Path) {
	if p.Hatch.A > 0 {
		s.pattern(p.Hatch)
	}
	paint := s.paint(p)
	if p.Radius > 0 && len(p.Subs) == 1 {
		b := boundOf(p.Subs, 0)
		s.f(`<rect x="%s" y="%s" width="%s" height="%s" rx="%s"%s/>`+"\n", num(b.x0), num(b.y0), num(b.w()), num(b.h()), num(p.Radius), paint)
		return
	}
	s.f(`<path d="`)
	for _, sub := range p.Subs {
		s.data(sub, p.Closed)
	}
	s.f(`"%s/>`+"\n", paint)
	if p.Hatch.A > 0 {
		s.f(`<path d="`)
		for _, sub := range p.Subs {
			s.data(sub, true)
		}
		s.f(`" fill="url(#%s)"/>`+"\n", hatchID(p.Hatch))
	}
}

// paint is the attributes of a path's fill and stroke.
func (s *svg) paint(p *Path) string {
	var b strings.Builder
	b.WriteString(paint("fill", p.Fill))
	if p.Width > 0 && p.Stroke.A > 0 {
		b.WriteString(paint("stroke", p.Stroke) + ` stroke-width="` + num(p.Width) + `" stroke-linejoin="round"`)
		if len(p.Dash) > 0 {
			var d []string
			for _, l := range p.Dash {
				d = append(d, num(l))
			}
			b.WriteString(` stroke-dasharray="` + strings.Join(d, " ") + `"`)
		}
	}
	return b.String()
}

// paint is a colour as attributes.
func paint(attr string, c color.NRGBA) string {
	switch c.A {
	case 0:
		return ` ` + attr + `="none"`
	case 255:
		return ` ` + attr + `="` + style.Hex(c) + `"`
	}
	return ` ` + attr + `="` + style.Hex(c) + `" ` + attr + `-opacity="` + num(float64(c.A)/255) + `"`
}

func hatchID(c color.NRGBA) string { return "hatch-" + style.Hex(c)[1:] }

// pattern defines the hatch of a colour once.
func (s *svg) pattern(c color.NRGBA) {
	if s.hatches[c] {
		return
	}
	s.hatches[c] = true
	st := num(hatchStep)
	s.f(`<defs><pattern id="%s" width="%s" height="%s" patternUnits="userSpaceOnUse"><path d="M-1 1l2 -2M0 %sL%s 0M%s %sl2 -2"%s stroke-width="%s"/></pattern></defs>`+"\n",
		hatchID(c), st, st, st, st, num(hatchStep-1), num(hatchStep+1), paint("stroke", c), num(hatchWidth))
}

// data writes path data with relative coordinates in hundredths, each point
// rounded by itself so that errors do not add up.
func (s *svg) data(pts []Pt, closed bool) {
	if len(pts) == 0 {
		return
	}
	x, y := hundredths(pts[0].X), hundredths(pts[0].Y)
	b := append(s.b.AvailableBuffer(), 'M')
	b = appendHundredths(b, x)
	b = appendHundredths(append(b, ' '), y)
	sep := byte('l')
	for _, p := range pts[1:] {
		nx, ny := hundredths(p.X), hundredths(p.Y)
		if nx == x && ny == y {
			continue
		}
		b = appendHundredths(append(b, sep), nx-x)
		if ny >= y {
			b = append(b, ' ')
		}
		b = appendHundredths(b, ny-y)
		x, y, sep = nx, ny, ' '
	}
	if closed {
		b = append(b, 'z')
	}
	s.b.Write(b)
}

func (s *svg) text(t *Text) {
	s.f(`<text x="%s" y="%s" font-size="%s"%s`, num(t.X), num(t.Y), num(t.Size), paint("fill", t.Color))
	if t.Medium {
		s.f(` font-weight="%d"`, fonts.Faces().Medium.Weight())
	}
	switch t.Anchor {
	case Middle:
		s.f(` text-anchor="middle"`)
	case End:
		s.f(` text-anchor="end"`)
	}
	if t.Halo.A > 0 {
		s.f(`%s stroke-width="%s" stroke-linejoin="round" paint-order="stroke"`, paint("stroke", t.Halo), num(t.haloWidth()))
	}
	if t.Rotate != 0 {
		s.f(` transform="rotate(%s %s %s)"`, num(-t.Rotate), num(t.X), num(t.Y))
	}
	s.f(">%s</text>\n", escape(t.S))
}

// areas writes a map layer. Each area is stroked thinly in its own colour, so
// that no ground shows where two meet.
func (s *svg) areas(a *Areas, n int) {
	r := a.clipRect()
	s.f(`<clipPath id="clip%d"><rect x="%s" y="%s" width="%s" height="%s"/></clipPath>`+"\n", n, num(r.x0), num(r.y0), num(r.w()), num(r.h()))
	if a.Hatch != nil {
		s.pattern(a.HatchC)
	}
	s.f(`<g clip-path="url(#clip%d)" stroke-linejoin="round"><g stroke-width="%s">`+"\n", n, num(seamWidth))
	for f := range a.Layer.Features {
		rings := a.rings(f, 1, fileTolerance, &s.pts)
		if len(rings) == 0 || a.Fill[f].A == 0 {
			continue
		}
		feat := &a.Layer.Features[f]
		draw := func(paint string) {
			s.f(`<path data-code="%s"%s d="`, escape(feat.Code), paint)
			for _, ring := range rings {
				s.data(ring, true)
			}
			s.f(`"><title>%s</title></path>`+"\n", escape(feat.Name))
		}
		draw(paint("fill", a.Fill[f]) + paint("stroke", a.Fill[f]))
		if a.Hatch != nil && a.Hatch[f] {
			draw(` fill="url(#` + hatchID(a.HatchC) + `)"`)
		}
	}
	s.f("</g>\n")
	for _, l := range a.Lines {
		s.f(`<path fill="none"%s stroke-width="%s" d="`, paint("stroke", l.Color), num(l.Width))
		for _, pts := range a.lines(l, 1, fileTolerance, &s.pts) {
			s.data(pts, false)
		}
		s.f("\"/>\n")
	}
	s.f("</g>\n")
}

// Files keep borders to .07 pt, a fortieth of a millimetre: finer than print.
const (
	fileTolerance = .07
	seamWidth     = .25
)

func hundredths(v float64) int { return int(roundHalfUp(v * 100)) }

// appendHundredths writes v/100 without needless digits: 1.5, -.25, 3.
func appendHundredths(b []byte, v int) []byte {
	if v < 0 {
		b = append(b, '-')
		v = -v
	}
	if v >= 100 || v == 0 {
		b = strconv.AppendInt(b, int64(v/100), 10)
	}
	if r := v % 100; r > 0 {
		b = append(b, '.', byte('0'+r/10))
		if r%10 > 0 {
			b = append(b, byte('0'+r%10))
		}
	}
	return b
}

// num writes v to a hundredth.
func num(v float64) string { return string(appendHundredths(nil, hundredths(v))) }

func escape(s string) string {
	var b strings.Builder
	// A strings.Builder does not fail.
	_ = xml.EscapeText(&b, []byte(s))
	return b.String()
}
