package page

import (
	"image/color"
	"slices"

	"taihang/analysis/cube"
	"taihang/analysis/dataset"
	"taihang/analysis/figure"
	"taihang/data/text"
	"taihang/geo/raster"
	"taihang/ui/draw"
	"taihang/ui/draw/mapview"
	"taihang/ui/model"
)

// mapModel is the map's figure and what was made of it for the screen. The
// figure decides every colour and line, so that screen and export agree; the
// page only puts them under its own camera.
type mapModel struct {
	fig    draw.Figure
	err    error
	areas  *figure.Areas
	facts  []string
	last   *mapview.Scene
	key    sceneKey
	values []float64 // by county, the measure's own unit; NaN where there is none
	class  []int     // by county, low to high; -1 outside the classes
}

// sceneKey is what a scene depends on.
type sceneKey struct {
	areas *figure.Areas
	sel   string
	dots  *raster.Dots
	nDots int
	scale float32
	lines bool
	dark  bool
	only  string // row of the legend whose areas stand out
}

// update works the figure out again when its spec changed.
func (m *mapModel) update(c draw.C, e *Env) {
	spec := e.S.MapFigure()
	// Names, dots and the selection are drawn over the image; the figure is
	// asked for colours and outlines only.
	spec.Select, spec.Layers = nil, []string{"lines"}
	if e.S.Layers["tiers"] {
		spec.Layers = append(spec.Layers, "tiers")
	}
	if !m.fig.Compute(e.S.Data, spec, 600, 600) {
		return
	}
	m.err, m.areas = m.fig.Err, nil
	if m.err != nil {
		return
	}
	for _, it := range m.fig.Drawing.Items {
		if it.Areas != nil {
			m.areas = it.Areas
		}
	}
	m.read(e.S.Data)
	m.facts = []string{m.fig.Resolved.Subtitle}
	if w := Words(e.S, e.S.MapWhere()); w != "" {
		m.facts = append(m.facts, e.S.T("ui.map.only", w))
	}
}

// read takes values and classes from the figure's own table.
func (m *mapModel) read(ds *dataset.Dataset) {
	r := m.fig.Resolved
	place := map[string]int{}
	n := 0
	for _, en := range slices.Backward(r.Legend) { // the legend has the highest first
		if isClass(en.Key) {
			place[en.Label] = n
			n++
		}
	}
	m.values, m.class = make([]float64, len(ds.Counties)), make([]int, len(ds.Counties))
	for i, row := range r.Figures.Rows {
		if i >= len(m.values) || len(row) < 5 {
			break
		}
		m.values[i], m.class[i] = row[3].V.Float(), -1
		if k, ok := place[row[4].Word]; ok {
			m.class[i] = k
		}
	}
}

func isClass(key string) bool { return len(key) > 6 && key[:6] == "class:" }

// colours of the classes, low to high.
func (m *mapModel) colours() []color.NRGBA {
	var out []color.NRGBA
	for _, en := range slices.Backward(m.fig.Resolved.Legend) {
		if isClass(en.Key) {
			out = append(out, en.Color)
		}
	}
	return out
}

// scene is the picture for the painter: the same one while nothing changed.
func (m *mapModel) scene(c draw.C, e *Env, dots []raster.Dots, only string) *mapview.Scene {
	picked := Picked(e.S)
	key := sceneKey{areas: m.areas, sel: e.S.SelectKey(), nDots: len(dots), scale: c.Metric.PxPerDp, lines: e.S.Layers["lines"], dark: c.Dark, only: only}
	if len(dots) > 0 {
		key.dots = &dots[0]
	}
	if m.last != nil && m.key == key {
		return m.last
	}
	m.key = key
	k := float64(c.Metric.PxPerDp)
	s := &mapview.Scene{Mesh: m.areas.Layer, Dots: dots}
	s.Paint = raster.Paint{Back: rgba(c.MapBack), Hatch: m.areas.Hatch, Ink: rgba(m.areas.HatchC)}
	for _, f := range mute(m.areas.Fill, m.fig.Resolved.Legend, only, c.MapBack) {
		s.Paint.Fill = append(s.Paint.Fill, rgba(f))
	}
	for _, l := range m.areas.Lines {
		if l.Which == figure.PickOutline {
			s.Over = append(s.Over, mapview.Outline{Lines: s.Mesh.Outline(l.Pick), Colour: rgba(l.Color), Width: l.Width * k})
			continue
		}
		if e.S.Layers["lines"] || l.Which == figure.ProvinceLines {
			s.Paint.Line[l.Which], s.Widths[l.Which] = rgba(l.Color), l.Width*k
		}
	}
	if slices.Contains(picked, true) {
		lines := s.Mesh.Outline(picked)
		s.Above = []mapview.Outline{
			{Lines: lines, Colour: rgba(c.Canvas), Width: 5 * k},
			{Lines: lines, Colour: rgba(c.Ink), Width: 2.4 * k},
		}
	}
	m.last = s
	return s
}

func rgba(c color.NRGBA) color.RGBA { return color.RGBA(c) }

// Picked marks the features of the selected counties: those named, or those of
// a selected prefecture or tier.
func Picked(s *model.State) []bool {
	ds := s.Data
	out := make([]bool, len(ds.Map.Mesh.Features))
	county, ok1 := model.Keys(s.Select, cube.County)
	pref, ok2 := model.Keys(s.Select, cube.Prefecture)
	tier, ok3 := model.Keys(s.Select, cube.Tier)
	if !ok1 && !ok2 && !ok3 {
		return out
	}
	for f, i := range ds.Map.County {
		if i < 0 {
			continue
		}
		k := &ds.Counties[i]
		out[f] = (!ok1 || slices.Contains(county, k.Code)) && (!ok2 || slices.Contains(pref, k.Prefecture)) && (!ok3 || slices.Contains(tier, string(k.Tier)))
	}
	return out
}

// withUnit writes a value of the shown measure with its unit.
func withUnit(e *Env, id string, v float64) string {
	m, err := e.S.Data.Measures.Get(id)
	if err != nil || v != v {
		return "—"
	}
	if m.UnitZh == "%" {
		return text.Percent(v, m.Decimals)
	}
	s := text.Fixed(v, m.Decimals)
	if u := e.S.Lang.Pick(m.UnitZh, m.UnitEn); u != "" {
		s += " " + u
	}
	return s
}
