package page

import (
	"image"
	"image/color"
	"math"
	"time"

	"gioui.org/f32"
	"gioui.org/io/event"
	"gioui.org/io/key"
	"gioui.org/io/pointer"
	"gioui.org/op"
	"gioui.org/op/clip"
	"gioui.org/op/paint"

	"taihang/analysis/cube"
	"taihang/analysis/dataset"
	"taihang/analysis/figure"
	"taihang/geo/mesh"
	"taihang/geo/raster"
	"taihang/ui/draw"
	"taihang/ui/model"
	"taihang/ui/theme"
	"taihang/ui/widget"
)

// mapPanel is a choropleth inside a page: it stands still, and a click, a box
// or a loop drawn round counties selects them. The figure's layout says where
// and in which colours; the areas are painted from a buffer of feature
// numbers, which a selection recolours and the pointer looks up.
type mapPanel struct {
	data     *dataset.Dataset
	spec     figure.Spec
	size     image.Point
	scale    float32
	resolved *figure.Resolved
	drawing  *figure.Drawing
	areas    *figure.Areas
	err      error
	ops      op.Ops
	call     op.CallOp

	view   raster.View
	layer  *mesh.Mesh
	ids    raster.IDBuffer
	pen    raster.Pen
	images [3]*image.RGBA // in turn: one that was shown is not written again
	turn   int
	shown  paint.ImageOp
	made   int // how often it was worked out: a test's business

	tag   int
	at    f32.Point
	hover int // feature, or -1
	over  time.Time
	loop  []f32.Point // of the drag, in pixels
	box   bool        // the drag is a box: Shift was down
	mods  key.Modifiers
	drag  int         // gesture
	kept  []f32.Point // the loop that made the selection, in projected metres
	of    cube.Where  // that selection
	menu  [2]widget.Tool

	pointed bool // focus came from the pointer: no ring
}

// Layout draws the map over c.
func (p *mapPanel) layout(c draw.C, e *Env, spec figure.Spec) {
	if c.Size.X < 8 || c.Size.Y < 8 {
		return
	}
	p.update(c, e, spec)
	if p.err != nil {
		c.Text(theme.Figure, c.Ink, 0, 0, c.Px(22), c.T("ui.state.figure"))
		c.Icon("warn", 0, c.F(30), 18, c.Bad)
		c.Paragraph(theme.Body, c.Ink2, c.Px(28), c.Px(30), c.Size.X-c.Px(28), c.Px(18), 3, e.S.Lang.Sentence(p.err))
		return
	}
	p.events(c, e)
	p.keyboard(c, e)
	p.shown.Add(c.Ops)
	st := clip.Rect{Max: p.shown.Size()}.Push(c.Ops)
	paint.PaintOp{}.Add(c.Ops)
	st.Pop()
	p.call.Add(c.Ops)
	p.overlay(c, e)
	area := clip.Rect{Max: c.Size}.Push(c.Ops)
	event.Op(c.Ops, &p.tag)
	area.Pop()
	p.tools(c, e, spec)
}

// update brings the drawing and its picture up to date.
func (p *mapPanel) update(c draw.C, e *Env, spec figure.Spec) {
	scale := c.Metric.PxPerDp
	same := p.data == e.S.Data && draw.SameSpec(p.spec, spec)
	if same && p.size == c.Size && p.scale == scale && p.made > 0 {
		return
	}
	if !same || p.made == 0 {
		p.resolved, p.err = figure.Resolve(e.S.Data, spec)
	}
	p.data, p.spec, p.size, p.scale = e.S.Data, spec, c.Size, scale
	p.made++
	if p.err != nil {
		return
	}
	p.drawing = p.resolved.Layout(float64(float32(c.Size.X)/scale), float64(float32(c.Size.Y)/scale))
	p.hover = -1
	rest := &figure.Drawing{W: p.drawing.W, H: p.drawing.H}
	p.areas = nil
	for _, it := range p.drawing.Items {
		if it.Areas != nil {
			p.areas = it.Areas
			continue
		}
		rest.Items = append(rest.Items, it)
	}
	p.ops.Reset()
	m := op.Record(&p.ops)
	draw.Replay(&p.ops, c.Type, rest, scale)
	p.call = m.Stop()
	p.paint(c)
}

// paint makes the picture: feature numbers and borders when the view or the
// layer changed, else colours alone.
func (p *mapPanel) paint(c draw.C) {
	img := raster.Canvas(p.images[p.turn], raster.View{W: c.Size.X, H: c.Size.Y})
	p.images[p.turn] = img
	p.turn = (p.turn + 1) % len(p.images)
	back := opaque(c.Canvas)
	if p.areas == nil {
		fillAll(img, back)
		p.shown = paint.NewImageOp(img)
		return
	}
	a, k := p.areas, float64(p.scale)
	v := raster.View{X0: -a.X0 / a.Scale, Y0: a.Y0 / a.Scale, Scale: a.Scale * k, W: c.Size.X, H: c.Size.Y}
	var widths raster.Widths
	ink := raster.Paint{Back: back, Fill: make([]color.RGBA, len(a.Fill)), Hatch: a.Hatch, Ink: opaque(a.HatchC)}
	for i, f := range a.Fill {
		ink.Fill[i] = opaque(f)
	}
	for _, l := range a.Lines {
		if l.Which != figure.PickOutline {
			widths[l.Which], ink.Line[l.Which] = l.Width*k, opaque(l.Color)
		}
	}
	if v != p.view || a.Layer != p.layer {
		p.view, p.layer = v, a.Layer
		raster.IDs(a.Layer, v, &p.ids)
		raster.Borders(a.Layer, v, widths, &p.ids)
	}
	p.ids.Recolour(img, &ink)
	for _, l := range a.Lines {
		if l.Which == figure.PickOutline {
			p.pen.Stroke(img, v, a.Layer.Outline(l.Pick), l.Width*k, opaque(l.Color))
		}
	}
	p.shown = paint.NewImageOp(img)
}

func opaque(c color.NRGBA) color.RGBA { return color.RGBA{R: c.R, G: c.G, B: c.B, A: 255} }

func fillAll(img *image.RGBA, c color.RGBA) {
	for i := 0; i < len(img.Pix); i += 4 {
		img.Pix[i], img.Pix[i+1], img.Pix[i+2], img.Pix[i+3] = c.R, c.G, c.B, 255
	}
}

// county is the code of the county below a pixel.
func (p *mapPanel) county(at f32.Point) (code string, feature int) {
	if p.areas == nil {
		return "", -1
	}
	f := p.ids.Hit(int(at.X), int(at.Y))
	if f < 0 {
		return "", -1
	}
	return p.codeOf(f), f
}

func (p *mapPanel) codeOf(feature int) string {
	if i := p.data.Map.County[feature]; i >= 0 {
		return p.data.Counties[i].Code
	}
	return ""
}

func (p *mapPanel) events(c draw.C, e *Env) {
	for {
		ev, ok := c.Event(pointer.Filter{Target: &p.tag, Kinds: pointer.Move | pointer.Press | pointer.Drag | pointer.Release | pointer.Cancel | pointer.Leave})
		if !ok {
			return
		}
		x, ok := ev.(pointer.Event)
		if !ok {
			continue
		}
		p.at = x.Position
		switch x.Kind {
		case pointer.Move:
			if _, f := p.county(x.Position); f != p.hover {
				p.hover, p.over = f, c.Context.Now
			}
		case pointer.Leave:
			p.hover = -1
		case pointer.Press:
			if x.Buttons == pointer.ButtonPrimary {
				p.pointed = true
				c.Execute(key.FocusCmd{Tag: &p.tag})
				p.loop, p.box, p.mods = append(p.loop[:0], x.Position), x.Modifiers.Contain(key.ModShift), x.Modifiers
				p.drag = e.S.NewGesture()
			}
		case pointer.Drag:
			p.extend(c, e, x.Position)
		case pointer.Release:
			p.release(c, e, x)
		case pointer.Cancel:
			p.loop = nil
		}
	}
}

func (p *mapPanel) release(c draw.C, e *Env, x pointer.Event) {
	if len(p.loop) == 0 {
		return
	}
	drag := p.dragged(c)
	if drag {
		// The loop stays drawn for as long as its selection stands.
		p.kept = p.kept[:0]
		for _, q := range p.ring() {
			X, Y := p.view.Plane(float64(q.X), float64(q.Y))
			p.kept = append(p.kept, f32.Pt(float32(X), float32(Y)))
		}
		p.of = nil
		p.loop = nil
		return
	}
	p.loop = nil
	if code, _ := p.county(x.Position); code != "" {
		e.Do(model.Select{Dim: cube.County, Keys: []string{code}, Mode: modeOf(x.Modifiers), Brush: modeOf(x.Modifiers) != model.Replace, Tool: "click"})
		return
	}
	if r, ok := p.region(x.Position); ok && len(p.spec.Measures) == 1 && p.spec.Measures[0] == "tier" {
		e.Do(model.Select{Dim: cube.Tier, Keys: []string{r.Key}, Mode: modeOf(x.Modifiers), Brush: modeOf(x.Modifiers) != model.Replace, Tool: "click"})
		return
	}
	if modeOf(x.Modifiers) == model.Replace && e.S.Select != nil {
		e.Do(model.ClearSelection{})
	}
}

// region is the legend row below a pixel.
func (p *mapPanel) region(at f32.Point) (figure.Region, bool) {
	x, y := float64(at.X/p.scale), float64(at.Y/p.scale)
	for _, r := range p.drawing.Regions {
		if x >= r.X0 && x < r.X1 && y >= r.Y0 && y < r.Y1 {
			return r, true
		}
	}
	return figure.Region{}, false
}

// overlay draws what lies over the picture: the loop, the outline of the county
// below the pointer, and its tooltip.
func (p *mapPanel) overlay(c draw.C, e *Env) {
	if p.areas == nil {
		return
	}
	p.drawLoop(c, e)
	if p.hover < 0 || len(p.loop) > 1 {
		return
	}
	p.outline(c, p.hover)
	if at := p.over.Add(120 * time.Millisecond); c.Context.Now.Before(at) {
		c.Execute(op.InvalidateCmd{At: at})
		return
	}
	tip := p.resolved.AreaTip(p.hover)
	if len(tip) == 0 {
		return
	}
	var rows [][2]string
	for _, l := range tip[1:] {
		rows = append(rows, splitTip(l))
	}
	widget.Tooltip(c, p.at.Round(), tip[0], rows, c.T("ui.overview.map.hint"))
}

// outline draws a line round an area.
func (p *mapPanel) outline(c draw.C, feature int) {
	for _, l := range p.layer.Features[feature].Rings {
		pts := make([]f32.Point, 0, len(l))
		for _, q := range l {
			x, y := p.view.Pixel(q)
			if n := len(pts); n == 0 || math.Abs(float64(pts[n-1].X-x))+math.Abs(float64(pts[n-1].Y-y)) > 1 {
				pts = append(pts, f32.Pt(x, y))
			}
		}
		draw.Polyline(c.Ops, pts, true, c.F(1.2), c.Ink)
	}
}

// tools are the frame's icons.
func (p *mapPanel) tools(c draw.C, e *Env, spec figure.Spec) {
	w, h := c.Px(26), c.Px(26)
	inside := p.at.Round().In(image.Rect(c.Size.X-c.Px(90), -c.Px(8), c.Size.X+1, c.Px(44)))
	if !inside && !p.menu[0].Hovered() && !p.menu[1].Hovered() {
		c.Icon("more", float32(c.Size.X-c.Px(18)), 0, 16, c.Ink3)
		return
	}
	c.In(draw.Rect(c.Size.X-2*w, -c.Px(4), 2*w, h), func(c draw.C) {
		draw.Box(c.Ops, c.Bounds(), c.Px(5), c.Px(1), c.Raise, c.Line2)
		c.In(draw.Rect(0, 0, w, h), func(c draw.C) {
			if p.menu[0].Layout(c, "copy", 15, c.T("ui.figure.copy"), false, true) {
				e.Do(model.Copy{Text: TableText(p.resolved)})
			}
		})
		c.In(draw.Rect(w, 0, w, h), func(c draw.C) {
			if p.menu[1].Layout(c, "export", 15, c.T("ui.figure.export"), false, true) {
				e.Do(model.ExportFigure{Spec: spec})
			}
		})
	})
}
