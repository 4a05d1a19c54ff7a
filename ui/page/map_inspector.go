package page

import (
	"slices"
	"strings"

	"taihang/analysis/dataset"
	"taihang/analysis/measure"
	"taihang/ui/draw"
	"taihang/ui/model"
	"taihang/ui/theme"
	"taihang/ui/widget"
)

// inspector is the panel of the map page: 图层, 分级, 县卡片.
type inspector struct {
	tabs    widget.Segments
	close   widget.Tool
	picker  measurePicker
	classes classEditor
	card    countyCard
	layers  layerList
}

// tabs of the inspector, as State.Inspector.Tab names them.
var tabs = []string{"layers", "classes", "card"}

func (p *inspector) layout(c draw.C, e *Env, m *MapPage) {
	pad := c.Px(17)
	at := max(slices.Index(tabs, e.S.Inspector.Tab), 0)
	var labels []string
	for _, t := range tabs {
		labels = append(labels, c.T("ui.tab."+t))
	}
	c.In(draw.Rect(c.Size.X-c.Px(38), c.Px(11), c.Px(28), c.Px(28)), func(c draw.C) {
		if p.close.Layout(c, "close", 15, c.T("ui.inspector.close")+"  Ctrl+I", false, true) {
			e.Do(model.SetInspector{Open: false})
		}
	})
	c.In(draw.Rect(pad, c.Px(10), c.Size.X-pad-c.Px(44), c.Px(30)), func(c draw.C) {
		if i := p.tabs.Layout(c, labels, at); i >= 0 {
			e.Do(model.SetTab{Tab: tabs[i]})
		}
	})
	c.In(draw.Rect(pad, c.Px(50), c.Size.X-2*pad, c.Size.Y-c.Px(54)), func(c draw.C) {
		switch tabs[at] {
		case "layers":
			p.layers.layout(c, e)
		case "card":
			p.card.layout(c, e)
		default:
			p.classes.layout(c, e, m, &p.picker)
		}
	})
}

// block draws a block's heading with its rule and returns where its rows begin.
func block(c draw.C, y int, title string, right ...string) int {
	draw.Fill(c.Ops, draw.Rect(0, y, c.Size.X, c.Px(1)), c.Line)
	c.Text(theme.BodyM, c.Ink, 0, y+c.Px(7), c.Px(20), title)
	x := c.Size.X
	for _, r := range slices.Backward(right) {
		x -= c.TextRight(theme.Note, c.Ink3, x, y+c.Px(7), c.Px(20), r) + c.Px(headGap)
	}
	return y + c.Px(30)
}

// headGap is between the heads of columns, in dp.
const headGap = 18

// measurePicker is the name of the measure with ▾: a menu of all, by what they
// tell, that can be searched.
type measurePicker struct {
	pop    widget.Popover
	click  widget.Click
	find   widget.Input
	list   widget.List
	rows   map[string]*widget.Click
	chosen string
	how    How
}

// groups of measures, in order.
var measureGroups = []measure.Direction{measure.Burden, measure.Target, measure.Amount, measure.Change, measure.Class}

func (p *measurePicker) layout(c draw.C, e *Env) {
	m, err := e.S.Data.Measures.Get(e.S.Measure)
	name := e.S.Measure
	if err == nil {
		name = e.S.Lang.Pick(m.Zh, m.En)
	}
	if p.chosen != "" {
		e.Do(model.SetMeasure{ID: p.chosen})
		p.chosen, p.pop.Open = "", false
	}
	name = c.Type.Fit(name, theme.Panel.Size*c.Metric.PxPerSp, true, float32(c.Size.X-c.Px(84)))
	w := c.Width(theme.Panel, name) + c.Px(26)
	c.In(draw.Rect(0, 0, w, c.Px(28)), func(c draw.C) {
		if p.click.Layout(c, name, "", func(c draw.C, l widget.Look) {
			if l.Hover || p.pop.Open {
				draw.Round(c.Ops, c.Bounds().Inset(-c.Px(2)), c.Px(5), c.Hover)
			}
			if l.Focus {
				draw.Ring(c.Ops, c.Bounds().Inset(-c.Px(3)), c.Px(6), c.F(2), c.Acc)
			}
			c.Text(theme.Panel, c.Ink, 0, 0, c.Size.Y, name)
			c.Icon("chevron", float32(c.Size.X-c.Px(18)), float32(c.Size.Y-c.Px(14))/2, 14, c.Ink2)
		}) {
			p.pop.Toggle(c)
			p.find.SetText("")
		}
		p.menu(c, e)
	})
	c.In(draw.Rect(c.Size.X-c.Px(28), 0, c.Px(28), c.Px(28)), func(c draw.C) { p.how.Layout(c, e, e.S.Measure) })
}

type measureRow struct {
	head string
	m    *measure.Measure
}

// measureRows lists what matches the query, under headings.
func measureRows(ds *dataset.Dataset, e *Env, query string) []measureRow {
	query = strings.ToLower(strings.TrimSpace(query))
	var out []measureRow
	add := func(head string, want func(*measure.Measure) bool) {
		first := true
		for i := range ds.Measures.List {
			m := &ds.Measures.List[i]
			if !want(m) || !strings.Contains(strings.ToLower(m.Zh+" "+m.En+" "+m.ID), query) {
				continue
			}
			if first {
				out = append(out, measureRow{head: e.S.T(head)})
				first = false
			}
			out = append(out, measureRow{m: m})
		}
	}
	imported := func(m *measure.Measure) bool { return strings.HasPrefix(m.ID, "indicator:") }
	for _, d := range measureGroups {
		add("ui.measure.group."+string(d), func(m *measure.Measure) bool { return m.Direction == d && !imported(m) && byCounty(m) })
	}
	add("ui.measure.group.imported", func(m *measure.Measure) bool { return imported(m) && byCounty(m) })
	return out
}

func byCounty(m *measure.Measure) bool { return slices.Contains(m.Dims, "county") }

func (p *measurePicker) menu(c draw.C, e *Env) {
	if p.rows == nil {
		p.rows = map[string]*widget.Click{}
	}
	p.pop.Layout(c, sizePx(c, 300, 420), func(c draw.C) {
		if p.find.Editor.Len() == 0 && !p.find.Focused(c) {
			p.find.Focus(c)
		}
		e.Type(p.find.Focused(c))
		c.In(draw.Rect(c.Px(8), c.Px(8), c.Size.X-c.Px(16), c.Px(30)), func(c draw.C) { p.find.Layout(c, c.T("ui.measure.find"), "") })
		rows := measureRows(e.S.Data, e, p.find.Editor.Text())
		c.In(draw.Rect(c.Px(4), c.Px(44), c.Size.X-c.Px(8), c.Size.Y-c.Px(48)), func(c draw.C) {
			p.list.Layout(c, len(rows), c.Px(28), func(c draw.C, i int) { p.row(c, e, rows[i]) })
		})
	})
}

func (p *measurePicker) row(c draw.C, e *Env, r measureRow) {
	if r.m == nil {
		c.Text(theme.Axis, c.Ink3, c.Px(10), c.Px(3), c.Size.Y, r.head)
		return
	}
	k := p.rows[r.m.ID]
	if k == nil {
		k = &widget.Click{}
		p.rows[r.m.ID] = k
	}
	name := e.S.Lang.Pick(r.m.Zh, r.m.En)
	on := r.m.ID == e.S.Measure
	if k.Layout(c, name, "", func(c draw.C, l widget.Look) {
		st, ink := theme.Body, c.Ink
		switch {
		case on:
			st, ink = theme.BodyM, c.AccText
			draw.Round(c.Ops, c.Bounds(), c.Px(4), c.AccSoft)
		case l.Hover || l.Focus:
			draw.Round(c.Ops, c.Bounds(), c.Px(4), c.Hover)
		}
		right := c.Size.X - c.Px(14)
		right -= c.TextRight(theme.Note, c.Ink3, right, 0, c.Size.Y, e.S.Lang.Pick(r.m.UnitZh, r.m.UnitEn)) + c.Px(8)
		c.TextFit(st, ink, c.Px(10), 0, c.Size.Y, right-c.Px(10), name)
	}) {
		p.chosen = r.m.ID
		wakeAt(c, c.Context.Now)
	}
}

// layerList is the layers that can be shown, and how the boundaries joined.
type layerList struct {
	rows [4]widget.Click
}

// layerNames are the layers in drawing order, the topmost first.
var layerNames = []struct {
	id   string
	icon draw.Icon
}{{"labels", "command"}, {"villages", "people"}, {"tiers", "box"}, {"lines", "map"}}

func (l *layerList) layout(c draw.C, e *Env) {
	y := c.Px(2)
	c.Text(theme.Panel, c.Ink, 0, y, c.Px(28), c.T("ui.layers.title"))
	l.join(c, e, l.list(c, e, y+c.Px(38))+c.Px(14))
}

// rowsAt is the list as the last block of another tab, if it has room there.
func (l *layerList) rowsAt(c draw.C, e *Env, y int) {
	if y+c.Px(32+4*34) < c.Size.Y {
		l.list(c, e, block(c, y, c.T("ui.layers.title")))
	}
}

func (l *layerList) list(c draw.C, e *Env, y int) int {
	for i, n := range layerNames {
		on := e.S.Layers[n.id]
		name := c.T("ui.layer." + n.id)
		c.In(draw.Rect(0, y, c.Size.X, c.Px(32)), func(c draw.C) {
			if l.rows[i].Layout(c, name, "", func(c draw.C, k widget.Look) {
				ink := c.Ink
				if !on {
					ink = c.Ink4
				}
				if k.Hover || k.Focus {
					draw.Round(c.Ops, c.Bounds().Inset(-c.Px(2)), c.Px(5), c.Hover)
				}
				layerSample(c, n.id, c.Px(4), c.Size.Y/2, on)
				c.TextFit(theme.Body, ink, c.Px(34), 0, c.Size.Y, c.Size.X-c.Px(64), name)
				icon := draw.Icon("eye")
				if !on {
					icon = "hidden"
				}
				c.Icon(icon, float32(c.Size.X-c.Px(20)), float32(c.Size.Y-c.Px(16))/2, 16, ink)
			}) {
				e.Do(model.SetLayer{Name: n.id, On: !on})
			}
		})
		y += c.Px(34)
	}
	return y
}

// join says how boundaries and counties met.
func (l *layerList) join(c draw.C, e *Env, y int) {
	y = block(c, y, c.T("ui.layers.boundaries"), e.S.Data.Map.Vintage.Name)
	r := e.S.Data.Map.Report
	c.Icon("check", 0, float32(y+c.Px(2)), 15, c.Good)
	c.Text(theme.Body, c.Ink, c.Px(24), y, c.Px(20), c.T("ui.layers.matched", r.Matched))
	y += c.Px(24)
	say := func(key string, codes []string) {
		if len(codes) == 0 {
			return
		}
		var names []string
		for i, k := range codes {
			if i == 6 {
				names = append(names, "…")
				break
			}
			names = append(names, Label(e.S, "county", k))
		}
		c.Icon("warn", 0, float32(y+c.Px(2)), 15, c.Warn)
		y += c.Paragraph(theme.Body, c.Ink2, c.Px(24), y, c.Size.X-c.Px(24), c.Px(19), 3, c.T(key, len(codes), strings.Join(names, c.T("ui.select.sep")))) + c.Px(6)
	}
	say("ui.layers.nofeature", r.NoFeature)
	say("ui.layers.norow", r.NoRow)
	if s := e.S.Lang.Pick(e.S.Data.Info.TierNoteZh, e.S.Data.Info.TierNoteEn); s != "" {
		c.Icon("info", 0, float32(y+c.Px(2)), 15, c.Ink3)
		c.Paragraph(theme.Note, c.Ink3, c.Px(24), y+c.Px(1), c.Size.X-c.Px(24), c.Px(18), 4, s)
	}
}
