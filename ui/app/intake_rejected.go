package app

import (
	"context"
	"encoding/csv"
	"os"
	"path/filepath"
	"strconv"
	"strings"

	"taihang/data"
	"taihang/data/ingest"
	"taihang/data/store"
	"taihang/data/text"
	"taihang/ui/model"
)

// saveRejected writes the rows that batches did not load to a table in the
// user's documents: where each stands, why, what to do, and its cells. It
// returns the file's name.
func (w *worker) saveRejected(ctx context.Context, workspace string, a model.SaveRejected) (path string, err error) {
	st, err := store.OpenReadOnly(ctx, workspace)
	if err != nil {
		return "", err
	}
	defer st.Close()
	all, err := st.Batches(ctx)
	if err != nil {
		return "", err
	}
	l := w.lang()
	out := [][]string{{l.T("ui.in.col.file"), l.T("ui.in.col.sheet"), l.T("ui.in.col.row"), l.T("ui.in.col.column"), l.T("ui.in.col.reason"), l.T("ui.in.col.remedy")}}
	name := ""
	for _, id := range a.Batches {
		for _, b := range all {
			if b.ID != id {
				continue
			}
			if name == "" {
				name = strings.TrimSuffix(b.File, filepath.Ext(b.File))
			}
			rows, err := rejectedRows(ctx, st, b, l)
			if err != nil {
				return "", err
			}
			out = append(out, rows...)
		}
	}
	return w.saveTable(name+" "+l.T("ui.in.rejected.file"), out)
}

// saveTable writes rows to a new table in the user's documents, and returns its
// name.
func (w *worker) saveTable(name string, rows [][]string) (path string, err error) {
	path, err = freeName(w.documents(), name, ".csv")
	if err != nil {
		return "", err
	}
	f, err := os.OpenFile(path, os.O_CREATE|os.O_WRONLY|os.O_EXCL, 0o600)
	if err != nil {
		return "", text.Errorf("ui.export.failed", path, err)
	}
	_, err = f.WriteString("\ufeff") // without it spreadsheet programs take it for GBK
	if err == nil {
		err = csv.NewWriter(f).WriteAll(rows)
	}
	if closed := f.Close(); err == nil {
		err = closed
	}
	if err != nil {
		_ = os.Remove(path)
		return "", text.Errorf("ui.export.failed", path, err)
	}
	return path, nil
}

// rejectedRows are the rows of a batch with the first error about each.
func rejectedRows(ctx context.Context, st *store.Store, b data.Batch, l text.Lang) (out [][]string, err error) {
	rows, err := st.Rejected(ctx, b.ID)
	if err != nil {
		return nil, err
	}
	issues, err := st.Issues(ctx, b.ID)
	if err != nil {
		return nil, err
	}
	why := map[int]data.Issue{}
	for _, is := range issues {
		if _, ok := why[is.Row]; !ok && is.Severity == data.Error {
			why[is.Row] = is
		}
	}
	for _, r := range rows {
		is := why[r.Row]
		message, remedy := "", ""
		if is.Code != "" {
			message, remedy = ingest.Message(l, is)
		}
		line := []string{b.File, b.Sheet, strconv.Itoa(r.Row), is.Column, message, remedy}
		for _, c := range r.Cells {
			line = append(line, inert(c))
		}
		out = append(out, line)
	}
	return out, nil
}

// inert keeps a spreadsheet from taking a cell for a formula.
func inert(cell string) string {
	if cell != "" && strings.ContainsRune("=+-@\t\r", rune(cell[0])) {
		if _, err := strconv.ParseFloat(cell, 64); err != nil {
			return "'" + cell
		}
	}
	return cell
}

// freeName is a name that no file has.
func freeName(dir, stem, ext string) (string, error) {
	for n := 1; n < 1000; n++ {
		name := stem
		if n > 1 {
			name += " " + strconv.Itoa(n)
		}
		path := filepath.Join(dir, name+ext)
		if _, err := os.Lstat(path); os.IsNotExist(err) {
			return path, nil
		} else if err != nil {
			return "", text.Errorf("ui.export.failed", path, err)
		}
	}
	return "", text.Errorf("ui.export.exists")
}

// documents is where the user keeps files.
func (w *worker) documents() string {
	if w.opts.Documents != "" {
		return w.opts.Documents
	}
	if h, err := os.UserHomeDir(); err == nil {
		return h
	}
	return "."
}
