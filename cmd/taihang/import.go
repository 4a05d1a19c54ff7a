package main

import (
	"context"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"

	"taihang/analysis/intake"
	"taihang/data"
	"taihang/data/facts"
	"taihang/data/ingest"
	"taihang/data/store"
	"taihang/data/text"
)

// The terminal lists this many issues of a file and codes of a join; --json
// has all of them.
const (
	issuesShown = 12
	codesShown  = 8
)

func importCommand(f *flags) func(context.Context, environment, []string) error {
	ws := f.workspace()
	o := intake.Options{}
	f.StringVar(&o.As, "as", "", "")
	f.StringVar(&o.Vintage, "vintage", "", "")
	f.BoolVar(&o.DryRun, "dry-run", false, "")
	f.BoolVar(&o.Strict, "strict", false, "")
	asJSON := f.Bool("json", false, "")
	return func(ctx context.Context, env environment, files []string) (err error) {
		o.Lang = env.lang
		st, discard, err := openOrCreate(ctx, *ws, o.DryRun)
		if err != nil {
			return err
		}
		defer func() {
			if closed := st.Close(); err == nil {
				err = closed
			}
			discard(err != nil)
		}()
		report, err := intake.Import(ctx, st, files, o)
		if report == nil || len(report.Files) == 0 {
			return err
		}
		if *asJSON {
			if jsonErr := printJSON(env.out, report); err == nil {
				err = jsonErr
			}
			return err
		}
		printReport(env.out, report)
		return err
	}
}

// openOrCreate opens a workspace, or makes one that knows Hebei's counties.
// discard takes a new one away again when the import failed or was only tried.
func openOrCreate(ctx context.Context, path string, trial bool) (st *store.Store, discard func(failed bool), err error) {
	if exists(path) {
		open := store.Open
		if trial { // even opening for writing changes a byte or two
			open = store.OpenReadOnly
		}
		st, err = open(ctx, path)
		return st, func(bool) {}, err
	}
	dir := ""
	if trial {
		if dir, err = os.MkdirTemp("", "taihang-trial"); err != nil {
			return nil, nil, cannotWrite(os.TempDir(), err)
		}
		path = filepath.Join(dir, filepath.Base(path))
	}
	st, err = store.Create(ctx, path, facts.Gazetteer())
	return st, func(failed bool) {
		switch {
		case trial:
			os.RemoveAll(dir)
		case failed:
			os.Remove(path)
		}
	}, err
}

// printReport tells what became of each file's rows.
func printReport(w io.Writer, r *intake.Report) {
	l := r.Language()
	for _, f := range r.Files {
		about := l.T("ingest.kind." + f.Kind)
		if f.Encoding != "" {
			about += " " + f.Encoding
		}
		fmt.Fprintln(w, l.T("cli.import.file", f.Name, about, text.Count(f.Read), text.Count(f.Loaded), text.Count(f.Rejected), text.Count(f.Skipped)))
		for i, is := range f.Issues {
			if i == issuesShown {
				fmt.Fprintln(w, "  "+l.T("cli.import.more", text.Count(len(f.Issues)-i)))
				break
			}
			printIssue(w, l, is)
		}
	}
	if j := r.Join; j.Matched > 0 {
		fmt.Fprintln(w, l.T("cli.import.join", j.Matched, len(j.NoRow), some(j.NoRow), len(j.NoFeature), some(j.NoFeature)))
	}
	if r.DryRun {
		fmt.Fprintln(w, l.T("cli.import.dry"))
	}
}

func printIssue(w io.Writer, l text.Lang, is data.Issue) {
	where := l.T("cli.import.where.file")
	switch {
	case is.Row > 0 && is.Column != "":
		where = l.T("cli.import.where.cell", is.Row, is.Column)
	case is.Row > 0:
		where = l.T("cli.import.where.row", is.Row)
	}
	message, remedy := ingest.Message(l, is)
	fmt.Fprintln(w, l.T("cli.import.issue", l.T("cli.severity."+string(is.Severity)), where, message, remedy))
}

// some lists the first codes of a join in brackets.
func some(codes []string) string {
	if len(codes) == 0 {
		return ""
	}
	if len(codes) > codesShown {
		codes = append(append([]string(nil), codes[:codesShown]...), "…")
	}
	return " (" + strings.Join(codes, " ") + ")"
}
