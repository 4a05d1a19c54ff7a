package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"runtime/debug"
	"strings"
	"time"

	"taihang/analysis/intake"
	"taihang/analysis/mapping"
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
	vintage := f.String("vintage", "", "")
	settled := f.String("mapping", "", "")
	f.BoolVar(&o.DryRun, "dry-run", false, "")
	f.BoolVar(&o.Strict, "strict", false, "")
	asJSON := f.Bool("json", false, "")
	return func(ctx context.Context, env environment, files []string) (err error) {
		o.Lang = env.lang
		// An import holds little, and for long: collecting more often takes a
		// twentieth of its time and saves a third of its memory.
		debug.SetGCPercent(50)
		debug.SetMemoryLimit(64 << 20)
		if o.Mapping, err = readMapping(*settled); err != nil {
			return err
		}
		if *vintage != "" {
			o.Mapping.Vintage = *vintage
		}
		if o.Headers, err = ownHeaders(env); err != nil {
			return err
		}
		fresh := !exists(*ws)
		st, discard, err := openOrCreate(ctx, *ws, &o)
		if err != nil {
			return err
		}
		defer func() {
			if closed := st.Close(); err == nil {
				err = closed
			}
			discard(err != nil)
		}()
		if !o.DryRun && !fresh {
			keepCopy(ctx, st, env)
		}
		report, err := importFiles(ctx, st, files, o)
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

// importFiles takes files in. One that is refused keeps all out, which the error
// says when there are several; a trial that has no room to compare does without.
func importFiles(ctx context.Context, st *store.Store, files []string, o intake.Options) (*intake.Report, error) {
	report, err := intake.Import(ctx, st, files, o)
	var told *text.Error
	if o.Compare && errors.As(err, &told) && (told.Key == "store.full" || told.Key == "store.short") {
		o.Compare = false
		report, err = intake.Import(ctx, st, files, o)
	}
	if err != nil && len(files) > 1 {
		err = text.Errorf("cli.import.none", strings.TrimRight(o.Lang.Sentence(err), "。."), len(files), err)
	}
	return report, err
}

// readMapping reads the file of --mapping.
func readMapping(path string) (intake.Mapping, error) {
	if path == "" {
		return intake.Mapping{}, nil
	}
	b, err := os.ReadFile(path)
	if err != nil {
		return intake.Mapping{}, text.Errorf("ingest.missing", path, err)
	}
	return intake.ParseMapping(b, filepath.Base(path))
}

// ownHeaders are the built-in names of columns and those of the user's own
// file, headers.tsv in the folder of settings.
func ownHeaders(env environment) (*mapping.Headers, error) {
	h := mapping.BuiltinHeaders()
	dir, err := home()
	if err != nil {
		return h, nil // nowhere to look
	}
	f, err := os.Open(filepath.Join(dir, "headers.tsv"))
	if err != nil {
		return h, nil // there is none
	}
	defer f.Close()
	if err := h.Read(f); err != nil {
		return nil, text.Errorf("cli.headers", f.Name(), err.Error())
	}
	return h, nil
}

// keepCopy makes the day's backup before the workspace changes. That it cannot
// be made does not keep anybody from working, but is said.
func keepCopy(ctx context.Context, st *store.Store, env environment) {
	if _, err := st.BackupIfDue(ctx, time.Now()); err != nil && ctx.Err() == nil {
		fmt.Fprintln(env.err, env.lang.T("cli.backup.skipped", env.lang.Sentence(err)))
	}
}

// openOrCreate opens a workspace, or makes one that knows Hebei's counties.
// discard takes a new one away again when the import failed or was only tried.
func openOrCreate(ctx context.Context, path string, o *intake.Options) (st *store.Store, discard func(failed bool), err error) {
	switch {
	case o.DryRun:
		return openTrial(ctx, path, o)
	case exists(path):
		st, err = store.Open(ctx, path)
		return st, func(bool) {}, err
	}
	st, err = store.Create(ctx, path, facts.Gazetteer())
	return st, func(failed bool) {
		if failed {
			os.Remove(path)
		}
	}, err
}

// openTrial opens a copy of a workspace, or a new one, that a trial can change
// to say what would change: even opening the workspace itself for writing
// changes a byte or two. Where there is no room for a copy the trial only reads.
func openTrial(ctx context.Context, path string, o *intake.Options) (st *store.Store, discard func(bool), err error) {
	dir, noDir := os.MkdirTemp("", "taihang-trial")
	discard = func(bool) { os.RemoveAll(dir) }
	defer func() {
		if err != nil {
			discard(true)
		}
	}()
	o.Compare = noDir == nil
	own := filepath.Join(dir, filepath.Base(path))
	if !exists(path) {
		if noDir != nil {
			return nil, discard, cannotWrite(os.TempDir(), noDir)
		}
		st, err = store.Create(ctx, own, facts.Gazetteer())
		return st, discard, err
	}
	if st, err = store.OpenReadOnly(ctx, path); err != nil || noDir != nil {
		return st, discard, err
	}
	if err := st.Backup(ctx, own); err != nil {
		o.Compare = false
		return st, discard, nil
	}
	if err = st.Close(); err == nil {
		st, err = store.Open(ctx, own)
	}
	return st, discard, err
}

// sheetOf names a sheet of a file.
func sheetOf(l text.Lang, file, sheet string) string {
	if sheet == "" {
		return file
	}
	return l.T("cli.sheet", file, sheet)
}

// printReport tells what became of each file's rows.
func printReport(w io.Writer, r *intake.Report) {
	l := r.Language()
	line := "cli.import.file"
	if !r.Kept {
		line = "cli.import.file.tried"
	}
	sheets := map[string]int{}
	for _, f := range r.Files {
		sheets[f.Name]++
	}
	for _, f := range r.Files {
		if f.LeftOut != "" {
			for _, is := range f.Issues {
				printIssue(w, l, is)
			}
			continue
		}
		about := l.T("ingest.kind." + f.Kind)
		if f.Encoding != "" {
			about += " " + f.Encoding
		}
		name := f.Name
		if sheets[name] > 1 {
			name = sheetOf(l, name, f.Sheet)
		}
		fmt.Fprintln(w, l.T(line, name, about, text.Count(f.Read), text.Count(f.Loaded), text.Count(f.Rejected), text.Count(f.Skipped)))
		if c := f.Changes; r.Compared && c.Changed+c.Same+c.Gone+f.Left > 0 {
			fmt.Fprintln(w, l.T("cli.import.changes", text.Count(c.Added), text.Count(c.Changed), text.Count(c.Same), text.Count(c.Gone+f.Left)))
		}
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
	if r.Batch != 0 {
		fmt.Fprintln(w, l.T("cli.import.batch", r.Job, r.Batch))
	}
	switch {
	case r.DryRun:
		fmt.Fprintln(w, l.T("cli.import.dry"))
	case !r.Kept:
		fmt.Fprintln(w, l.T("cli.import.nothing"))
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
	message, remedy := ingest.OnTerminal(l, is)
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
