package app

import (
	"image"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"gioui.org/io/key"
	"gioui.org/io/pointer"

	"taihang/analysis/figure"
	"taihang/ui/model"
	"taihang/ui/page"
)

// A window that becomes too narrow for page and inspector closes the panel,
// and opens it again when there is room.
func TestNarrowWindowFoldsTheInspector(t *testing.T) {
	r := newRig(t, model.Overview)
	r.Size = image.Pt(1000, 700)
	r.settle()
	if r.k.state.Inspector.Open {
		t.Error("the inspector lies over the page")
	}
	r.do(model.SetInspector{Open: true})
	if !r.k.state.Inspector.Open {
		t.Error("it cannot be opened there")
	}
	r.Size = image.Pt(1440, 900)
	r.settle()
	if !r.k.state.Inspector.Open {
		t.Error("it stays closed where there is room")
	}
}

// Ctrl+D lays the rows of the page's figure open; they can be copied, and
// exported as CSV by the way of every export.
func TestDataOfTheFigure(t *testing.T) {
	r := newRig(t, model.Map)
	r.key("D", key.ModShortcut)
	if r.k.state.Sheet != model.DataSheet {
		t.Fatalf("sheet %q", r.k.state.Sheet)
	}
	want, err := figure.Resolve(r.k.state.Data, r.k.state.MapFigure())
	if err != nil {
		t.Fatal(err)
	}
	at := r.find(r.k.state.T("ui.data.copy"))
	r.Router.Queue(r.Pointer(pointer.Move, at, 0), r.Pointer(pointer.Press, at, 0), r.Pointer(pointer.Release, at, 0))
	r.frame()
	r.frame()
	if _, text, ok := r.Router.WriteClipboard(); !ok || string(text) != page.TableText(want) {
		t.Errorf("copied %d characters, want %d", len(text), len(page.TableText(want)))
	}
	r.press(r.k.state.T("ui.data.csv"))
	path := filepath.Join(t.TempDir(), "rows.csv")
	spec := *r.k.state.Exporting
	r.do(model.Save{Spec: spec, Path: path, Format: "csv"})
	r.finish()
	b, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if lines := strings.Count(string(b), "\n"); lines != len(want.Figures.Rows)+1 {
		t.Errorf("%d lines for %d rows", lines, len(want.Figures.Rows))
	}
}
