package draw

import (
	"image"
	"slices"

	"gioui.org/op"

	"taihang/analysis/dataset"
	"taihang/analysis/figure"
	"taihang/ui/model"
)

// Figure is a figure on screen: resolved, laid out and recorded once for each
// spec and size. A figure is a function of its spec, so nothing else can make
// it stale.
type Figure struct {
	data     *dataset.Dataset
	spec     figure.Spec
	size     image.Point
	scale    float32
	Resolved *figure.Resolved
	Drawing  *figure.Drawing
	Err      error
	ops      op.Ops
	call     op.CallOp
	Made     int // how often it was worked out: a test's business
}

// Update brings the figure up to date with spec at size pixels and says
// whether it had to be worked out again.
func (f *Figure) Update(c C, ds *dataset.Dataset, spec figure.Spec) bool {
	scale := c.Metric.PxPerDp
	same := f.data == ds && SameSpec(f.spec, spec)
	if same && f.size == c.Size && f.scale == scale && f.Made > 0 {
		return false
	}
	if !same || f.Made == 0 {
		f.Resolved, f.Err = figure.Resolve(ds, spec)
	}
	f.data, f.spec, f.size, f.scale = ds, spec, c.Size, scale
	f.Made++
	f.Drawing = nil
	if f.Err != nil {
		return true
	}
	f.Drawing = f.Resolved.Layout(float64(float32(c.Size.X)/scale), float64(float32(c.Size.Y)/scale))
	f.ops.Reset()
	m := op.Record(&f.ops)
	Replay(&f.ops, c.Type, f.Drawing, scale)
	f.call = m.Stop()
	return true
}

// Compute brings numbers and marks up to date without recording operations,
// for a page that draws the figure in its own way.
func (f *Figure) Compute(ds *dataset.Dataset, spec figure.Spec, w, h float64) bool {
	if f.Made > 0 && f.data == ds && SameSpec(f.spec, spec) {
		return false
	}
	f.data, f.spec = ds, spec
	f.Made++
	f.Drawing = nil
	if f.Resolved, f.Err = figure.Resolve(ds, spec); f.Err == nil {
		f.Drawing = f.Resolved.Layout(w, h)
	}
	return true
}

// Draw replays the record.
func (f *Figure) Draw(c C) {
	if f.Drawing != nil {
		f.call.Add(c.Ops)
	}
}

// Scale is pixels a unit of the drawing.
func (f *Figure) Scale() float32 { return f.scale }

// At finds the topmost region under a point in pixels.
func (f *Figure) At(x, y float32) (figure.Region, bool) {
	if f.Drawing == nil {
		return figure.Region{}, false
	}
	fx, fy := float64(x/f.scale), float64(y/f.scale)
	for _, r := range slices.Backward(f.Drawing.Regions) {
		if fx >= r.X0 && fx < r.X1 && fy >= r.Y0 && fy < r.Y1 {
			return r, true
		}
	}
	return figure.Region{}, false
}

// SameSpec compares two specs by value.
func SameSpec(a, b figure.Spec) bool {
	if (a.Target == nil) != (b.Target == nil) || a.Target != nil && *a.Target != *b.Target {
		return false
	}
	return a.Kind == b.Kind && slices.Equal(a.Measures, b.Measures) && slices.Equal(a.By, b.By) &&
		slices.Equal(a.Years, b.Years) && model.SameWhere(a.Where, b.Where) && model.SameWhere(a.Select, b.Select) &&
		a.Method == b.Method && a.K == b.K && slices.Equal(a.Breaks, b.Breaks) && slices.Equal(a.Lock, b.Lock) &&
		a.Palette == b.Palette && slices.Equal(a.Layers, b.Layers) && a.Title == b.Title && a.Subtitle == b.Subtitle &&
		a.Lang == b.Lang && a.Theme == b.Theme && a.Surface == b.Surface && a.Approval == b.Approval &&
		a.Office == b.Office && a.Date == b.Date
}
