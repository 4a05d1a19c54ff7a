package app

import (
	"context"
	"os"
	"runtime"

	"gioui.org/app"
	"gioui.org/io/system"
	"gioui.org/layout"
	"gioui.org/op"
	"gioui.org/unit"

	"taihang/data/text"
	"taihang/ui/draw"
	"taihang/ui/shell"
	"taihang/ui/theme"
)

// Sizes of the window in dp, at first and at least.
const (
	firstW, firstH = 1440, 900
	leastW, leastH = 860, 560
)

// Run opens the window and returns when it is closed.
func Run(ctx context.Context, o Options) error {
	if !display() {
		return text.Errorf("ui.err.display")
	}
	done := make(chan error, 1)
	go func() { done <- loop(ctx, o) }()
	if runtime.GOOS == "darwin" { // Cocoa wants the main thread
		go func() {
			if err := <-done; err != nil {
				_, _ = os.Stderr.WriteString(o.Lang.Sentence(err) + "\n")
				os.Exit(1)
			}
			os.Exit(0)
		}()
		app.Main()
	}
	return <-done
}

func display() bool {
	return runtime.GOOS != "linux" && runtime.GOOS != "freebsd" && runtime.GOOS != "openbsd" ||
		os.Getenv("DISPLAY") != "" || os.Getenv("WAYLAND_DISPLAY") != ""
}

func loop(ctx context.Context, o Options) error {
	ctx, stop := context.WithCancel(ctx)
	defer stop()
	w := new(app.Window)
	w.Option(app.Title(o.Lang.T("app.name")), app.Size(unit.Dp(firstW), unit.Dp(firstH)), app.MinSize(unit.Dp(leastW), unit.Dp(leastH)))
	made := make(chan opened, 1)
	go func() {
		k, err := newCore(ctx, o, w.Invalidate)
		made <- opened{k, err}
		w.Invalidate()
	}()
	context.AfterFunc(ctx, func() { w.Perform(system.ActionClose) })
	var ops op.Ops
	var k *core
	for {
		switch e := w.Event().(type) {
		case app.DestroyEvent:
			if e.Err != nil {
				return text.Errorf("ui.err.display", e.Err)
			}
			return nil
		case app.FrameEvent:
			gtx := app.NewContext(&ops, e)
			if k == nil {
				select {
				case m := <-made:
					if k = m.core; m.err != nil {
						return m.err
					}
				default:
				}
			}
			if k != nil {
				k.frame(gtx)
			} else {
				blank(gtx, o.Dark)
			}
			e.Frame(gtx.Ops)
			if k != nil {
				k.presented()
			}
		}
	}
}

// opened is the window's inside, made while the system opens the window and
// the graphics start: fonts take as long as they do.
type opened struct {
	core *core
	err  error
}

// blank is the window before there is a font: its bars, without words.
func blank(gtx layout.Context, dark bool) {
	c := draw.New(gtx, theme.New(nil, text.ZH, dark, true), nil)
	shell.Blank(c)
}
