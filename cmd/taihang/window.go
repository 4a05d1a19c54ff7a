//go:build !headless

package main

import (
	"context"
	"io"
	"os"
	"path/filepath"
	"strings"

	"taihang/data/text"
	"taihang/ui/app"
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
	o := app.Options{Lang: env.lang, Dark: *dark, Opened: remember}
	switch rest := f.Args(); {
	case len(rest) > 1:
		return misuse("cli.args.many", "taihang", strings.Join(rest[1:], " "))
	case len(rest) == 1:
		if !strings.HasSuffix(rest[0], ".taihang") && !exists(rest[0]) {
			return misuse("cli.command.unknown", rest[0])
		}
		o.Path = rest[0]
	default:
		o.Path = lastWorkspace()
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

func shoot(ctx context.Context, o shotOptions, w io.Writer) error {
	return app.Shot(ctx, app.Options{Path: o.workspace, Lang: o.lang, Dark: o.theme == "dark"}, app.ShotOptions{
		Page: o.page, W: o.w, H: o.h, Scale: o.scale,
	}, w)
}

// home is the folder for what the program keeps between starts.
func home() (string, error) {
	dir, err := os.UserConfigDir()
	if err != nil {
		return "", text.Errorf("cli.home", err)
	}
	dir = filepath.Join(dir, "taihang")
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return "", cannotWrite(dir, err)
	}
	return dir, nil
}

func demoPath() (string, error) {
	dir, err := home()
	return filepath.Join(dir, "demo.taihang"), err
}

// lastWorkspace is the one that was open last, or "" if there is none or it
// has been moved away. A damaged one is opened all the same: the window says
// what is wrong with it.
func lastWorkspace() string {
	dir, err := home()
	if err != nil {
		return ""
	}
	b, err := os.ReadFile(filepath.Join(dir, "last"))
	path := strings.TrimSpace(string(b))
	if err != nil || !exists(path) {
		return ""
	}
	return path
}

// remember notes the workspace for the next start. Failing is harmless.
func remember(path string) {
	dir, err := home()
	if err != nil {
		return
	}
	if abs, err := filepath.Abs(path); err == nil {
		_ = os.WriteFile(filepath.Join(dir, "last"), []byte(abs+"\n"), 0o600)
	}
}
