package app

import (
	"cmp"
	"context"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"taihang/analysis/intake"
	"taihang/data"
	"taihang/data/ingest"
	"taihang/data/store"
	"taihang/data/text"
	"taihang/ui/model"
)

// readSource reads a row of a file that was imported as the file has it. A workspace
// keeps what files say, not the files: the one meant is looked for by its name and
// its digest in the folders that files came from.
func (w *worker) readSource(ctx context.Context, e model.ReadSource) {
	done := model.SourceRead{Seq: e.Seq}
	done.Columns, done.Cells, done.Err = w.sourceRow(ctx, e)
	if ctx.Err() == nil {
		w.post(done)
	}
}

func (w *worker) sourceRow(ctx context.Context, e model.ReadSource) (columns []intake.ColumnPlan, cells []string, err error) {
	st, err := store.OpenReadOnly(ctx, e.Workspace)
	if err != nil {
		return nil, nil, err
	}
	defer st.Close()
	all, err := st.Batches(ctx)
	if err != nil {
		return nil, nil, err
	}
	at := slices.IndexFunc(all, func(b data.Batch) bool { return b.ID == e.From.Batch })
	if at < 0 {
		return nil, nil, text.Errorf("ui.in.check.source.gone", e.From.File)
	}
	plan, err := w.sourcePlan(ctx, st, all[at], e.Dirs)
	if err != nil {
		return nil, nil, err
	}
	defer intake.Close([]*intake.Plan{plan})
	for _, p := range plan.Sheets {
		if p.Sheet.Name != e.From.Sheet || p.Layout == nil {
			continue
		}
		err = p.Layout.Rows(ctx, p.Sheet, func(r *ingest.Row) error {
			if r.Line < e.From.Row {
				return nil
			}
			if r.Line == e.From.Row {
				for i := range r.Cells {
					cells = append(cells, strings.Clone(r.Cells[i].Text))
				}
			}
			return ingest.ErrStop
		})
		if err == nil && cells == nil {
			err = text.Errorf("ui.in.check.source.gone", e.From.File)
		}
		return p.Columns, cells, err
	}
	return nil, nil, text.Errorf("ui.in.check.source.gone", e.From.File)
}

// sourcePlan inspects the file of a batch as it was read then.
func (w *worker) sourcePlan(ctx context.Context, st *store.Store, b data.Batch, dirs []string) (*intake.Plan, error) {
	m, err := intake.ParseMapping([]byte(cmp.Or(b.Mapping, "{}")), b.File)
	if err != nil {
		m = intake.Mapping{}
	}
	o, err := w.options(m)
	if err != nil {
		return nil, err
	}
	problem := text.Errorf("ui.in.check.source.gone", b.File)
	for _, dir := range dirs {
		path := filepath.Join(dir, b.File)
		if st, err := os.Stat(path); err != nil || st.IsDir() {
			continue
		}
		plans, err := intake.Inspect(ctx, st, []string{path}, o)
		if err == nil && plans[0].Table != nil && plans[0].Table.SHA256 == b.SHA256 {
			return plans[0], nil
		}
		intake.Close(plans)
		problem = text.Errorf("ui.in.check.source.changed", b.File)
	}
	return nil, problem
}
