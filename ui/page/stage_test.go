package page

import (
	"image"
	"testing"
	"time"

	"gioui.org/f32"
	"gioui.org/io/event"
	"gioui.org/io/key"
	"gioui.org/io/pointer"

	"taihang/analysis/cube"
	"taihang/analysis/dataset"
	"taihang/analysis/figure"
	"taihang/analysis/figure/fonts"
	"taihang/data/text"
	"taihang/ui/draw"
	"taihang/ui/model"
	"taihang/ui/theme"
	"taihang/ui/uitest"
)

// stage shows one page and drives it through Gio's router: no window, no GPU.
type stage struct {
	uitest.Rig
	t      testing.TB
	s      *model.State
	page   Page
	env    Env
	over   draw.Overlay
	setter *theme.Typesetter
	copied []string
	trial  int // sequence number of the trial that is awaited
}

func newStage(t testing.TB, p Page) *stage {
	t.Helper()
	ds, err := uitest.Demo()
	if err != nil {
		t.Fatal(err)
	}
	return newStageOn(t, p, ds)
}

func newStageOn(t testing.TB, p Page, ds *dataset.Dataset) *stage {
	t.Helper()
	s, effects := model.New(model.Options{Pages: []model.Page{model.Overview, model.Map, model.People, model.Progress, model.DataIn}})
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
	g := &stage{t: t, s: s, page: p, setter: theme.NewTypesetter(faces, len(faces) == 0), Rig: uitest.NewRig(1376, 826)}
	g.env = Env{S: s, Settled: true, Wake: func() {}}
	g.frame()
	g.frame()
	return g
}

// stageWith is a page on its stage, and where its figures stand below the head.
func stageWith[P Page, L any](t testing.TB, p P, plan func(draw.C, image.Rectangle) L) (*stage, P, L) {
	g := newStage(t, p)
	c := g.context()
	c.Size.X -= g.side()
	return g, p, plan(c, g.box())
}

// side is the inspector's width.
func (g *stage) side() int {
	if _, ok := g.page.(*Progress); ok {
		return theme.SideWide
	}
	return theme.Side
}

// context is what a frame draws in.
func (g *stage) context() draw.C {
	c := draw.New(g.Begin(), theme.New(g.setter, g.s.Lang, g.s.Dark, false), &g.over)
	c.Window.X += 64
	return c
}

// frame draws the page and applies what it asks for.
func (g *stage) frame() []model.Action {
	g.over.Open = false
	c := g.context()
	g.page.Layout(c, &g.env)
	g.over.Flush(c)
	g.End()
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
	g.Router.Queue(e...)
	g.Now = g.Now.Add(time.Second)
	done := g.frame()
	g.frame()
	return done
}

func (g *stage) click(at f32.Point, mods key.Modifiers) []model.Action {
	return g.send(g.Pointer(pointer.Move, at, mods), g.Pointer(pointer.Press, at, mods), g.Pointer(pointer.Release, at, mods))
}

// drag moves through the points with the button down, a frame a step.
func (g *stage) drag(mods key.Modifiers, pts ...f32.Point) {
	g.send(g.Pointer(pointer.Move, pts[0], mods), g.Pointer(pointer.Press, pts[0], mods))
	for _, p := range pts[1:] {
		g.send(g.Pointer(pointer.Move, p, mods))
	}
	g.send(g.Pointer(pointer.Release, pts[len(pts)-1], mods))
}

// press is a click on what carries a label.
func (g *stage) press(label string) []model.Action {
	g.t.Helper()
	at, ok := g.Find(label)
	if !ok {
		g.t.Fatalf("nothing on the page is labelled %q", label)
	}
	return g.click(at, 0)
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
	c := g.context()
	c.Size.X -= g.side()
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
