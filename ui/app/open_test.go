package app

import (
	"context"
	"os"
	"path/filepath"
	"testing"

	"gioui.org/io/key"

	"taihang/data/facts"
	"taihang/data/store"
	"taihang/ui/model"
)

// browse waits until the open sheet lists a folder.
func (r *rig) browse(dir string) {
	r.t.Helper()
	r.k.apply([]model.Action{model.Browse{Dir: dir}}, r.Now)
	for range 1000 {
		r.settle()
		if r.k.state.Folder.Dir == dir {
			return
		}
	}
	r.t.Fatal("the folder is not listed")
}

// From the name's menu to a file in a folder: the other workspace is open, and
// nothing of the first one is left.
func TestOpenAnotherWorkspace(t *testing.T) {
	dir := t.TempDir()
	path := filepath.Join(dir, "other.taihang")
	st, err := store.Create(context.Background(), path, facts.Gazetteer())
	if err != nil {
		t.Fatal(err)
	}
	if err := st.Close(); err != nil {
		t.Fatal(err)
	}
	if err := os.Mkdir(filepath.Join(dir, "folder"), 0o700); err != nil {
		t.Fatal(err)
	}
	r := newRig(t, model.Map)
	r.do(model.SelectAll{})
	r.press(r.k.state.Data.Info.Title)
	r.press(r.k.state.T("ui.open"))
	if r.k.state.Sheet != model.WorkspaceSheet {
		t.Fatalf("sheet %q", r.k.state.Sheet)
	}
	r.browse(dir)
	if n := len(r.k.state.Folder.Entries); n != 2 || !r.k.state.Folder.Entries[0].Folder {
		t.Errorf("lists %v", r.k.state.Folder.Entries)
	}
	r.press("other.taihang")
	r.settle()
	s := r.k.state
	if s.Phase != model.Ready || s.Path != path || len(s.Data.Villages) != 0 {
		t.Fatalf("phase %v, path %s, %v", s.Phase, s.Path, s.Err)
	}
	if s.Select != nil || s.CanUndo() || len(s.Recent) == 0 || s.Recent[0] != path {
		t.Errorf("selection %v, undo %v, recent %v", s.Select, s.CanUndo(), s.Recent)
	}
}

// A workspace that cannot be opened says why, and another can be chosen.
func TestOpenWhatIsNotThere(t *testing.T) {
	r := newRig(t, model.Map)
	r.do(model.Open{Path: filepath.Join(t.TempDir(), "none.taihang")})
	if s := r.k.state; s.Phase != model.Failed || s.Err == nil || len(s.Recent) != 0 {
		t.Fatalf("phase %v, error %v, recent %v", s.Phase, s.Err, s.Recent)
	}
	r.press(r.k.state.T("ui.open"))
	if r.k.state.Sheet != model.WorkspaceSheet {
		t.Error("no way out")
	}
	r.key(key.NameEscape, 0)
	if r.k.state.Sheet != model.NoSheet {
		t.Error("Esc leaves the sheet open")
	}
}

// The folder of the last time may be gone: the nearest above it is shown.
func TestFolderThatIsGone(t *testing.T) {
	dir := t.TempDir()
	if err := os.WriteFile(filepath.Join(dir, "花名册.csv"), nil, 0o600); err != nil {
		t.Fatal(err)
	}
	got := list(model.List{Dir: filepath.Join(dir, "旧", "更旧"), Files: true}).(model.Listed)
	if got.Err != nil || got.Dir != dir || len(got.Entries) != 1 {
		t.Errorf("%+v", got)
	}
}
