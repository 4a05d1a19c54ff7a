// Package app runs the window: events become actions, actions change the
// state and start work in the background, and the work's answers come back as
// actions.
package app

import (
	"context"
	"encoding/json"
	"io"
	"strings"
	"sync"
	"time"

	"gioui.org/io/clipboard"
	"gioui.org/layout"
	"gioui.org/op"

	"taihang/analysis/dataset"
	"taihang/analysis/figure/fonts"
	"taihang/analysis/mapping"
	"taihang/data/text"
	"taihang/ui/draw"
	"taihang/ui/model"
	"taihang/ui/page"
	"taihang/ui/shell"
	"taihang/ui/theme"
)

// Options say what to open and how it looks at first.
type Options struct {
	Path    string // workspace
	Lang    text.Lang
	Dark    bool
	Still   bool
	Prepare func(context.Context) error // makes the workspace before it is opened; nil: it is there
	Opened  func(path string)           // told when a workspace has been opened
	Recent  []string                    // workspaces opened before, the last one first
	Trace   io.Writer                   // a line of JSON for each change of the state, for tests
	Data    *dataset.Dataset            // shown instead of opening Path

	// Demo returns the demo workspace's path, and makes it if it is not there.
	// Without it the menu does not offer one.
	Demo func(context.Context) (path string, err error)

	Import    []string // files to open at once
	Documents string   // where files are written that were asked for without a name
	DropIn    string   // folder of files to be noticed; "" for none
	Folders   []string // that files came from, the last one first

	// Headers returns the names that columns go under; nil the built-in ones.
	Headers func() (*mapping.Headers, error)
	// KeepDropIn and KeepFolders are told what to begin with the next time.
	KeepDropIn  func(dir string)
	KeepFolders func(dirs []string)

	// Remember is told the language, theme and motion that were chosen.
	Remember func(lang text.Lang, dark, still bool)
}

// core is the window without its system part: the same for a real window, a
// picture and a test.
type core struct {
	opts   Options
	state  *model.State
	shell  *shell.Shell
	env    page.Env
	setter *theme.Typesetter
	work   *worker
	wake   func()
	copied string // to be put on the clipboard in the next frame
	noted  string // of the trace: what this frame shows
	traced string // and what was written last

	mu    sync.Mutex
	inbox []model.Action
}

// newCore returns the window's inside and begins loading.
func newCore(ctx context.Context, o Options, wake func()) (*core, error) {
	faces, err := bundledFaces()
	if err != nil {
		return nil, err
	}
	state, effects := model.New(model.Options{Path: o.Path, Lang: o.Lang, Dark: o.Dark, Still: o.Still, Pages: page.IDs(), Recent: o.Recent, HasDemo: o.Demo != nil, Import: o.Import, DropIn: o.DropIn, Folders: o.Folders})
	k := &core{
		opts: o, state: state, shell: shell.New(page.All()), wake: wake,
		setter: theme.NewTypesetter(faces, true),
	}
	k.env = page.Env{S: state, Wake: wake}
	k.work = &worker{ctx: ctx, opts: o, post: k.post}
	k.start(effects)
	if o.DropIn != "" {
		k.work.start(model.WatchFolder{Dir: o.DropIn})
	}
	if err := fonts.Problem(); err != nil {
		k.apply([]model.Action{model.Tell{Toast: model.Toast{Kind: model.Bad, Error: err}}}, time.Now())
	}
	return k, nil
}

func bundledFaces() ([]theme.FontFace, error) {
	f := fonts.Faces()
	if !f.Bundled {
		return nil, nil
	}
	return theme.Faces(f.Regular.Data, f.Medium.Data)
}

// post takes an action from any goroutine.
func (k *core) post(a model.Action) {
	k.mu.Lock()
	k.inbox = append(k.inbox, a)
	k.mu.Unlock()
	k.wake()
}

func (k *core) received() []model.Action {
	k.mu.Lock()
	defer k.mu.Unlock()
	a := k.inbox
	k.inbox = nil
	return a
}

// apply changes the state and starts what follows from it.
func (k *core) apply(actions []model.Action, now time.Time) {
	for _, a := range actions {
		k.state.Now = now
		k.start(k.state.Update(a))
	}
}

func (k *core) start(effects []model.Effect) {
	for _, e := range effects {
		if c, ok := e.(model.WriteClipboard); ok {
			k.copied = c.Text
			continue
		}
		k.work.start(e)
	}
}

// frame handles events and draws. Actions of the page apply after it is
// drawn; another frame then shows what they did.
func (k *core) frame(gtx layout.Context) {
	k.apply(k.received(), gtx.Now)
	if k.copied != "" {
		gtx.Execute(clipboard.WriteCmd{Type: "application/text", Data: io.NopCloser(strings.NewReader(k.copied))})
		k.copied = ""
	}
	th := theme.New(k.setter, k.state.Lang, k.state.Dark, k.state.Still)
	c := draw.New(gtx, th, nil)
	typing := k.shell.Typing(c)
	k.keys(c)
	k.shell.Layout(c, &k.env)
	if k.shell.Typing(c) != typing { // other keys are commands now: they are listened for in a frame
		gtx.Execute(op.InvalidateCmd{})
	}
	k.note()
	if actions := k.env.Take(); len(actions) > 0 {
		k.apply(actions, gtx.Now)
		gtx.Execute(op.InvalidateCmd{})
	}
}

// settled says that nothing is being loaded or painted.
func (k *core) settled() bool {
	k.mu.Lock()
	waiting := len(k.inbox) > 0
	k.mu.Unlock()
	partial := k.state.Data != nil && k.state.Data.Partial
	return !waiting && k.state.Phase != model.Loading && !partial && !k.state.Search.Wait && !k.state.Intake.Busy() && !k.state.Reloading() && !k.shell.Busy(k.state)
}

// note keeps what this frame shows for the trace.
func (k *core) note() {
	if k.opts.Trace == nil {
		return
	}
	s := k.state
	b, err := json.Marshal(map[string]any{
		"page": s.Page, "phase": s.Phase, "year": s.Year, "where": s.Where, "select": s.Select, "tool": s.Tool,
		"measure": s.Measure, "method": s.Method, "k": s.K, "breaks": s.Breaks, "palette": s.Palette,
		"lang": s.Lang, "dark": s.Dark, "sheet": s.Sheet, "search": s.Search.Open, "query": s.Search.Query,
		"hits": len(s.Search.Hits), "undo": s.CanUndo(), "redo": s.CanRedo(), "playing": s.Playing, "jobs": len(s.Jobs), "toasts": len(s.Toasts),
		"step": s.Intake.Step, "loading": s.Intake.Loading(), "batches": len(s.Intake.History.Batches), "intake": intakeNote(s),
		"layers": s.Layers, "inspector": s.Inspector, "settled": k.settled(), "zoom": k.shell.Zoom(s),
	})
	if err == nil {
		k.noted = string(b)
	}
}

// presented writes what the frame that is now on screen shows, when that is
// something new: a line of the trace is never ahead of the picture.
func (k *core) presented() {
	if k.noted == k.traced {
		return
	}
	k.traced = k.noted
	_, _ = io.WriteString(k.opts.Trace, k.noted+"\n")
}

// intakeNote is what the trace says of files on their way in.
func intakeNote(s *model.State) map[string]int {
	o := s.Intake.Trial
	if s.Intake.Done != nil {
		o = s.Intake.Done
	}
	for _, p := range s.Intake.Plans {
		if p.Layer != nil && len(p.Layer.Sites) > 0 {
			return map[string]int{"sites": len(p.Layer.Sites)}
		}
	}
	if o == nil {
		return nil
	}
	read, loaded, rejected, skipped := o.Totals()
	names, faults := 0, 0
	for _, f := range o.Files {
		names, faults = names+len(f.Hits.Lost), faults+f.Faults
	}
	return map[string]int{"read": read, "loaded": loaded, "rejected": rejected, "skipped": skipped, "names": names, "faults": faults}
}
