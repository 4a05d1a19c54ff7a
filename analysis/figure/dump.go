package figure

import (
	"bufio"
	"fmt"
	"image/color"
	"io"
	"math"
	"strings"

	"taihang/analysis/figure/style"
)

func roundHalfUp(v float64) float64 { return math.Floor(v + .5) }

// Dump writes the drawing mark by mark, rounded to 0.01: for reading, for
// comparing two versions, and as the golden file of tests.
func Dump(w io.Writer, d *Drawing) error {
	b := bufio.NewWriter(w)
	fmt.Fprintf(b, "drawing %s × %s\nalt %s\n", num(d.W), num(d.H), d.Alt)
	for i := range d.Items {
		switch it := &d.Items[i]; {
		case it.Path != nil:
			dumpPath(b, it.Path)
		case it.Text != nil:
			dumpText(b, it.Text)
		case it.Areas != nil:
			dumpAreas(b, it.Areas)
		}
	}
	for _, r := range d.Regions {
		fmt.Fprintf(b, "region %s %s %s %s %s=%s %s\n", num(r.X0), num(r.Y0), num(r.X1), num(r.Y1), r.Dim, r.Key, strings.Join(r.Tip, " | "))
	}
	for _, a := range d.Axes {
		fmt.Fprintf(b, "axis %s %s %s %s %s vertical=%v %s\n", num(a.X0), num(a.Y0), num(a.X1), num(a.Y1), a.Dim, a.Vertical, strings.Join(a.Keys, " "))
	}
	return b.Flush()
}

func dumpPath(b *bufio.Writer, p *Path) {
	fmt.Fprint(b, "path")
	if p.Closed {
		fmt.Fprint(b, " closed")
	}
	dumpColour(b, " fill ", p.Fill)
	dumpColour(b, " hatch ", p.Hatch)
	if p.Width > 0 {
		dumpColour(b, " stroke ", p.Stroke)
		fmt.Fprintf(b, " width %s", num(p.Width))
	}
	if len(p.Dash) > 0 {
		fmt.Fprintf(b, " dash %v", p.Dash)
	}
	if p.Radius > 0 {
		fmt.Fprintf(b, " radius %s", num(p.Radius))
	}
	for _, s := range p.Subs {
		fmt.Fprint(b, " :")
		for _, q := range s {
			fmt.Fprintf(b, " %s,%s", num(q.X), num(q.Y))
		}
	}
	fmt.Fprintln(b)
}

func dumpText(b *bufio.Writer, t *Text) {
	fmt.Fprintf(b, "text %s %s size %s", num(t.X), num(t.Y), num(t.Size))
	if t.Medium {
		fmt.Fprint(b, " medium")
	}
	fmt.Fprint(b, [...]string{"", " middle", " end"}[t.Anchor])
	dumpColour(b, " ", t.Color)
	dumpColour(b, " halo ", t.Halo)
	if t.Rotate != 0 {
		fmt.Fprintf(b, " rotate %s", num(t.Rotate))
	}
	fmt.Fprintf(b, " “%s”\n", t.S)
}

func dumpAreas(b *bufio.Writer, a *Areas) {
	fmt.Fprintf(b, "areas %d at %s %s scale %.6g clip %s %s %s %s\n", len(a.Fill), num(a.X0), num(a.Y0), a.Scale,
		num(a.Clip[0]), num(a.Clip[1]), num(a.Clip[2]), num(a.Clip[3]))
	for f, c := range a.Fill {
		fmt.Fprintf(b, "  area %s", a.Layer.Features[f].Code)
		dumpColour(b, " ", c)
		if a.Hatch != nil && a.Hatch[f] {
			dumpColour(b, " hatch ", a.HatchC)
		}
		fmt.Fprintln(b)
	}
	for _, l := range a.Lines {
		fmt.Fprintf(b, "  lines %s", [...]string{"county", "prefecture", "province", "outline"}[l.Which])
		dumpColour(b, " ", l.Color)
		fmt.Fprintf(b, " width %s", num(l.Width))
		for f, in := range l.Pick {
			if in {
				fmt.Fprintf(b, " %s", a.Layer.Features[f].Code)
			}
		}
		fmt.Fprintln(b)
	}
}

func dumpColour(b *bufio.Writer, lead string, c color.NRGBA) {
	switch c.A {
	case 0:
	case 255:
		fmt.Fprint(b, lead, style.Hex(c))
	default:
		fmt.Fprintf(b, "%s%s/%d", lead, style.Hex(c), c.A)
	}
}
