package main

import (
	"context"
	"encoding/json"
	"fmt"
	"path/filepath"
	"slices"
	"strconv"

	"taihang/data"
	"taihang/data/ingest"
	"taihang/data/store"
	"taihang/data/text"
)

// undoImportCommand takes imports back, or puts them there again.
func undoImportCommand(f *flags) func(context.Context, environment, []string) error {
	ws := f.workspace()
	whole := f.Bool("job", false, "")
	redo := f.Bool("redo", false, "")
	asJSON := f.Bool("json", false, "")
	return func(ctx context.Context, env environment, args []string) error {
		var batches []int64
		for _, a := range args {
			n, err := strconv.ParseInt(a, 10, 64)
			if err != nil || n < 1 {
				return misuse("cli.undo.batch", a)
			}
			batches = append(batches, n)
		}
		st, err := store.Open(ctx, *ws)
		if err != nil {
			return err
		}
		defer st.Close()
		if *whole {
			if batches, err = jobs(ctx, st, batches, *redo); err != nil {
				return err
			}
		}
		act := st.Undo
		if *redo {
			act = st.Redo
		}
		if err := act(ctx, batches...); err != nil {
			return err
		}
		if *asJSON {
			return printJSON(env.out, map[string]any{"batches": batches, "redone": *redo})
		}
		key := "cli.undo.done"
		if *redo {
			key = "cli.undo.redone"
		}
		for _, b := range batches {
			fmt.Fprintln(env.out, env.lang.T(key, b))
		}
		return nil
	}
}

// jobs are the batches that came in one action with any of those: those that have
// been taken back, or those that have not.
func jobs(ctx context.Context, st *store.Store, batches []int64, undone bool) (all []int64, err error) {
	history, err := st.Batches(ctx)
	if err != nil {
		return nil, err
	}
	job := map[int64]int64{}
	for _, b := range history {
		job[b.ID] = b.Job
	}
	for _, n := range batches {
		found := false
		for _, b := range history {
			if b.Job == job[n] && b.Undone == undone {
				found = true
				all = append(all, b.ID)
			}
		}
		if !found {
			all = append(all, n) // the store says what is the matter with it
		}
	}
	slices.Sort(all)
	return slices.Compact(all), nil
}

// historyCommand lists the imports.
func historyCommand(f *flags) func(context.Context, environment, []string) error {
	ws := f.workspace()
	asJSON := f.Bool("json", false, "")
	return func(ctx context.Context, env environment, _ []string) error {
		st, err := store.OpenReadOnly(ctx, *ws)
		if err != nil {
			return err
		}
		defer st.Close()
		list, err := st.Batches(ctx)
		if err != nil {
			return err
		}
		if *asJSON {
			return printJSON(env.out, map[string]any{"batches": spellBatches(list)})
		}
		sheets := map[int64]string{}
		for _, b := range list {
			sheets[b.ID] = b.Sheet
			fmt.Fprintln(env.out, historyLine(env.lang, b, sheets))
		}
		return nil
	}
}

// historyLine tells of one batch; of one that took another back or put it there
// again, of which. sheets are those of the batches before.
func historyLine(l text.Lang, b data.Batch, sheets map[int64]string) string {
	if of := about(b); of != 0 {
		return l.T("cli.history."+b.Kind, b.ID, b.At, of, sheetOf(l, b.File, sheets[of]))
	}
	name := sheetOf(l, firstWord(b.File, b.Kind), b.Sheet)
	line := l.T("cli.history.line", b.ID, b.At, name, l.T("ingest.kind."+b.Kind), text.Count(b.Read), text.Count(b.Loaded), text.Count(b.Rejected), text.Count(b.Skipped))
	if b.Undone {
		line += "  " + l.T("cli.history.undone")
	}
	return line
}

// about is the batch that an undo or a redo is about, 0 for any other.
func about(b data.Batch) int64 {
	var note struct {
		Of int64 `json:"of"`
	}
	if b.Kind == store.UndoKind || b.Kind == store.RedoKind {
		_ = json.Unmarshal([]byte(b.Mapping), &note) // a file that does not say it is no worse for that
	}
	return note.Of
}

func firstWord(list ...string) string {
	for _, s := range list {
		if s != "" {
			return s
		}
	}
	return ""
}

type batchJSON struct {
	Batch    int64  `json:"batch"`
	Job      int64  `json:"job"`
	File     string `json:"file"`
	Sheet    string `json:"sheet"`
	SHA256   string `json:"sha256"`
	Kind     string `json:"kind"`
	At       string `json:"at"`
	Read     int    `json:"rows_read"`
	Loaded   int    `json:"rows_loaded"`
	Rejected int    `json:"rows_rejected"`
	Skipped  int    `json:"rows_skipped"`
	Undone   bool   `json:"undone"`
	Of       int64  `json:"of,omitempty"` // the batch that an undo or a redo is about
}

func spellBatches(list []data.Batch) []batchJSON {
	out := make([]batchJSON, 0, len(list))
	for _, b := range list {
		out = append(out, batchJSON{b.ID, b.Job, b.File, b.Sheet, b.SHA256, b.Kind, b.At, b.Read, b.Loaded, b.Rejected, b.Skipped, b.Undone, about(b)})
	}
	return out
}

// backupCommand writes a verified copy.
func backupCommand(f *flags) func(context.Context, environment, []string) error {
	ws, out := f.workspace(), f.output()
	f.need("output")
	return func(ctx context.Context, env environment, _ []string) error {
		st, err := store.OpenReadOnly(ctx, *ws)
		if err != nil {
			return err
		}
		defer st.Close()
		if err := st.Backup(ctx, *out); err != nil {
			return err
		}
		fmt.Fprintln(env.out, env.lang.T("cli.backup.done", *out))
		return nil
	}
}

// restoreCommand puts a copy in the place of a workspace.
func restoreCommand(f *flags) func(context.Context, environment, []string) error {
	ws := f.workspace()
	return func(ctx context.Context, env environment, args []string) error {
		from := ""
		if len(args) > 0 {
			from = args[0]
		} else {
			list, err := store.Copies(*ws)
			if err != nil {
				return err
			}
			for _, c := range list {
				if c.Note != "replaced" {
					from = c.Path
					break
				}
			}
			if from == "" {
				return text.Errorf("cli.restore.none", filepath.Base(*ws))
			}
		}
		aside, err := store.Restore(ctx, from, *ws)
		if err != nil {
			return err
		}
		fmt.Fprintln(env.out, env.lang.T("cli.restore.done", *ws, filepath.Base(from)))
		if aside != "" {
			fmt.Fprintln(env.out, env.lang.T("cli.restore.aside", aside))
		}
		return nil
	}
}

// doctorCommand examines a workspace's file.
func doctorCommand(f *flags) func(context.Context, environment, []string) error {
	asJSON := f.Bool("json", false, "")
	return func(ctx context.Context, env environment, args []string) error {
		d, err := store.Examine(ctx, args[0])
		if err != nil {
			return err
		}
		if *asJSON {
			err = printJSON(env.out, diagnosisJSON(env.lang, d))
		} else {
			printDiagnosis(env, d)
		}
		if err == nil && !d.Sound() {
			err = text.Errorf("cli.doctor.ill", filepath.Base(args[0]))
		}
		return err
	}
}

func printDiagnosis(env environment, d *store.Diagnosis) {
	l := env.lang
	fmt.Fprintln(env.out, l.T("cli.doctor.file", filepath.Base(d.Path), d.Version, text.Count(int(d.Size>>10)), text.Count(int(d.Rows)), d.Imports))
	for _, is := range d.Findings {
		message, remedy := ingest.OnTerminal(l, is)
		fmt.Fprintln(env.out, l.T("cli.doctor.finding", l.T("cli.severity."+string(is.Severity)), message, remedy))
	}
	if d.Sound() {
		fmt.Fprintln(env.out, l.T("cli.doctor.sound"))
	}
	for i, c := range d.Copies {
		if i == 3 {
			break
		}
		fmt.Fprintln(env.out, l.T("cli.doctor.copy", c.At.Format("2006-01-02 15:04"), text.Count(int(c.Size>>10)), c.Path))
	}
}

func diagnosisJSON(l text.Lang, d *store.Diagnosis) map[string]any {
	type finding struct {
		Severity data.Severity `json:"severity"`
		Code     string        `json:"code"`
		Message  string        `json:"message"`
		Remedy   string        `json:"remedy"`
	}
	findings := []finding{}
	for _, is := range d.Findings {
		message, remedy := ingest.OnTerminal(l, is)
		findings = append(findings, finding{is.Severity, is.Code, message, remedy})
	}
	type copied struct {
		Path string `json:"path"`
		At   string `json:"at"`
		Size int64  `json:"size"`
	}
	copies := []copied{}
	for _, c := range d.Copies {
		copies = append(copies, copied{c.Path, c.At.UTC().Format("2006-01-02T15:04:05Z"), c.Size})
	}
	return map[string]any{
		"path": d.Path, "size": d.Size, "format": d.Version, "rows": d.Rows, "imports": d.Imports, "sound": d.Sound(), "findings": findings, "copies": copies,
	}
}
