package page

import (
	"image"
	"slices"
	"time"

	"gioui.org/io/event"
	"gioui.org/io/key"

	"taihang/analysis/cube"
	"taihang/analysis/dataset"
	"taihang/analysis/figure"
	"taihang/ui/draw"
	"taihang/ui/draw/mapview"
	"taihang/ui/model"
	"taihang/ui/theme"
	"taihang/ui/widget"
)

// MapPage is 地图: the map fills the canvas; title, tools, legend and years
// float over it.
type MapPage struct {
	view    mapview.View
	labels  mapview.Labels
	made    mapModel
	names   nameList
	dots    dotLayer
	chip    SelectionChip
	tools   [6]widget.Tool
	legend  legendPanel
	slider  yearSlider
	panel   inspector
	vacant  vacantYear
	context contextMenu
	filters []event.Filter
	pointed bool              // focus came from the pointer: no ring
	floats  []image.Rectangle // what floats over the map: names keep clear of it
	top     int               // pixels that the heading takes from the whole map, where it would lie on it
	request int               // last one answered
	focus   int               // feature that the arrows are at
}

// NewMap returns the page.
func NewMap() Page { return &MapPage{focus: -1} }

// Export is the map on paper.
func (m *MapPage) Export(e *Env) (figure.Spec, bool) { return e.S.MapFigure(), true }

// Zoom is how far the map is zoomed in; 1 shows the whole province.
func (m *MapPage) Zoom() float64 { return m.view.Zoom() }

// Busy says that the map is still being painted.
func (m *MapPage) Busy() bool { return m.view.Busy() || m.dots.busy() }

// Layout draws the page.
func (m *MapPage) Layout(c draw.C, e *Env) {
	m.made.update(c, e)
	Side(c, e, theme.SideWide, func(c draw.C) { m.canvas(c, e) }, func(c draw.C) { m.panel.layout(c, e, m) })
}

func (m *MapPage) canvas(c draw.C, e *Env) {
	if m.made.err != nil {
		m.problem(c, e)
		return
	}
	m.view.Margins = [4]float64{float64(c.F(60)), float64(max(c.Px(28), m.top)), float64(c.F(40)), float64(c.F(66))}
	if overlaid(c, e) {
		m.view.Margins[2] += float64(c.F(theme.SideWide))
	}
	for _, g := range m.view.Update(c) {
		m.gesture(c, e, g)
	}
	m.answer(c, e)
	m.keys(c, e)
	m.dots.update(e)
	scene := m.made.scene(c, e, m.dots.shown(e, m.view.Zoom(), c.Metric.PxPerDp), m.legend.at)
	m.view.Draw(c, scene, e.Settled, e.Wake)
	if m.view.Hover >= 0 {
		m.view.Outlined(c, m.view.Hover, c.F(1.2), c.Ink)
	}
	if e.S.Layers["labels"] {
		m.labels.Avoid = m.floats
		m.labels.Draw(c, &m.view, m.names.list(c, e, &m.made), c.Canvas)
	}
	m.view.Trail(c)
	m.floats = m.floats[:0]
	m.furniture(c, e)
	if e.S.Layers["labels"] && m.labels.Stale(m.floats) {
		wakeAt(c, c.Context.Now)
	}
	m.frame(c, e)
	m.tip(c, e)
}

// frame is what the map shares with every figure: the keys while it has the
// keyboard, and the menu of the right button.
func (m *MapPage) frame(c draw.C, e *Env) {
	how := &m.panel.picker.how
	if m.filters == nil {
		m.filters = keyFilters(m.view.Tag())
	}
	for {
		ev, ok := c.Event(m.filters...)
		if !ok {
			break
		}
		switch k := ev.(type) {
		case key.FocusEvent:
			m.pointed = m.pointed && k.Focus
		case key.Event:
			frameKey(e, k, m.made.fig.Resolved, e.S.MapFigure(), how)
		}
	}
	if m.context.active() {
		m.context.layout(c, e, m.made.fig.Resolved, e.S.MapFigure(), how)
	}
	if how.ask && (e.S.Inspector.Tab != "classes" || !e.S.Inspector.Open) { // where the measure stands
		e.Do(model.SetTab{Tab: "classes"})
	}
	if c.Focused(m.view.Tag()) && !m.pointed {
		draw.Ring(c.Ops, c.Bounds().Inset(c.Px(2)), 0, c.F(2), c.Acc)
	}
}

// furniture is what floats over the map.
func (m *MapPage) furniture(c draw.C, e *Env) {
	right := c.Size.X - c.Px(14)
	if overlaid(c, e) {
		right -= c.Px(theme.SideWide)
	}
	m.heading(c, e, right)
	m.toolPanel(c, e)
	m.scaleBar(c)
	w := right - c.Px(2)
	years := image.Rect(c.Px(236), c.Size.Y-c.Px(60), w, c.Size.Y-c.Px(16))
	foot := m.slider.layout(c, e, years)
	m.float(years.Intersect(image.Rect(0, foot, w, c.Size.Y)))
	m.float(m.vacant.layout(c, e, &m.made, image.Rect(0, c.Px(90), right, foot)))
	m.legend.dots = &m.dots
	if overlaid(c, e) && e.S.Inspector.Tab == "classes" {
		return // the table of classes is the legend
	}
	m.float(m.legend.layout(c, e, &m.made, w, foot-c.Px(16)))
}

// float remembers where something lies over the map.
func (m *MapPage) float(r image.Rectangle) {
	if !r.Empty() {
		m.floats = append(m.floats, r)
	}
}

// overlaid says that the inspector lies over the map's right edge.
func overlaid(c draw.C, e *Env) bool { return Narrow(c) && e.S.Inspector.Open }

func (m *MapPage) problem(c draw.C, e *Env) {
	x, y := c.Px(theme.Padding), c.Px(20)
	c.Icon("warn", float32(x), float32(y), 24, c.Bad)
	c.Text(theme.Panel, c.Ink, x+c.Px(36), y-c.Px(2), c.Px(26), c.T("ui.state.figure"))
	c.Paragraph(theme.Body, c.Ink2, x+c.Px(36), y+c.Px(28), c.Px(560), c.Px(20), 4, e.S.Lang.Sentence(m.made.err))
}

// gesture turns what was done on the map into actions.
func (m *MapPage) gesture(c draw.C, e *Env, g mapview.Gesture) {
	codes := countyCodes(e.S.Data, g.Features)
	m.pointed = true
	c.Execute(key.FocusCmd{Tag: m.view.Tag()})
	switch g.Kind {
	case mapview.Doubled:
		if len(g.Features) > 0 {
			m.view.Fit(c, g.Features[0])
			e.Do(model.Select{Dim: cube.County, Keys: codes, Tool: "search"})
		}
		return
	case mapview.Asked:
		var county string
		var dim cube.Dim
		if len(codes) > 0 {
			county, dim = codes[0], cube.County
		}
		m.context.open(c, m.view.At, dim, county)
		return
	case mapview.Clicked:
		if len(g.Features) > 0 {
			m.focus = g.Features[0]
		}
		if len(codes) == 0 {
			if e.S.Select != nil && g.Mods == 0 {
				e.Do(model.ClearSelection{})
			}
			return
		}
		mode := modeOf(g.Mods)
		if mode == model.Add { // a path of neighbours
			codes = m.path(e, codes[0])
		}
		e.Do(model.Select{Dim: cube.County, Keys: codes, Mode: mode, Tool: "click"})
		if mode == model.Replace {
			e.Do(model.SetTab{Tab: "card"})
		}
		return
	}
	tool := "box"
	if g.Kind == mapview.Lassoed {
		tool = "lasso"
		m.view.Tool = mapview.Pan
	} else if m.view.Tool == mapview.Box {
		m.view.Tool = mapview.Pan
	}
	mode := modeOf(g.Mods)
	if mode == model.Add && tool == "box" { // Shift is what makes a drag a box
		mode = model.Replace
	}
	if len(codes) > 0 {
		e.Do(model.Select{Dim: cube.County, Keys: codes, Mode: mode, Tool: tool})
	}
}

func countyCodes(ds *dataset.Dataset, features []int) []string {
	var out []string
	for _, f := range features {
		if i := ds.Map.County[f]; i >= 0 {
			out = append(out, ds.Counties[i].Code)
		}
	}
	return out
}

// path is the shortest chain of neighbours from the last selected county.
func (m *MapPage) path(e *Env, to string) []string {
	have, _ := model.Keys(e.S.Select, cube.County)
	if len(have) == 0 {
		return []string{to}
	}
	from, goal := CountyOf(e.S.Data, have[len(have)-1]), CountyOf(e.S.Data, to)
	if from == nil || goal == nil || from.Feature < 0 || goal.Feature < 0 {
		return []string{to}
	}
	next := e.S.Data.Map.Mesh.Neighbours()
	prev := map[int]int{from.Feature: -1}
	for queue := []int{from.Feature}; len(queue) > 0; queue = queue[1:] {
		f := queue[0]
		if f == goal.Feature {
			var chain []int
			for ; f >= 0; f = prev[f] {
				chain = append(chain, f)
			}
			slices.Reverse(chain)
			return countyCodes(e.S.Data, chain)
		}
		for _, n := range next[f] {
			if _, seen := prev[n]; !seen {
				prev[n] = f
				queue = append(queue, n)
			}
		}
	}
	return []string{to}
}

// answer does what a command asked of the view.
func (m *MapPage) answer(c draw.C, e *Env) {
	r := e.S.Request
	if r.N == m.request {
		return
	}
	m.request = r.N
	switch r.What {
	case "zoom+":
		m.view.ZoomBy(c, 2)
	case "zoom-":
		m.view.ZoomBy(c, -2)
	case "whole":
		m.view.Whole(c)
	case "lasso":
		m.view.Tool = toggleTool(m.view.Tool, mapview.Lasso)
	case "box":
		m.view.Tool = toggleTool(m.view.Tool, mapview.Box)
	case "pan":
		m.view.Tool = mapview.Pan
	case "fit":
		if k := CountyOf(e.S.Data, r.Key); k != nil && k.Feature >= 0 {
			m.focus = k.Feature
			m.view.Fit(c, k.Feature)
		}
	}
}

func toggleTool(have, want mapview.Tool) mapview.Tool {
	if have == want {
		return mapview.Pan
	}
	return want
}

var arrows = map[key.Name][2]float64{
	key.NameLeftArrow: {-1, 0}, key.NameRightArrow: {1, 0}, key.NameUpArrow: {0, -1}, key.NameDownArrow: {0, 1},
}

// keys walks to the neighbour in the arrow's direction; Shift keeps what was
// selected.
func (m *MapPage) keys(c draw.C, e *Env) {
	if e.S.Search.Open || e.S.Sheet != model.NoSheet || m.panel.classes.keys.busy(c) {
		return
	}
	for {
		ev, ok := c.Event(
			key.Filter{Name: key.NameLeftArrow, Optional: key.ModShift}, key.Filter{Name: key.NameRightArrow, Optional: key.ModShift},
			key.Filter{Name: key.NameUpArrow, Optional: key.ModShift}, key.Filter{Name: key.NameDownArrow, Optional: key.ModShift},
		)
		if !ok {
			return
		}
		k, ok := ev.(key.Event)
		if !ok || k.State != key.Press {
			continue
		}
		d := arrows[k.Name]
		mesh := e.S.Data.Map.Mesh
		next := 0
		if m.focus >= 0 && m.focus < len(mesh.Features) {
			next = mapview.Toward(mesh, m.focus, d[0], d[1])
		}
		if next < 0 {
			continue
		}
		m.focus = next
		mode := model.Replace
		if k.Modifiers.Contain(key.ModShift) {
			mode = model.Add
		}
		e.Do(model.Select{Dim: cube.County, Keys: countyCodes(e.S.Data, []int{next}), Mode: mode, Tool: "search"})
	}
}

// tipAfter is how long the pointer rests before the county is told.
const tipAfter = 120 * time.Millisecond

func (m *MapPage) tip(c draw.C, e *Env) {
	f := m.view.Hover
	if f < 0 {
		return
	}
	if c.Context.Now.Sub(m.view.HoverAt) < tipAfter {
		wakeAt(c, m.view.HoverAt.Add(tipAfter))
		return
	}
	lines := m.made.fig.Resolved.AreaTip(f)
	if len(lines) == 0 {
		return
	}
	var rows [][2]string
	for _, l := range lines[1:] {
		rows = append(rows, splitTip(l))
	}
	if i := e.S.Data.Map.County[f]; i >= 0 {
		if s := m.dots.levels(e.S.Data.Counties[i].Code); s != "" {
			rows = append(rows, [2]string{c.T("ui.map.levels"), s})
		}
	}
	widget.Tooltip(c, m.view.At, lines[0], rows, c.T("ui.map.hint"))
}
