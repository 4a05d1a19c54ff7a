// Package raster draws a mesh on the CPU into one opaque image: feature numbers
// first, then colours by a table, then borders. Recolouring touches no geometry,
// which is what makes a brush or a year step free.
package raster

import (
	"image"
	"math"

	"taihang/geo/mesh"
)

// View is the part of the plane that an image shows: X0, Y0 are the projected
// metres at its top left corner, Scale is in pixels a metre. y grows downwards.
type View struct {
	X0, Y0, Scale float64
	W, H          int
}

// Fit returns the view that shows a bound in the middle of w×h pixels with a
// margin in pixels on every side.
func Fit(b mesh.Bound, w, h int, margin float64) View {
	bw, bh := float64(b.Max.X-b.Min.X), float64(b.Max.Y-b.Min.Y)
	s := 1.0
	if bw > 0 && bh > 0 {
		s = min((float64(w)-2*margin)/bw, (float64(h)-2*margin)/bh)
	}
	cx, cy := float64(b.Min.X)+bw/2, float64(b.Min.Y)+bh/2
	return View{cx - float64(w)/2/s, cy + float64(h)/2/s, s, w, h}
}

// Pixel is where a point of the plane falls.
func (v View) Pixel(p mesh.Pt) (x, y float32) {
	return float32((float64(p.X) - v.X0) * v.Scale), float32((v.Y0 - float64(p.Y)) * v.Scale)
}

// Plane is the point of the plane below a pixel position.
func (v View) Plane(x, y float64) (X, Y float64) {
	return v.X0 + x/v.Scale, v.Y0 - y/v.Scale
}

// shows says whether a bound, widened by margin pixels, meets the view.
func (v View) shows(b mesh.Bound, margin float32) bool {
	x0, y1 := v.Pixel(b.Min)
	x1, y0 := v.Pixel(b.Max)
	return x1+margin >= 0 && y1+margin >= 0 && x0-margin <= float32(v.W) && y0-margin <= float32(v.H)
}

// IDBuffer holds a drawn view. ID is the number of the feature at a pixel's
// centre plus one, 0 for none. It may be used for view after view and then
// allocates nothing.
type IDBuffer struct {
	W, H int
	ID   []uint16

	runs    []run      // of equal feature, row by row
	edge    []edgeCell // pixels that the outer edge of the layer cuts
	classes [mesh.Classes]strokes
	pen     pen
	scan    scanner
	outline outline
}

// run is a stretch of pixels of one feature, or of none.
type run struct {
	from, to uint32
	id       uint16
}

// edgeCell is a pixel partly covered by a feature.
type edgeCell struct {
	at    uint32
	id    uint16
	cover uint8
}

// IDs draws the features of a mesh under a view into buf: which feature is at
// each pixel, and how much of the pixels at the outer edge is covered.
func IDs(m *mesh.Mesh, v View, buf *IDBuffer) {
	buf.resize(v.W, v.H)
	for i := range m.Features {
		if f := &m.Features[i]; len(f.Rings) > 0 && v.shows(f.Bound, 0) {
			buf.scan.fill(buf, f, v, uint16(i+1))
		}
	}
	buf.findRuns()
	buf.outline.draw(m, v, buf)
}

func (b *IDBuffer) resize(w, h int) {
	n := w * h
	if cap(b.ID) < n {
		b.ID = make([]uint16, n)
	}
	b.W, b.H, b.ID = w, h, b.ID[:n]
	clear(b.ID)
	b.runs, b.edge = b.runs[:0], b.edge[:0]
	for c := range b.classes {
		b.classes[c].reset()
	}
}

// Hit returns the feature at a pixel, -1 if there is none.
func (b *IDBuffer) Hit(x, y int) int {
	if x < 0 || y < 0 || x >= b.W || y >= b.H {
		return -1
	}
	return int(b.ID[y*b.W+x]) - 1
}

// findRuns lists the stretches of equal feature. Runs go on from one row to
// the next, so that an empty margin is one run.
func (b *IDBuffer) findRuns() {
	ids := b.ID
	for i := 0; i < len(ids); {
		id, j := ids[i], i+1
		for j < len(ids) && ids[j] == id {
			j++
		}
		b.runs = append(b.runs, run{uint32(i), uint32(j), id})
		i = j
	}
}

// crossing is where a ring crosses the middle of a pixel row.
type crossing struct {
	row int32
	x   float32
}

// scanner fills one feature by the even-odd rule at pixel centres. Shared
// borders cross each row at the same number for both features, so that neither
// a gap nor an overlap can arise.
type scanner struct {
	all    []crossing
	sorted []float32
	start  []int32
}

func (s *scanner) fill(b *IDBuffer, f *mesh.Feature, v View, id uint16) {
	s.all = s.all[:0]
	for _, r := range f.Rings {
		s.ring(r, v)
	}
	if len(s.all) == 0 {
		return
	}
	row0, row1 := s.bucket()
	for row := row0; row <= row1; row++ {
		xs := s.sorted[s.start[row-row0]:s.start[row-row0+1]]
		sortFloats(xs)
		line := b.ID[int(row)*b.W : (int(row)+1)*b.W]
		for k := 0; k+1 < len(xs); k += 2 {
			from, to := centre(xs[k], b.W), centre(xs[k+1], b.W)
			for x := from; x < to; x++ {
				line[x] = id
			}
		}
	}
}

// centre is the first pixel whose centre is at or right of x.
func centre(x float32, w int) int {
	return min(max(int(math.Ceil(float64(x)-.5)), 0), w)
}

// ring collects the crossings of one ring. Most edges are shorter than a pixel
// and cross no row's middle, which the first comparison finds.
func (s *scanner) ring(r []mesh.Pt, v View) {
	ax, ay := v.Pixel(r[len(r)-1])
	ra := rowOf(ay)
	for _, p := range r {
		bx, by := v.Pixel(p)
		rb := rowOf(by)
		if ra != rb {
			s.cross(ax, ay, bx, by, ra, rb, int32(v.H))
		}
		ax, ay, ra = bx, by, rb
	}
}

// rowOf is the number of row middles above y.
func rowOf(y float32) int32 {
	y += .5
	if y < 0 {
		return 0
	}
	return int32(min(y, 1<<24))
}

func (s *scanner) cross(ax, ay, bx, by float32, ra, rb, h int32) {
	if ra > rb { // the same arithmetic for both directions of a border
		ax, ay, bx, by, ra, rb = bx, by, ax, ay, rb, ra
	}
	if ra >= h {
		return
	}
	slope := (bx - ax) / (by - ay)
	for row := ra; row < min(rb, h); row++ {
		s.all = append(s.all, crossing{row, ax + (float32(row)+.5-ay)*slope})
	}
}

// bucket sorts the crossings by row, counting.
func (s *scanner) bucket() (row0, row1 int32) {
	row0, row1 = s.all[0].row, s.all[0].row
	for _, c := range s.all {
		row0, row1 = min(row0, c.row), max(row1, c.row)
	}
	n := int(row1-row0) + 2
	s.start = grow(s.start, n+1)
	clear(s.start)
	for _, c := range s.all {
		s.start[c.row-row0+2]++
	}
	for i := 2; i <= n; i++ {
		s.start[i] += s.start[i-1]
	}
	s.sorted = grow(s.sorted, len(s.all))
	for _, c := range s.all {
		s.sorted[s.start[c.row-row0+1]] = c.x
		s.start[c.row-row0+1]++
	}
	return row0, row1
}

func grow[T any](s []T, n int) []T {
	if cap(s) < n {
		return make([]T, n, n+n/2)
	}
	return s[:n]
}

// sortFloats is by insertion: a row seldom has more than six crossings.
func sortFloats(xs []float32) {
	for i := 1; i < len(xs); i++ {
		for j := i; j > 0 && xs[j] < xs[j-1]; j-- {
			xs[j], xs[j-1] = xs[j-1], xs[j]
		}
	}
}

// Canvas returns img if it has the size of the view, else a new image.
func Canvas(img *image.RGBA, v View) *image.RGBA {
	if img != nil && img.Rect == image.Rect(0, 0, v.W, v.H) {
		return img
	}
	return image.NewRGBA(image.Rect(0, 0, v.W, v.H))
}
