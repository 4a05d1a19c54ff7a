package app

import (
	"context"
	"strconv"

	"taihang/analysis/audit"
	"taihang/data/quality"
	"taihang/data/store"
	"taihang/ui/model"
)

// check runs the rules and totals over the workspace.
func (w *worker) check(ctx context.Context, e model.RunCheck) {
	done := model.DataChecked{Seq: e.Seq}
	st, err := store.OpenReadOnly(ctx, e.Workspace)
	if err == nil {
		if e.Totals == "" {
			done.Result, err = audit.Run(ctx, st, quality.Options{})
		} else {
			done.Result, err = audit.RunWith(ctx, st, e.Totals, quality.Options{})
		}
		_ = st.Close()
	}
	if ctx.Err() != nil {
		return
	}
	if done.Err = err; err != nil {
		done.Result = nil
	}
	w.post(done)
}

// saveFinding writes all rows that break a rule to a table in the user's
// documents: what each is, where, and the file it came from.
func (w *worker) saveFinding(ctx context.Context, workspace, rule string) (string, error) {
	st, err := store.OpenReadOnly(ctx, workspace)
	if err != nil {
		return "", err
	}
	defer st.Close()
	rows, names, err := audit.Rows(ctx, st, rule, quality.Options{})
	if err != nil {
		return "", err
	}
	l := w.lang()
	out := [][]string{{
		l.T("ui.in.check.col.what"), l.T("ui.in.check.col.number"), l.T("ui.in.check.col.code"), l.T("ui.in.check.col.county"), l.T("ui.in.check.col.village"),
		l.T("ui.in.check.col.year"), l.T("ui.in.col.file"), l.T("ui.in.check.col.sheet"), l.T("ui.in.check.col.row"), l.T("ui.in.check.col.batch"),
		l.T("ui.in.check.col.other"), l.T("ui.in.check.col.other.file"), l.T("ui.in.check.col.other.sheet"), l.T("ui.in.check.col.other.row"),
	}}
	some := func(n int64) string {
		if n == 0 {
			return ""
		}
		return strconv.FormatInt(n, 10)
	}
	for _, r := range rows {
		out = append(out, []string{
			l.T("quality.table." + r.Table), some(r.ID), r.County, inert(names[r.County]), inert(r.Name), some(int64(r.Year)),
			inert(r.File), inert(r.Sheet), some(int64(r.Row)), some(r.Batch),
			some(r.Other), inert(r.OtherSource.File), inert(r.OtherSource.Sheet), some(int64(r.OtherSource.Row)),
		})
	}
	if ds := w.data.Load(); ds != nil && ds.Info.Demo {
		out = append(out, []string{l.T("figure.demo")})
	}
	return w.saveTable(l.T("ui.in.check.title")+" "+l.T("quality."+rule), out)
}
