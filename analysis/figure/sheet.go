package figure

import "math"

// smallestSheet is how far a chart shrinks before its parts are left out
// instead: 9 pt type is then 5.4.
const smallestSheet = .6

// sheetScale is how much larger than its usual paper a chart's sheet is. The
// chart is laid out on the usual size and blown up, type, lines and all, as a
// printer would: a wall chart with 9 pt letters cannot be read from a chair.
func sheetScale(k Kind, w, h float64) float64 {
	w0, h0 := PaperSize(k)
	s := max(min(w/w0, h/h0), smallestSheet)
	if math.Abs(s-1) < .01 {
		return 1
	}
	return s
}

// blowUp makes everything in a drawing of paths and texts k times as large.
func (d *Drawing) blowUp(k float64) {
	d.W, d.H = d.W*k, d.H*k
	for _, it := range d.Items {
		if it.Path != nil {
			it.Path.blowUp(k)
		}
		if t := it.Text; t != nil {
			t.X, t.Y, t.Size = t.X*k, t.Y*k, t.Size*k
		}
	}
	for i := range d.Regions {
		r := &d.Regions[i]
		r.X0, r.Y0, r.X1, r.Y1 = r.X0*k, r.Y0*k, r.X1*k, r.Y1*k
	}
	for i := range d.Axes {
		a := &d.Axes[i]
		a.X0, a.Y0, a.X1, a.Y1 = a.X0*k, a.Y0*k, a.X1*k, a.Y1*k
	}
}

// blowUp copies what it changes: lines may share their points.
func (m *Path) blowUp(k float64) {
	subs := make([][]Pt, len(m.Subs))
	for i, sub := range m.Subs {
		subs[i] = make([]Pt, len(sub))
		for j, q := range sub {
			subs[i][j] = Pt{q.X * k, q.Y * k}
		}
	}
	dash := make([]float64, len(m.Dash))
	for i, v := range m.Dash {
		dash[i] = v * k
	}
	m.Subs, m.Dash, m.Width, m.Radius = subs, dash, m.Width*k, m.Radius*k
}
