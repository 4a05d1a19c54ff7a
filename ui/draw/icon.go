package draw

import (
	"image/color"
	"strconv"
	"strings"
	"sync"

	"gioui.org/f32"
	"gioui.org/op"
	"gioui.org/op/clip"
	"gioui.org/op/paint"
)

// Icon names a sign drawn with a stroke of 1.5 on a grid of 20.
type Icon string

// icons are written like SVG paths with absolute M L C Z, and O for a circle
// (centre and radius). A leading "F" fills instead of stroking.
var icons = map[Icon]string{
	"overview": "M3 3 L8.5 3 L8.5 10.5 L3 10.5 Z M11.5 3 L17 3 L17 7 L11.5 7 Z M11.5 9.8 L17 9.8 L17 17 L11.5 17 Z M3 13.3 L8.5 13.3 L8.5 17 L3 17 Z",
	"map":      "M3 5 L7.5 3.2 L12.5 5 L17 3.2 L17 15 L12.5 16.8 L7.5 15 L3 16.8 Z M7.5 3.2 L7.5 15 M12.5 5 L12.5 16.8",
	"people":   "O7.5 6.8 2.8 M2.3 16.5 C2.3 13 4.5 11.7 7.5 11.7 C10.5 11.7 12.7 13 12.7 16.5 M12.6 4.2 C14.2 4.2 15.3 5.4 15.3 6.8 C15.3 8.2 14.2 9.3 12.6 9.4 M14.5 12 C16.6 12.5 17.8 14 17.8 16.5",
	"progress": "M3 17 L17 17 M3.5 13 L8 8.5 L11 11 L16.5 5 M12.5 4.8 L16.6 4.8 L16.6 9",
	"data":     "M3.5 5 C3.5 3.7 6.4 2.8 10 2.8 C13.6 2.8 16.5 3.7 16.5 5 C16.5 6.3 13.6 7.2 10 7.2 C6.4 7.2 3.5 6.3 3.5 5 Z M3.5 5 L3.5 15 C3.5 16.3 6.4 17.2 10 17.2 C13.6 17.2 16.5 16.3 16.5 15 L16.5 5 M3.5 10 C3.5 11.3 6.4 12.2 10 12.2 C13.6 12.2 16.5 11.3 16.5 10",
	"lock":     "M5 9 L15 9 L15 16.5 L5 16.5 Z M7 9 L7 6.6 C7 4.6 8.3 3.3 10 3.3 C11.7 3.3 13 4.6 13 6.6 L13 9",
	"folder":   "M2.8 5 L7.6 5 L9.4 7 L17.2 7 L17.2 15.8 L2.8 15.8 Z",
	"file":     "M5 2.8 L11.8 2.8 L15.5 6.5 L15.5 17.2 L5 17.2 Z M11.5 3 L11.5 6.8 L15.3 6.8",
	"clock":    "O10 10 7 M10 5.8 L10 10 L13 11.8",
	"settings": "O10 10 2.6 M10 2.6 L10 5 M10 15 L10 17.4 M2.6 10 L5 10 M15 10 L17.4 10 M4.8 4.8 L6.5 6.5 M13.5 13.5 L15.2 15.2 M15.2 4.8 L13.5 6.5 M6.5 13.5 L4.8 15.2",
	"search":   "O8.8 8.8 5.2 M12.7 12.7 L17 17",
	"undo":     "M7.5 4 L3.8 7.7 L7.5 11.4 M4 7.7 L12 7.7 C14.8 7.7 16.6 9.4 16.6 11.8 C16.6 14.2 14.8 16 12 16 L9.5 16",
	"redo":     "M12.5 4 L16.2 7.7 L12.5 11.4 M16 7.7 L8 7.7 C5.2 7.7 3.4 9.4 3.4 11.8 C3.4 14.2 5.2 16 8 16 L10.5 16",
	"play":     "FM6.4 4.2 L15.6 10 L6.4 15.8 Z",
	"pause":    "FM5.6 4.4 L8.6 4.4 L8.6 15.6 L5.6 15.6 Z M11.4 4.4 L14.4 4.4 L14.4 15.6 L11.4 15.6 Z",
	"export":   "M10 12.5 L10 3.2 M6.3 6.7 L10 3 L13.7 6.7 M3.5 11.5 L3.5 16.8 L16.5 16.8 L16.5 11.5",
	"close":    "M5 5 L15 15 M15 5 L5 15",
	"chevron":  "M5.5 8 L10 12.5 L14.5 8",
	"right":    "M8 5.5 L12.5 10 L8 14.5",
	"left":     "M12 5.5 L7.5 10 L12 14.5",
	"filter":   "M3.5 5 L16.5 5 M5.8 10 L14.2 10 M8.3 15 L11.7 15",
	"lasso":    "M10 3.5 C14.3 3.5 17 5.5 17 8.2 C17 10.9 14.3 12.8 10 12.8 C5.7 12.8 3 10.9 3 8.2 C3 5.5 5.7 3.5 10 3.5 Z M6.2 12.2 C4.8 13.2 5 14.8 6.6 14.9 C8 15 8.2 16 7.4 17.4",
	"box":      "M3.5 7 L3.5 3.5 L7 3.5 M13 3.5 L16.5 3.5 L16.5 7 M16.5 13 L16.5 16.5 L13 16.5 M7 16.5 L3.5 16.5 L3.5 13",
	"move":     "M10 2.6 L10 17.4 M2.6 10 L17.4 10 M7.8 4.8 L10 2.6 L12.2 4.8 M7.8 15.2 L10 17.4 L12.2 15.2 M4.8 7.8 L2.6 10 L4.8 12.2 M15.2 7.8 L17.4 10 L15.2 12.2",
	"plus":     "M10 4 L10 16 M4 10 L16 10",
	"minus":    "M4 10 L16 10",
	"whole":    "M3.5 9.5 L10 3.5 L16.5 9.5 M5.3 8.2 L5.3 16.5 L14.7 16.5 L14.7 8.2",
	"eye":      "M2.5 10 C5 5.8 7.5 4.8 10 4.8 C12.5 4.8 15 5.8 17.5 10 C15 14.2 12.5 15.2 10 15.2 C7.5 15.2 5 14.2 2.5 10 Z O10 10 2.4",
	"hidden":   "M2.5 10 C5 5.8 7.5 4.8 10 4.8 C12.5 4.8 15 5.8 17.5 10 C15 14.2 12.5 15.2 10 15.2 C7.5 15.2 5 14.2 2.5 10 Z M4 16 L16 4",
	"check":    "M4 10.5 L8.3 14.8 L16 5.8",
	"warn":     "M10 3.2 L17.6 16.6 L2.4 16.6 Z M10 8.3 L10 12 M10 14 L10 14.6",
	"info":     "O10 10 7 M10 9 L10 14 M10 6.2 L10 6.9",
	"copy":     "M7 7 L16.5 7 L16.5 16.5 L7 16.5 Z M13.5 7 L13.5 3.5 L3.5 3.5 L3.5 13.5 L7 13.5",
	"table":    "M3 4 L17 4 L17 16.2 L3 16.2 Z M3 8 L17 8 M3 12.1 L17 12.1 M8 8 L8 16.2",
	"more":     "FM4 8.8 L6.4 8.8 L6.4 11.2 L4 11.2 Z M8.8 8.8 L11.2 8.8 L11.2 11.2 L8.8 11.2 Z M13.6 8.8 L16 8.8 L16 11.2 L13.6 11.2 Z",
	"flag":     "M5 17 L5 3.5 M5 4 L15.5 4 L13 7.5 L15.5 11 L5 11",
	"building": "M4 17 L4 3.5 L12 3.5 L12 17 M12 8 L16.5 8 L16.5 17 M2.5 17 L17.5 17 M7 7 L9 7 M7 10.5 L9 10.5",
	"command":  "M3.5 5 L16.5 5 M5.8 10 L14.2 10 M8.3 15 L11.7 15",
	"person":   "O10 6.5 3 M4 17 C4 13 6.5 11.6 10 11.6 C13.5 11.6 16 13 16 17",
	"legend":   "M3 4 L7 4 L7 8 L3 8 Z M3 12 L7 12 L7 16 L3 16 Z M10 6 L17 6 M10 14 L17 14",
}

type iconKey struct {
	icon Icon
	px   float32
}

type iconOps struct {
	ops  op.Ops
	call op.CallOp
}

// iconCache holds *iconOps by iconKey. An entry is never changed once it is
// stored, so windows can share it.
var iconCache sync.Map

// Icon draws an icon of size dp with its upper left corner at (x, y).
func (c C) Icon(name Icon, x, y, dp float32, col color.NRGBA) {
	key := iconKey{name, c.F(dp)}
	v, ok := iconCache.Load(key)
	if !ok {
		v, _ = iconCache.LoadOrStore(key, newIcon(key))
	}
	off := op.Affine(f32.AffineId().Offset(f32.Pt(x, y))).Push(c.Ops)
	paint.ColorOp{Color: col}.Add(c.Ops)
	v.(*iconOps).call.Add(c.Ops)
	off.Pop()
}

func newIcon(key iconKey) *iconOps {
	i := &iconOps{}
	src := icons[key.icon]
	filled := strings.HasPrefix(src, "F")
	m := op.Record(&i.ops)
	for _, sub := range strings.SplitAfter(expand(strings.TrimPrefix(src, "F")), "|") {
		spec, ok := iconPath(&i.ops, strings.TrimSuffix(sub, "|"), key.px/20)
		if !ok {
			continue
		}
		var cl clip.Stack
		if filled {
			cl = clip.Outline{Path: spec}.Op().Push(&i.ops)
		} else {
			cl = clip.Stroke{Path: spec, Width: max(1.5*key.px/20, 1.2)}.Op().Push(&i.ops)
		}
		paint.PaintOp{}.Add(&i.ops)
		cl.Pop()
	}
	i.call = m.Stop()
	return i
}

// expand puts a bar before each subpath, so that strokes do not join.
func expand(s string) string {
	s = strings.ReplaceAll(s, " M", " |M")
	return strings.ReplaceAll(s, " O", " |O")
}

func iconPath(ops *op.Ops, s string, k float32) (clip.PathSpec, bool) {
	f := strings.Fields(strings.NewReplacer("M", " M ", "L", " L ", "C", " C ", "Z", " Z ", "O", " O ").Replace(s))
	if len(f) == 0 {
		return clip.PathSpec{}, false
	}
	num := func(i int) float32 {
		v, err := strconv.ParseFloat(f[i], 32)
		if err != nil {
			panic("icon: " + s)
		}
		return float32(v) * k
	}
	pt := func(i int) f32.Point { return f32.Pt(num(i), num(i+1)) }
	var p clip.Path
	p.Begin(ops)
	for i := 0; i < len(f); {
		switch f[i] {
		case "M":
			p.MoveTo(pt(i + 1))
			i += 3
		case "L":
			p.LineTo(pt(i + 1))
			i += 3
		case "C":
			p.CubeTo(pt(i+1), pt(i+3), pt(i+5))
			i += 7
		case "O":
			circle(&p, pt(i+1), num(i+3))
			i += 4
		case "Z":
			p.Close()
			i++
		default:
			panic("icon: " + s)
		}
	}
	return p.End(), true
}

func circle(p *clip.Path, o f32.Point, r float32) {
	const k = .5522847
	p.MoveTo(f32.Pt(o.X+r, o.Y))
	p.CubeTo(f32.Pt(o.X+r, o.Y+k*r), f32.Pt(o.X+k*r, o.Y+r), f32.Pt(o.X, o.Y+r))
	p.CubeTo(f32.Pt(o.X-k*r, o.Y+r), f32.Pt(o.X-r, o.Y+k*r), f32.Pt(o.X-r, o.Y))
	p.CubeTo(f32.Pt(o.X-r, o.Y-k*r), f32.Pt(o.X-k*r, o.Y-r), f32.Pt(o.X, o.Y-r))
	p.CubeTo(f32.Pt(o.X+k*r, o.Y-r), f32.Pt(o.X+r, o.Y-k*r), f32.Pt(o.X+r, o.Y))
	p.Close()
}
