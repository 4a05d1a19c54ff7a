//go:build !headless

package main

import (
	"context"
	"io"
	"os"
	"strings"

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
	switch rest := f.Args(); {
	case len(rest) > 1:
		return misuse("cli.args.many", "taihang", strings.Join(rest[1:], " "))
	case len(rest) == 1:
		if !strings.HasSuffix(rest[0], ".taihang") && !exists(rest[0]) {
			return misuse("cli.command.unknown", rest[0])
		}
		o.Path = rest[0]
	default:
		o.Path = kept.last()
	}
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
	return app.Shot(ctx, app.Options{Path: o.workspace, Lang: o.lang, Dark: o.theme == "dark"}, app.ShotOptions{
		Page: o.page, W: o.w, H: o.h, Scale: o.scale, Actions: o.actions(),
	}, w)
}

// actions bring the window into the state that is to be drawn.
func (o shotOptions) actions() []model.Action {
	var a []model.Action
	if o.year != 0 {
		a = append(a, model.SetYear{Year: o.year})
	}
	if o.measure != "" {
		a = append(a, model.SetMeasure{ID: o.measure})
	}
	for _, c := range o.where {
		a = append(a, model.SetFilter{Dim: c.Dim, Keys: c.Keys})
	}
	if o.sel != nil {
		a = append(a, model.SelectWhere{Where: o.sel})
	}
	return a
}
