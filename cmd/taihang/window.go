//go:build !headless

package main

import (
	"context"
	"io"
	"os"
	"path/filepath"
	"strings"

	"taihang/analysis/mapping"
	"taihang/data/text"
	"taihang/ui/app"
	"taihang/ui/model"
)

// traceVariable names a file to which the window writes a line of JSON for
// each change of its state: what a test of the real window reads.
const traceVariable = "TAIHANG_TRACE"

// windowCommand opens the window on the named workspace, else the last one
// that was open, else the demo, which it makes at the first start.
func windowCommand(ctx context.Context, env environment, args []string) error {
	f := newFlags("window")
	dark := f.Bool("dark", false, "")
	if err := f.Parse(args); err != nil {
		return explainFlag("", err)
	}
	kept := readSettings()
	o := app.Options{
		Recent: kept.Recent, Demo: demoWorkspace,
		Lang: env.lang, Dark: *dark || kept.Dark, Still: kept.Still,
		Opened: func(path string) { changeSettings(func(s *settings) { s.opened(path) }) },
		Remember: func(lang text.Lang, dark, still bool) {
			changeSettings(func(s *settings) { s.Lang, s.Dark, s.Still = lang, dark, still })
		},
	}
	if kept.Lang != "" && !f.Changed("lang") {
		o.Lang = kept.Lang
	}
	if err := openArguments(&o, f.Args()); err != nil {
		return err
	}
	if o.Path == "" {
		o.Path = kept.last()
	}
	o.Headers = func() (*mapping.Headers, error) { return ownHeaders(env) }
	o.Documents = documents()
	if o.DropIn = kept.DropIn; o.DropIn == "" {
		o.DropIn = dropIn(o.Documents)
	}
	o.Folders = kept.Folders
	o.KeepDropIn = func(dir string) { changeSettings(func(s *settings) { s.DropIn = dir }) }
	o.KeepFolders = func(dirs []string) { changeSettings(func(s *settings) { s.Folders = dirs }) }
	if o.Path == "" {
		path, err := demoPath()
		if err != nil {
			return err
		}
		o.Path = path
		if !exists(path) {
			o.Prepare = func(ctx context.Context) error {
				_, err := writeDemo(ctx, path, 1, defaultSeed)
				return err
			}
		}
	}
	if path := env.getenv(traceVariable); path != "" {
		w, err := os.OpenFile(path, os.O_CREATE|os.O_WRONLY|os.O_APPEND, 0o600)
		if err != nil {
			return cannotWrite(path, err)
		}
		defer w.Close()
		o.Trace = w
	}
	return app.Run(ctx, o)
}

// openArguments takes a workspace to open and files to import: what ends in
// .taihang is the one, everything else the other.
func openArguments(o *app.Options, args []string) error {
	for _, a := range args {
		switch {
		case strings.HasSuffix(a, ".taihang"):
			if o.Path != "" {
				return misuse("cli.args.many", "taihang", a)
			}
			o.Path = a
		case !exists(a):
			return misuse("cli.command.unknown", a)
		default:
			if abs, err := filepath.Abs(a); err == nil {
				a = abs // as it is remembered
			}
			o.Import = append(o.Import, a)
		}
	}
	return nil
}

// documents is where people keep files, or their home.
func documents() string {
	home, err := os.UserHomeDir()
	if err != nil {
		return "."
	}
	for _, d := range []string{"Documents", "文档", "文件"} {
		if st, err := os.Stat(filepath.Join(home, d)); err == nil && st.IsDir() {
			return filepath.Join(home, d)
		}
	}
	return home
}

// dropIn is the folder of files to be noticed, as long as none is chosen.
func dropIn(documents string) string { return filepath.Join(documents, "太行", "导入") }

// demoWorkspace is the demo's path; the demo is made if it is not there.
func demoWorkspace(ctx context.Context) (string, error) {
	path, err := demoPath()
	if err != nil || exists(path) {
		return path, err
	}
	_, err = writeDemo(ctx, path, 1, defaultSeed)
	return path, err
}

func shoot(ctx context.Context, o shotOptions, w io.Writer) error {
	actions := o.actions()
	if len(o.files) > 0 {
		actions = append(actions, model.OpenFiles{Paths: o.files})
	}
	for range o.step {
		actions = append(actions, model.StepOn{})
	}
	return app.Shot(ctx, app.Options{Path: o.workspace, Lang: o.lang, Dark: o.theme == "dark"}, app.ShotOptions{
		Page: o.page, W: o.w, H: o.h, Scale: o.scale, Actions: actions,
	}, w)
}

// actions bring the window into the state that is to be drawn.
func (o shotOptions) actions() []model.Action {
	var a []model.Action
	if o.measure != "" {
		a = append(a, model.SetMeasure{ID: o.measure})
	}
	if o.year != 0 {
		a = append(a, model.SetYear{Year: o.year}) // of those that the measure has
	}
	for _, c := range o.where {
		a = append(a, model.SetFilter{Dim: c.Dim, Keys: c.Keys})
	}
	if o.sel != nil {
		a = append(a, model.SelectWhere{Where: o.sel})
	}
	return a
}
