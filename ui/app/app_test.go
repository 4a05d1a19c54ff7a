package app

import (
	"bytes"
	"os"
	"path/filepath"
	"slices"
	"testing"

	"gioui.org/f32"
	"gioui.org/io/key"
	"gioui.org/io/pointer"

	"taihang/analysis/cube"
	"taihang/ui/model"
)

// onMap is a place of the window where there is a county at the first view.
var onMap = f32.Pt(535, 270)

func TestClickOnTheMapSelects(t *testing.T) {
	r := newRig(t, model.Map)
	r.click(onMap, 0)
	first, ok := model.Keys(r.k.state.Select, cube.County)
	if !ok || len(first) != 1 {
		t.Fatalf("a click selected %v", r.k.state.Select)
	}
	if r.k.state.Inspector.Tab != "card" {
		t.Errorf("the inspector shows %q, not the county's card", r.k.state.Inspector.Tab)
	}
	r.click(f32.Pt(700, 190), key.ModShortcut)
	if two, _ := model.Keys(r.k.state.Select, cube.County); len(two) != 2 {
		t.Errorf("Ctrl click made it %v", two)
	}
	r.key("Z", key.ModShortcut)
	r.key("Z", key.ModShortcut)
	if r.k.state.Select != nil {
		t.Errorf("two undos left %v", r.k.state.Select)
	}
	r.key("Z", key.ModShortcut|key.ModShift)
	if again, _ := model.Keys(r.k.state.Select, cube.County); !slices.Equal(again, first) {
		t.Errorf("redo gave %v, want %v", again, first)
	}
	r.click(f32.Pt(300, 500), 0)
	if r.k.state.Select != nil {
		t.Error("a click on empty ground does not clear")
	}
}

func TestShiftDragBoxes(t *testing.T) {
	r := newRig(t, model.Map)
	r.drag(f32.Pt(420, 150), f32.Pt(620, 420), key.ModShift)
	got, _ := model.Keys(r.k.state.Select, cube.County)
	if len(got) < 5 || r.k.state.Tool != "box" {
		t.Errorf("a box selected %v by %q", got, r.k.state.Tool)
	}
	r.drag(onMap, onMap.Add(f32.Pt(60, 40)), 0)
	if now, _ := model.Keys(r.k.state.Select, cube.County); !slices.Equal(now, got) {
		t.Error("panning changed the selection")
	}
}

// What is under the pointer stays under it when the wheel zooms there.
func TestWheelZoomsToThePointer(t *testing.T) {
	r := newRig(t, model.Map)
	r.click(onMap, 0)
	before := r.k.state.Select
	for range 4 {
		e := r.Pointer(pointer.Scroll, onMap, 0)
		e.Scroll = f32.Pt(0, -10)
		r.queue(e)
	}
	r.click(f32.Pt(300, 850), 0) // the year bar, not the map
	r.do(model.ClearSelection{})
	r.click(onMap, 0)
	if !model.SameWhere(before, r.k.state.Select) {
		t.Errorf("before the zoom %v was there, after it %v", before, r.k.state.Select)
	}
}

func TestChipsAndYears(t *testing.T) {
	r := newRig(t, model.Map)
	r.press("片区")
	r.press("山区贫困县")
	r.key(key.NameEscape, 0)
	if k, _ := model.Keys(r.k.state.Where, cube.Tier); !slices.Equal(k, []string{"mountain"}) {
		t.Errorf("filter %v", r.k.state.Where)
	}
	r.press("2018")
	if r.k.state.Year != 2018 {
		t.Errorf("year %d", r.k.state.Year)
	}
	r.key("]", 0)
	r.key("[", 0)
	r.key("[", 0)
	if r.k.state.Year != 2017 {
		t.Errorf("year %d after ] [ [", r.k.state.Year)
	}
}

func TestSearchByInitials(t *testing.T) {
	r := newRig(t, model.Map)
	r.key("K", key.ModShortcut)
	if !r.k.state.Search.Open {
		t.Fatal("Ctrl K does not open the search")
	}
	r.typed("fp")
	if len(r.k.state.Search.Hits) == 0 {
		t.Fatal("nothing found for fp")
	}
	r.key(key.NameReturn, 0)
	if k, _ := model.Keys(r.k.state.Select, cube.County); !slices.Equal(k, []string{"130624"}) || r.k.state.Search.Open {
		t.Errorf("Enter selected %v", r.k.state.Select)
	}
}

// Letters that are commands elsewhere are letters in a field.
func TestTypingIsNotCommanding(t *testing.T) {
	r := newRig(t, model.Map)
	r.key("K", key.ModShortcut)
	r.typed("l0[")
	s := r.k.state
	if s.Search.Query != "l0[" || s.Year != 2016 || s.Request.N != 0 {
		t.Errorf("query %q, year %d, requests %d", s.Search.Query, s.Year, s.Request.N)
	}
	r.key(key.NameEscape, 0)
	if s.Search.Open {
		t.Error("Esc does not close the search")
	}
}

func TestDraggedBreakTurnsManual(t *testing.T) {
	r := newRig(t, model.Map)
	// The first handle of the histogram, found by trying the ground it is on.
	for x := float32(1140); x < 1260; x += 10 {
		r.drag(f32.Pt(x, 232), f32.Pt(x+24, 232), 0)
		if r.k.state.Method == "manual" {
			break
		}
	}
	if r.k.state.Method != "manual" || r.k.state.From != "natural" || len(r.k.state.Breaks) == 0 {
		t.Fatalf("method %q from %q, breaks %v", r.k.state.Method, r.k.state.From, r.k.state.Breaks)
	}
	r.key("Z", key.ModShortcut)
	if r.k.state.Method != "natural" || r.k.state.CanUndo() {
		t.Errorf("one undo does not take the whole drag back: %q", r.k.state.Method)
	}
}

func TestExportKeepsWhatIsThere(t *testing.T) {
	r := newRig(t, model.Map)
	path := filepath.Join(t.TempDir(), "map.svg")
	save := model.Save{Spec: r.k.state.MapFigure(), Path: path, Format: "svg"}
	save.Spec.Surface = ""
	r.do(save)
	r.finish()
	first, err := os.ReadFile(path)
	if err != nil || !bytes.Contains(first, []byte("<svg")) {
		t.Fatalf("exported %d bytes, %v", len(first), err)
	}
	if err := os.WriteFile(path, []byte("mine"), 0o600); err != nil {
		t.Fatal(err)
	}
	r.do(save)
	r.finish()
	if b, _ := os.ReadFile(path); string(b) != "mine" {
		t.Error("an existing file was overwritten")
	}
	save.Replace = true
	r.do(save)
	r.finish()
	if b, _ := os.ReadFile(path); !bytes.Equal(b, first) {
		t.Error("the second export differs from the first")
	}
	if left, _ := filepath.Glob(filepath.Join(filepath.Dir(path), ".taihang-*")); len(left) > 0 {
		t.Errorf("left behind: %v", left)
	}
}

// finish waits for jobs.
func (r *rig) finish() {
	r.t.Helper()
	for range 3000 {
		if len(r.k.state.Jobs) == 0 {
			return
		}
		<-r.woken
		r.settle()
	}
}

// Every page, theme and language draws without a missing word.
func TestPagesSpeak(t *testing.T) {
	for _, p := range []model.Page{model.Overview, model.Map, model.People, model.Progress} {
		r := newRig(t, model.Map)
		if !slices.Contains(r.k.state.Pages, p) {
			continue
		}
		r.do(model.Go{Page: p}, model.SetDark{On: true}, model.SetLang{Lang: "en"})
		r.do(model.Show{County: "130624"}, model.Go{Page: p})
		for _, n := range r.Router.AppendSemantics(nil) {
			if bytes.HasPrefix([]byte(n.Desc.Label), []byte("ui.")) {
				t.Errorf("%s: a label has no words: %q", p, n.Desc.Label)
			}
		}
	}
}

func TestHowItIsWorkedOut(t *testing.T) {
	r := newRig(t, model.Map)
	r.press("怎么算的")
	r.find("复制口径")
	r.Router.Queue(r.Pointer(pointer.Press, r.find("怎么算的"), 0))
	r.frame()
	if !r.owed() {
		t.Error("a press beside a menu closes it, but no frame shows that")
	}
	r.frame()
	for _, n := range r.Router.AppendSemantics(nil) {
		if n.Desc.Label == "复制口径" {
			t.Error("a second click does not close it")
		}
	}
}

func TestExportByKeyboard(t *testing.T) {
	r := newRig(t, model.Map)
	t.Setenv("HOME", t.TempDir())
	r.key("E", key.ModShortcut)
	r.key(key.NameReturn, 0)
	r.finish()
	if got := r.k.state.Toasts; len(got) != 1 || got[0].Key != "ui.export.done" {
		t.Fatalf("toasts %+v", got)
	}
	if _, err := os.Stat(r.k.state.Toasts[0].Note); err != nil {
		t.Error(err)
	}
}
