package app

import (
	"context"
	"image"
	"image/png"
	"io"
	"os"
	"runtime"
	"strings"
	"time"

	"gioui.org/gpu/headless"
	"gioui.org/io/input"
	"gioui.org/layout"
	"gioui.org/op"
	"gioui.org/unit"

	"taihang/data/text"
	"taihang/ui/model"
	"taihang/ui/page"
)

// ShotOptions say what picture to take. W and H are dp, Scale pixels a dp.
type ShotOptions struct {
	Page    string
	W, H    int
	Scale   float64
	Actions []model.Action // done before the picture is taken
}

// maxFrames bounds how long a picture may take to settle.
const maxFrames = 400

// Shot draws a page offscreen, as the window draws it, once everything that
// is painted in the background is there, and writes a PNG.
func Shot(ctx context.Context, o Options, s ShotOptions, w io.Writer) error {
	img, err := Picture(ctx, o, s)
	if err != nil {
		return err
	}
	return png.Encode(w, img)
}

// Picture is Shot before it is encoded.
func Picture(ctx context.Context, o Options, s ShotOptions) (*image.RGBA, error) {
	ids := page.IDs()
	if !contains(ids, s.Page) {
		return nil, text.Errorf("ui.err.page", s.Page, join(ids))
	}
	size := image.Pt(int(float64(s.W)*s.Scale+.5), int(float64(s.H)*s.Scale+.5))
	if runtime.GOOS == "linux" && os.Getenv("DISPLAY") == "" && os.Getenv("EGL_PLATFORM") == "" {
		if err := os.Setenv("EGL_PLATFORM", "surfaceless"); err != nil {
			return nil, text.Errorf("ui.err.render", err)
		}
	}
	win, err := headless.NewWindow(size.X, size.Y)
	if err != nil {
		return nil, text.Errorf("ui.err.render", err)
	}
	defer win.Release()
	ops, err := settle(ctx, o, s, size)
	if err != nil {
		return nil, err
	}
	if err := win.Frame(ops); err != nil {
		return nil, text.Errorf("ui.err.render", err)
	}
	img := image.NewRGBA(image.Rectangle{Max: size})
	if err := win.Screenshot(img); err != nil {
		return nil, text.Errorf("ui.err.render", err)
	}
	return img, nil
}

// settle lays the page out until nothing more changes and returns the last
// frame.
func settle(ctx context.Context, o Options, s ShotOptions, size image.Point) (*op.Ops, error) {
	wake := make(chan struct{}, 1)
	k, err := newCore(ctx, o, func() {
		select {
		case wake <- struct{}{}:
		default:
		}
	})
	if err != nil {
		return nil, err
	}
	k.env.Settled = true
	var router input.Router
	ops := new(op.Ops)
	now := time.Now()
	layoutOnce := func() {
		now = now.Add(time.Second)
		ops.Reset()
		k.frame(layout.Context{
			Ops: ops, Now: now, Source: router.Source(), Constraints: layout.Exact(size),
			Metric: unit.Metric{PxPerDp: float32(s.Scale), PxPerSp: float32(s.Scale)},
		})
		router.Frame(ops)
	}
	actions := append([]model.Action{model.Go{Page: model.Page(s.Page)}}, s.Actions...)
	still := 0
	for range maxFrames {
		layoutOnce()
		if k.state.Phase == model.Failed {
			return nil, k.state.Err
		}
		if !k.settled() {
			still = 0
			select {
			case <-wake:
			case <-time.After(20 * time.Millisecond):
			case <-ctx.Done():
				return nil, ctx.Err()
			}
			continue
		}
		if len(actions) > 0 {
			k.apply(actions[:1], now) // what it starts is waited for before the next
			actions = actions[1:]
			continue
		}
		if still++; still == 3 { // a size that one frame finds out shows in the next
			return ops, nil
		}
	}
	return ops, nil
}

func contains(ids []model.Page, id string) bool {
	for _, p := range ids {
		if string(p) == id {
			return true
		}
	}
	return false
}

func join(ids []model.Page) string {
	var s []string
	for _, p := range ids {
		s = append(s, string(p))
	}
	return strings.Join(s, " ")
}
