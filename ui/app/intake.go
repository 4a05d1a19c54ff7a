package app

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"time"

	"taihang/analysis/dataset"
	"taihang/analysis/intake"
	"taihang/analysis/search"
	"taihang/data"
	"taihang/data/store"
	"taihang/data/text"
	"taihang/ui/model"
)

// This file does the work of the page 数据: it is the only place of the window
// where files are read and a workspace is changed.

// options of every look at files and of the loading after it.
func (w *worker) options(m intake.Mapping) (o intake.Options, err error) {
	o.Mapping, o.Ask = m, true
	if w.opts.Headers != nil {
		o.Headers, err = w.opts.Headers()
	}
	return o, err
}

// lookAt inspects each file by itself, so that one that cannot be read does
// not keep the others out.
func (w *worker) lookAt(ctx context.Context, e model.LookAt) {
	done := model.Looked{Seq: e.Seq, Shapes: map[string]model.Shape{}}
	defer func() { w.post(done) }()
	o, err := w.options(e.Mapping)
	if err != nil {
		done.Err = err
		return
	}
	st, err := store.OpenReadOnly(ctx, e.Workspace)
	if err != nil {
		done.Err = err
		return
	}
	defer st.Close()
	paths, err := files(e.Paths)
	if err != nil {
		done.Err = err
		return
	}
	for _, path := range paths {
		plans, err := intake.Inspect(ctx, st, []string{path}, o)
		if ctx.Err() != nil {
			intake.Close(append(done.Plans, plans...))
			done.Plans, done.Err = nil, ctx.Err()
			return
		}
		if err != nil {
			done.Failed = append(done.Failed, model.Failure{Path: path, Err: err})
			continue
		}
		for _, p := range plans {
			if p.Layer != nil {
				done.Shapes[p.Path] = shape(ctx, p.Layer)
			}
		}
		done.Plans = append(done.Plans, plans...)
	}
}

// files writes the paths out; of a folder it takes what can be imported.
func files(paths []string) (out []string, err error) {
	for _, p := range paths {
		if p, err = home(p); err != nil {
			return nil, text.Errorf("ui.open.cannot", p, err)
		}
		st, err := os.Stat(p)
		if err != nil || !st.IsDir() {
			out = append(out, p) // the reader says what is the matter with it
			continue
		}
		entries, err := os.ReadDir(p)
		if err != nil {
			return nil, text.Errorf("ui.open.cannot", p, err)
		}
		for _, d := range entries {
			if !d.IsDir() && importable(d.Name()) {
				out = append(out, filepath.Join(p, d.Name()))
			}
		}
	}
	return out, nil
}

// try works out what loading would do: by a change that is taken back where
// the workspace can be changed, else by reading alone.
func (w *worker) try(ctx context.Context, e model.Try) {
	began := time.Now()
	o, err := w.options(e.Mapping)
	if err != nil {
		w.post(model.Tried{Seq: e.Seq, Err: err})
		return
	}
	o.DryRun, o.Compare = true, true
	o.Progress = w.progress(e.Seq)
	st, err := store.Open(ctx, e.Workspace)
	if err != nil {
		o.Compare = false
		st, err = store.OpenReadOnly(ctx, e.Workspace)
	}
	if err != nil {
		w.post(model.Tried{Seq: e.Seq, Err: err})
		return
	}
	rep, err := intake.Run(ctx, st, e.Plans, o)
	var told *text.Error
	if o.Compare && errors.As(err, &told) && told.Key == "store.busy" { // another window writes: do without the comparison
		o.Compare = false
		rep, err = intake.Run(ctx, st, e.Plans, o)
	}
	_ = st.Close()
	if ctx.Err() != nil {
		return
	}
	w.post(model.Tried{Seq: e.Seq, Outcome: model.NewOutcome(rep, time.Since(began)), Err: err})
}

// pace bounds how often the window hears of progress.
const pace = 50 * time.Millisecond

// progress tells the window how far a piece of work has come.
func (w *worker) progress(seq int) func(done, total int64) {
	var last time.Time
	return func(done, total int64) {
		if now := time.Now(); now.Sub(last) >= pace {
			last = now
			w.post(model.Advanced{Seq: seq, Done: done, Total: total, At: now})
		}
	}
}

// bringIn loads the files, after the day's backup.
func (w *worker) bringIn(ctx context.Context, e model.BringIn) {
	began := time.Now()
	fail := func(err error) { w.post(model.Brought{Seq: e.Seq, Workspace: e.Workspace, Err: err}) }
	o, err := w.options(e.Mapping)
	if err != nil {
		fail(err)
		return
	}
	st, err := store.Open(ctx, e.Workspace)
	if err != nil {
		fail(err)
		return
	}
	defer st.Close()
	if _, err := st.BackupIfDue(ctx, began); err != nil && ctx.Err() == nil {
		w.post(model.Tell{Toast: model.Toast{Kind: model.Warn, Error: err}})
	}
	o.Progress = w.progress(e.Seq)
	rep, err := intake.Run(ctx, st, e.Plans, o)
	if err == nil {
		err = st.Close()
	}
	switch {
	case ctx.Err() != nil && (rep == nil || rep.Batch == 0 || err != nil):
		return // stopped: nothing was written
	case err != nil:
		fail(err)
		return
	}
	w.post(model.Brought{Seq: e.Seq, Workspace: e.Workspace, Outcome: model.NewOutcome(rep, time.Since(began))})
}

// readBatches reads the history and the backups.
func (w *worker) readBatches(ctx context.Context, e model.ReadBatches) model.Action {
	done := model.HistoryRead{Seq: e.Seq}
	copies, err := store.Copies(e.Workspace)
	for _, c := range copies {
		done.Copies = append(done.Copies, model.Backup{Path: c.Path, At: c.At, Size: c.Size, Note: c.Note})
	}
	st, openErr := store.OpenReadOnly(ctx, e.Workspace)
	if openErr != nil {
		done.Err = openErr
		return done
	}
	defer st.Close()
	if done.Batches, done.Err = st.Batches(ctx); done.Err == nil {
		done.Err = err
	}
	slices.Reverse(done.Batches)
	return done
}

func (w *worker) readBatch(ctx context.Context, e model.ReadBatch) model.Action {
	done := model.BatchRead{Seq: e.Seq}
	st, err := store.OpenReadOnly(ctx, e.Workspace)
	if err != nil {
		done.Err = err
		return done
	}
	defer st.Close()
	issues, err := st.Issues(ctx, e.ID)
	if err != nil {
		done.Err = err
		return done
	}
	done.Groups = model.Groups(issues)
	rows, err := st.Rejected(ctx, e.ID)
	done.Rejected, done.Err = len(rows), err
	return done
}

// alter undoes, redoes, copies, restores, or writes rejected rows to a file.
func (w *worker) alter(ctx context.Context, e model.Alter) model.Action {
	done := model.Changed{Of: e}
	switch a := e.Action.(type) {
	case model.TakeBack:
		done.Key, done.Again = "ui.in.undone", true
		if a.Redo {
			done.Key = "ui.in.redone"
		}
		var list []int64
		list, done.Err = w.takeBack(ctx, e.Workspace, a)
		done.Args = []any{numbers(list, w.lang())}
	case model.MakeCopy:
		done.Key = "ui.in.copied"
		done.Note, done.Err = w.makeCopy(ctx, e.Workspace)
	case model.RestoreCopy:
		done.Key, done.Again = "ui.in.restored", true
		done.Note, done.Err = store.Restore(ctx, a.Path, e.Workspace)
	case model.SaveFinding:
		done.Key = "ui.export.done"
		done.Note, done.Err = w.saveFinding(ctx, e.Workspace, a.Rule)
	case model.SaveRejected:
		done.Key = "ui.export.done"
		done.Note, done.Err = w.saveRejected(ctx, e.Workspace, a)
	}
	if done.Err != nil {
		done.Again = false
	}
	return done
}

// takeBack returns the batches that it took back, or put there again.
func (w *worker) takeBack(ctx context.Context, path string, a model.TakeBack) (list []int64, err error) {
	list = a.Batches
	st, err := store.Open(ctx, path)
	if err != nil {
		return list, err
	}
	defer func() { err = errors.Join(err, st.Close()) }()
	if a.Job && !a.Redo {
		if job, err := st.Job(ctx, list[0]); err == nil && len(job) > 0 {
			list = job
		}
	}
	if a.Redo {
		return list, st.Redo(ctx, list...)
	}
	return list, st.Undo(ctx, list...)
}

// numbers lists batches: 2, 3.
func numbers(list []int64, l text.Lang) string {
	var out []string
	for _, n := range list {
		out = append(out, strconv.FormatInt(n, 10))
	}
	return strings.Join(out, l.T("ui.select.sep"))
}

func (w *worker) makeCopy(ctx context.Context, path string) (string, error) {
	st, err := store.OpenReadOnly(ctx, path)
	if err != nil {
		return "", err
	}
	defer st.Close()
	return st.BackupAside(ctx, time.Now())
}

// maxPlaces is how many divisions are offered for what was typed.
const maxPlaces = 8

// lookForPlace searches the divisions of a rank: counties, or villages.
func (w *worker) lookForPlace(ctx context.Context, e model.LookForPlace) {
	ix, ok := w.indexed(ctx)
	if !ok {
		w.post(model.PlacesFound{Seq: e.Seq})
		return
	}
	kind := search.County
	if e.Rank == data.RankVillage {
		kind = search.Village
	}
	ds := w.data.Load()
	var hits []search.Hit
	for _, h := range ix.Find(e.Query, maxHits) {
		if h.Kind != kind || len(hits) == maxPlaces {
			continue
		}
		if kind == search.Village {
			if h.Key = villageCode(ds, h.Key); h.Key == "" {
				continue
			}
		}
		hits = append(hits, h)
	}
	w.post(model.PlacesFound{Seq: e.Seq, Hits: asHits(ds, hits)})
}

// villageCode is the code of the village with a number.
func villageCode(ds *dataset.Dataset, id string) string {
	n, err := strconv.ParseInt(id, 10, 64)
	if err != nil {
		return ""
	}
	list := ds.Set().Villages
	if i := slices.IndexFunc(list, func(v data.Village) bool { return v.ID == n }); i >= 0 {
		return list[i].Code
	}
	return ""
}
