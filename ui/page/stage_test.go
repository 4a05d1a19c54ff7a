package page

import (
	"image"
	"sync"
	"testing"
	"time"

	"gioui.org/f32"
	"gioui.org/io/event"
	"gioui.org/io/input"
	"gioui.org/io/key"
	"gioui.org/io/pointer"
	"gioui.org/layout"
	"gioui.org/op"
	"gioui.org/unit"

	"taihang/analysis/cube"
	"taihang/analysis/dataset"
	"taihang/analysis/figure"
	"taihang/analysis/figure/fonts"
	"taihang/data/demo"
	"taihang/data/text"
	"taihang/ui/draw"
	"taihang/ui/model"
	"taihang/ui/theme"
)

// pageData is the demo workspace, made once for all tests of the pages.
var pageData = sync.OnceValues(func() (*dataset.Dataset, error) {
	return dataset.FromSet(demo.Generate(demo.Options{Scale: 1, Seed: 1}))
})

// stage shows one page and drives it through Gio's router: no window, no GPU.
type stage struct {
	t      testing.TB
	s      *model.State
	page   Page
	env    Env
	router input.Router
	ops    op.Ops
	over   draw.Overlay
	setter *theme.Typesetter
	now    time.Time
	size   image.Point
	copied []string
}

func newStage(t testing.TB, p Page) *stage {
	t.Helper()
	ds, err := pageData()
	if err != nil {
		t.Fatal(err)
	}
	return newStageOn(t, p, ds)
}

func newStageOn(t testing.TB, p Page, ds *dataset.Dataset) *stage {
	t.Helper()
	s, effects := model.New(model.Options{Pages: []model.Page{model.Overview, model.Map, model.People, model.Progress}})
	for _, e := range effects {
		if l, ok := e.(model.Load); ok {
			s.Update(model.Loaded{Seq: l.Seq, Data: ds})
		}
	}
	var regular, medium []byte
	if f := fonts.Faces(); f.Bundled {
		regular, medium = f.Regular.Data, f.Medium.Data
	}
	faces, err := theme.Faces(regular, medium)
	if err != nil {
		t.Fatal(err)
	}
	g := &stage{t: t, s: s, page: p, setter: theme.NewTypesetter(faces, len(faces) == 0), now: time.Unix(1_500_000_000, 0), size: image.Pt(1376, 826)}
	g.env = Env{S: s, Settled: true, Wake: func() {}}
	g.frame()
	g.frame()
	return g
}

// context is what a frame draws in.
func (g *stage) context() draw.C {
	g.ops.Reset()
	gtx := layout.Context{Ops: &g.ops, Now: g.now, Source: g.router.Source(), Metric: unit.Metric{PxPerDp: 1, PxPerSp: 1}, Constraints: layout.Exact(g.size)}
	c := draw.New(gtx, theme.New(g.setter, g.s.Lang, g.s.Dark, false), &g.over)
	c.Window.X += 64
	return c
}

// frame draws the page and applies what it asks for.
func (g *stage) frame() []model.Action {
	c := g.context()
	g.page.Layout(c, &g.env)
	g.over.Flush(c)
	g.router.Frame(&g.ops)
	done := g.env.Take()
	for _, a := range done {
		if x, ok := a.(model.Copy); ok {
			g.copied = append(g.copied, x.Text)
		}
		g.s.Update(a)
	}
	return done
}

func (g *stage) do(a ...model.Action) {
	for _, x := range a {
		g.s.Update(x)
	}
	g.frame()
	g.frame()
}

func (g *stage) send(e ...event.Event) []model.Action {
	g.router.Queue(e...)
	g.now = g.now.Add(time.Second)
	done := g.frame()
	g.frame()
	return done
}

func mouse(kind pointer.Kind, at f32.Point, mods key.Modifiers) pointer.Event {
	e := pointer.Event{Kind: kind, Source: pointer.Mouse, Position: at, Modifiers: mods}
	if kind == pointer.Press || kind == pointer.Drag {
		e.Buttons = pointer.ButtonPrimary
	}
	return e
}

func (g *stage) click(at f32.Point, mods key.Modifiers) []model.Action {
	return g.send(mouse(pointer.Move, at, mods), mouse(pointer.Press, at, mods), mouse(pointer.Release, at, mods))
}

// drag moves through the points with the button down, a frame a step.
func (g *stage) drag(mods key.Modifiers, pts ...f32.Point) {
	g.send(mouse(pointer.Move, pts[0], mods), mouse(pointer.Press, pts[0], mods))
	for _, p := range pts[1:] {
		g.send(mouse(pointer.Move, p, mods))
	}
	g.send(mouse(pointer.Release, pts[len(pts)-1], mods))
}

// press is a click on what carries a label.
func (g *stage) press(label string) []model.Action {
	g.t.Helper()
	at, ok := g.find(label)
	if !ok {
		g.t.Fatalf("nothing on the page is labelled %q", label)
	}
	return g.click(at, 0)
}

// find is the middle of what carries a label and can be clicked.
func (g *stage) find(label string) (f32.Point, bool) {
	nodes := g.router.AppendSemantics(nil)
	for _, n := range nodes {
		if n.Desc.Label != label {
			continue
		}
		for n.Desc.Gestures == 0 && n.ParentID != 0 {
			for _, m := range nodes {
				if m.ID == n.ParentID {
					n = m
					break
				}
			}
		}
		b := n.Desc.Bounds
		return f32.Pt(float32(b.Min.X+b.Max.X)/2, float32(b.Min.Y+b.Max.Y)/2), true
	}
	return f32.Point{}, false
}

// region is the middle of the part of a figure that stands for a key, where
// the figure's rectangle begins at r below the page head.
func (g *stage) region(v *FigureView, r image.Rectangle, d cube.Dim, key string) f32.Point {
	g.t.Helper()
	for i := len(v.Drawing.Regions) - 1; i >= 0; i-- {
		if q := v.Drawing.Regions[i]; q.Dim == string(d) && (key == "" || q.Key == key) {
			return g.at(r, (q.X0+q.X1)/2, (q.Y0+q.Y1)/2)
		}
	}
	g.t.Fatalf("the figure has no region of %s %q", d, key)
	return f32.Point{}
}

func (g *stage) at(r image.Rectangle, x, y float64) f32.Point {
	head := g.box().Min.Y
	return f32.Pt(float32(r.Min.X)+float32(x), float32(r.Min.Y+head)+float32(y))
}

// box is the room below the page head.
func (g *stage) box() image.Rectangle {
	var e Env
	e.S = g.s
	wide := theme.Side
	if _, ok := g.page.(*Progress); ok {
		wide = theme.SideWide
	}
	c := g.context()
	c.Size.X -= wide
	return Head(c, &e, &SelectionChip{}, "", "")
}

func where(t testing.TB, s string) cube.Where {
	t.Helper()
	w, err := cube.ParseWhere(s)
	if err != nil {
		t.Fatal(err)
	}
	return w
}

// value is a measure as the catalogue has it.
func (g *stage) value(id string, w cube.Where) float64 {
	return cellOf(g.s.Data, id, w, g.s.Year).V.Float()
}

// total adds up a column of a figure's rows.
func total(r *figure.Resolved, column int) (sum float64) {
	for _, row := range r.Figures.Rows {
		if v := row[column].V.Float(); v == v {
			sum += v
		}
	}
	return sum
}

func selected(s *model.State, d cube.Dim) []string {
	k, _ := model.Keys(s.Select, d)
	return k
}

var languages = []text.Lang{text.ZH, text.EN}
