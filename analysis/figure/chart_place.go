package figure

import "image/color"

// placer writes texts where there is room: first come, first placed, nothing
// over anything else and nothing outside its bounds. A chart therefore writes
// what it cannot do without first and drops labels before they overlap.
type placer struct {
	*painter
	bounds rect
	taken  []rect
}

func (p *painter) placer(box rect) *placer { return &placer{painter: p, bounds: box} }

// Height of a line of text above and below its baseline, in ems: a Chinese
// character fills .86, the descent is that of Latin letters.
const (
	ascent  = .86
	descent = .18
)

// extent is the room that s takes when set at (x, y).
func (f set) extent(x, y float64, s string) rect {
	w := f.width(s)
	switch f.anchor {
	case Middle:
		x -= w / 2
	case End:
		x -= w
	}
	return rect{x, y - ascent*f.size, x + w, y + descent*f.size}
}

// put writes s with its baseline at y if there is room.
func (p *placer) put(x, y float64, s string, f set) bool {
	r := f.extent(x, y, s)
	if s == "" || !p.free(r) {
		return false
	}
	p.taken = append(p.taken, r)
	p.text(x, y, s, f)
	return true
}

// putMid writes s centred on y if there is room.
func (p *placer) putMid(x, y float64, s string, f set) bool {
	return p.put(x, y+midline*f.size, s, f)
}

// putFit is putMid for a text that may be cut to a width.
func (p *placer) putFit(x, y, width float64, s string, f set) bool {
	return p.putMid(x, y, fit(s, width, f), f)
}

// putIn writes s inside a bar that is wide and tall enough for it.
func (p *placer) putIn(bar rect, s string, f set) bool {
	if f.width(s)+8 > bar.w() || f.size*1.1 > bar.h() {
		return false
	}
	return p.putMid(bar.x0+5, (bar.y0+bar.y1)/2, s, f)
}

// free says whether r is inside the box and clear of all texts; a hair's
// breadth is allowed for rounding.
func (p *placer) free(r rect) bool {
	if !r.within(p.bounds.inset(-.01, -.01, -.01, -.01)) {
		return false
	}
	for _, t := range p.taken {
		if r.overlaps(t) {
			return false
		}
	}
	return true
}

// block keeps texts out of r.
func (p *placer) block(r rect) { p.taken = append(p.taken, r) }

// legend writes entries from left to right from the top of box, as many as
// there are lines for, and returns the height they took. Entries that find no
// room are left out: the marks carry direct labels or tooltips as well.
func (p *placer) legend(box rect, lines int, entries []Entry) float64 {
	f := p.note().in(p.Ink2)
	row, side, gap := f.size*1.6, f.size*.85, f.size*.5
	x, y, used := box.x0, box.y0, 0.0
	for _, e := range entries {
		w := side + gap + f.width(e.Label)
		if x > box.x0 && x+w > box.x1 {
			x, y = box.x0, y+row
		}
		if y+row > box.y0+float64(lines)*row+.01 {
			break
		}
		mid := y + row/2
		if !p.putMid(x+side+gap, mid, e.Label, f) {
			continue
		}
		p.swatch(rect{x, mid - side/2, x + side, mid + side/2}, e)
		x, used = x+w+f.size*1.2, y+row-box.y0
	}
	return used
}

// empty says in the middle of the frame that there is nothing to draw, and
// which conditions leave nothing.
func (p *painter) empty(box rect, message string) {
	f := p.label().middle()
	lines := wrap(message, box.w()*.8, 3, f)
	y := (box.y0+box.y1)/2 - float64(len(lines)-1)*f.size*.7
	for i, l := range lines {
		p.textMid((box.x0+box.x1)/2, y+float64(i)*f.size*1.4, l, f)
	}
}

// lines draws many polylines of one look as one mark: a screen strokes it in
// one go, and a file keeps it as one path.
func (p *painter) lines(subs [][]Pt, width float64, c color.NRGBA, dash ...float64) {
	if len(subs) > 0 {
		p.path(Path{Subs: subs, Stroke: c, Width: width, Dash: dash})
	}
}

// nothing is no colour: a mark that is not filled, or not stroked.
var nothing color.NRGBA

// stepFor returns every how many of n labels fit when each needs so much room.
func stepFor(n int, room, each float64) int {
	if n == 0 || room <= 0 {
		return 1
	}
	for _, s := range []int{1, 2, 5, 10, 20, 50} {
		if float64((n+s-1)/s)*each <= room {
			return s
		}
	}
	return n
}
