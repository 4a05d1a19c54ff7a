package app

import (
	"context"
	"path/filepath"
	"slices"
	"strings"

	"taihang/analysis/cube"
	"taihang/analysis/dataset"
	"taihang/analysis/measure"
	"taihang/analysis/search"
	"taihang/data"
	"taihang/data/store"
	"taihang/ui/model"
)

// load opens the workspace in two steps: what a first look needs is shown at
// once, the many rows behind money, rules and duties follow. Searching is made
// ready in between.
func (w *worker) load(ctx context.Context, e model.Load) {
	fail := func(err error) { w.post(model.Loaded{Seq: e.Seq, Path: e.Path, Err: err}) }
	show := func(ds *dataset.Dataset) {
		if ctx.Err() != nil { // another workspace was asked for meanwhile
			return
		}
		w.data.Store(ds)
		if w.opts.Opened != nil {
			w.opts.Opened(e.Path)
		}
		w.post(model.Loaded{Seq: e.Seq, Path: e.Path, Data: ds, Show: worthShowing(ds)})
		ready := make(chan *search.Index, 1)
		w.index.Store(&ready)
		go func() { ready <- search.New(ds) }()
	}
	if w.opts.Data != nil && e.Path == w.opts.Path && !e.Demo {
		show(w.opts.Data)
		return
	}
	if err := w.prepare(ctx, &e); err != nil {
		fail(err)
		return
	}
	if abs, err := filepath.Abs(e.Path); err == nil {
		e.Path = abs // as it is remembered
	}
	st, err := store.OpenReadOnly(ctx, e.Path)
	if err != nil {
		fail(err)
		return
	}
	defer st.Close()
	first, err := dataset.LoadCore(ctx, st)
	if err != nil {
		fail(err)
		return
	}
	show(first)
	whole, err := dataset.Load(ctx, st)
	if err != nil {
		fail(err)
		return
	}
	if ctx.Err() != nil {
		return
	}
	w.data.Store(whole)
	w.post(model.Completed{Seq: e.Seq, Data: whole})
}

// prepare makes a workspace that is still to be made: the first one of a new
// user, or the demo.
func (w *worker) prepare(ctx context.Context, e *model.Load) (err error) {
	switch {
	case e.Demo && w.opts.Demo != nil:
		e.Path, err = w.opts.Demo(ctx)
	case e.Path == w.opts.Path && w.opts.Prepare != nil:
		err = w.opts.Prepare(ctx)
	}
	return err
}

// worthShowing is the measure a map begins with: poverty incidence, or in a
// workspace without it the first that has values in the first year shown, in a
// year of the slider, or in any; imported ones before others.
func worthShowing(ds *dataset.Dataset) string {
	ids := []string{"poverty_incidence"}
	for _, m := range ds.Measures.List {
		if strings.HasPrefix(m.ID, measure.IndicatorPrefix) {
			ids = append(ids, m.ID)
		}
	}
	for _, years := range [][]int{{model.FirstYear}, programme(), nil} {
		for _, id := range ids {
			r, err := ds.Measures.Eval(ds.Cube, id, measure.Query{By: []cube.Dim{cube.County}, Years: years})
			if err == nil && slices.ContainsFunc(r.Cells, func(c measure.Cell) bool { return c.V.State == data.Present }) {
				return id
			}
		}
	}
	return "tier"
}

// programme is every year that can be chosen.
func programme() (years []int) {
	for y := data.FirstYear; y <= data.LastYear; y++ {
		years = append(years, y)
	}
	return years
}
