package app

import (
	"context"
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"sync/atomic"
	"time"

	"taihang/analysis/dataset"
	"taihang/analysis/figure"
	"taihang/analysis/intake"
	"taihang/analysis/search"
	"taihang/data/store"
	"taihang/data/text"
	"taihang/ui/model"
	"taihang/ui/page"
)

// worker does the work of effects in the background. Each piece can be
// cancelled by its number; a newer search cancels the one before.
type worker struct {
	ctx  context.Context
	opts Options
	post func(model.Action)

	data  atomic.Pointer[dataset.Dataset]
	index atomic.Pointer[chan *search.Index] // one value, when it is ready

	spoken atomic.Pointer[text.Lang] // chosen since the start

	mu      sync.Mutex
	cancel  map[int]context.CancelFunc
	find    context.CancelFunc
	unwatch context.CancelFunc
}

func (w *worker) start(e model.Effect) {
	switch e := e.(type) {
	case model.Load:
		w.run(e.Seq, func(ctx context.Context) { w.load(ctx, e) })
	case model.List:
		go func() { w.post(list(e)) }()
	case model.Find:
		w.search(e)
	case model.LookAt:
		w.run(e.Seq, func(ctx context.Context) { w.lookAt(ctx, e) })
	case model.Try:
		w.run(e.Seq, func(ctx context.Context) { w.try(ctx, e) })
	case model.BringIn:
		w.run(e.Seq, func(ctx context.Context) { w.bringIn(ctx, e) })
	case model.Release:
		go intake.Close(e.Plans)
	case model.ReadBatches:
		w.run(e.Seq, func(ctx context.Context) { w.post(w.readBatches(ctx, e)) })
	case model.ReadBatch:
		w.run(e.Seq, func(ctx context.Context) { w.post(w.readBatch(ctx, e)) })
	case model.RunCheck:
		w.run(e.Seq, func(ctx context.Context) { w.check(ctx, e) })
	case model.ReadSource:
		w.run(e.Seq, func(ctx context.Context) { w.readSource(ctx, e) })
	case model.Alter:
		w.run(e.Seq, func(ctx context.Context) { w.post(w.alter(ctx, e)) })
	case model.LookForPlace:
		w.run(e.Seq, func(ctx context.Context) { w.lookForPlace(ctx, e) })
	case model.WatchFolder:
		go w.watchFolder(e)
	case model.KeepFolders:
		if w.opts.KeepFolders != nil {
			go w.opts.KeepFolders(e.Dirs)
		}
	case model.WriteFigure:
		w.run(e.Seq, func(ctx context.Context) { w.post(w.write(ctx, e)) })
	case model.After:
		time.AfterFunc(e.Wait, func() { w.post(e.Action) })
	case model.Stop:
		w.mu.Lock()
		stop := w.cancel[e.Seq]
		w.mu.Unlock()
		if stop != nil {
			stop()
		}
	case model.Remember:
		w.spoken.Store(&e.Lang)
		if w.opts.Remember != nil {
			go w.opts.Remember(e.Lang, e.Dark, e.Still)
		}
	}
}

// lang is the language of what is written to files.
func (w *worker) lang() text.Lang {
	if l := w.spoken.Load(); l != nil {
		return *l
	}
	return w.opts.Lang
}

// run does f in the background under a context that Stop can end.
func (w *worker) run(seq int, f func(context.Context)) {
	ctx, stop := context.WithCancel(w.ctx)
	w.mu.Lock()
	if w.cancel == nil {
		w.cancel = map[int]context.CancelFunc{}
	}
	w.cancel[seq] = stop
	w.mu.Unlock()
	go func() {
		f(ctx)
		w.mu.Lock()
		delete(w.cancel, seq)
		w.mu.Unlock()
		stop()
	}()
}

// maxHits is what the palette can show of all groups together.
const maxHits = 60

func (w *worker) search(e model.Find) {
	ctx, stop := context.WithCancel(w.ctx)
	w.mu.Lock()
	if w.find != nil {
		w.find()
	}
	w.find = stop
	w.mu.Unlock()
	go func() {
		ix, ok := w.indexed(ctx)
		if !ok {
			return
		}
		began := time.Now()
		hits := ix.Find(e.Query, maxHits)
		if ctx.Err() == nil {
			w.post(model.Found{Seq: e.Seq, Hits: asHits(w.data.Load(), hits), Took: time.Since(began)})
		}
	}()
}

// indexed waits until the workspace can be searched.
func (w *worker) indexed(ctx context.Context) (*search.Index, bool) {
	ready := w.index.Load()
	if ready == nil {
		return nil, false
	}
	select {
	case ix := <-*ready:
		*ready <- ix
		return ix, ctx.Err() == nil
	case <-ctx.Done():
		return nil, false
	}
}

// Paper sizes of an exported figure, in points: A5 landscape for a chart, a
// portrait A4 page for a map.
const (
	chartW, chartH = 595, 420
	mapW, mapH     = 595, 842
	exportDPI      = 300
)

// write makes the file beside its place and moves it there, so that a failure
// leaves what was there before.
func (w *worker) write(ctx context.Context, e model.WriteFigure) model.Action {
	a := e.Action
	done := model.Saved{Seq: e.Seq, Path: a.Path}
	path, err := expand(a.Path)
	if err != nil {
		done.Err = err
		return done
	}
	done.Path = path
	if _, err := os.Stat(path); err == nil && !a.Replace {
		done.Exists = true
		return done
	}
	done.Err = w.render(ctx, a, path, func(part float64) { w.post(model.Progressed{Seq: e.Seq, Done: part}) })
	return done
}

func expand(path string) (string, error) {
	if rest, ok := strings.CutPrefix(path, "~"+string(filepath.Separator)); ok {
		if home, err := os.UserHomeDir(); err == nil {
			path = filepath.Join(home, rest)
		}
	}
	abs, err := filepath.Abs(path)
	if err != nil {
		return path, text.Errorf("ui.export.failed", path, err)
	}
	if st, err := os.Stat(filepath.Dir(abs)); err != nil || !st.IsDir() {
		return abs, text.Errorf("ui.err.exportdir", filepath.Dir(abs))
	}
	return abs, nil
}

func (w *worker) render(ctx context.Context, a model.Save, path string, progress func(float64)) (err error) {
	ds := w.data.Load()
	r, err := figure.Resolve(ds, a.Spec)
	if err != nil {
		return err
	}
	progress(.2)
	width, height := float64(chartW), float64(chartH)
	if a.Spec.Kind == figure.Choropleth {
		width, height = mapW, mapH
	}
	f, err := os.CreateTemp(filepath.Dir(path), ".taihang-*")
	if err != nil {
		return text.Errorf("ui.export.failed", path, err)
	}
	defer func() {
		if err != nil {
			_ = os.Remove(f.Name())
		}
	}()
	progress(.4)
	err = errors.Join(draws(f, r, width, height, a.Format), ctx.Err(), f.Sync(), f.Chmod(0o644), f.Close())
	if store.DiskFull(err) {
		return text.Errorf("ui.export.full", path, err)
	}
	if err != nil {
		return text.Errorf("ui.export.failed", path, err)
	}
	if err := place(f.Name(), path, a.Replace); err != nil {
		if errors.Is(err, fs.ErrExist) {
			return text.Errorf("ui.export.exists")
		}
		return text.Errorf("ui.export.failed", path, err)
	}
	return nil
}

// place moves a finished file to its name; without replace it must be free.
func place(tmp, path string, replace bool) error {
	if replace {
		return os.Rename(tmp, path)
	}
	if err := os.Link(tmp, path); err == nil {
		return os.Remove(tmp)
	} else if errors.Is(err, fs.ErrExist) {
		return err
	}
	return os.Rename(tmp, path) // a file system without hard links
}

func draws(w io.Writer, r *figure.Resolved, width, height float64, format string) error {
	if format == "csv" {
		return page.WriteCSV(w, r)
	}
	d := r.Layout(width, height)
	switch format {
	case "svg":
		return figure.SVG(w, d)
	case "pdf":
		return figure.PDF(w, d)
	}
	return figure.PNG(w, d, exportDPI)
}
