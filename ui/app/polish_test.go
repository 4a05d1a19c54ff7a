package app

import (
	"image"
	"testing"

	"taihang/ui/model"
)

// A window that becomes too narrow for page and inspector closes the panel,
// and opens it again when there is room.
func TestNarrowWindowFoldsTheInspector(t *testing.T) {
	r := newRig(t, model.Overview)
	r.size = image.Pt(1000, 700)
	r.settle()
	if r.k.state.Inspector.Open {
		t.Error("the inspector lies over the page")
	}
	r.do(model.SetInspector{Open: true})
	if !r.k.state.Inspector.Open {
		t.Error("it cannot be opened there")
	}
	r.size = image.Pt(1440, 900)
	r.settle()
	if !r.k.state.Inspector.Open {
		t.Error("it stays closed where there is room")
	}
}
