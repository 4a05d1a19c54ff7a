package page

import (
	"gioui.org/f32"
	"gioui.org/op"
	"gioui.org/op/clip"
	"gioui.org/op/paint"

	"taihang/ui/draw"
)

// drawImage draws a picture as large as it goes inside a margin, in the middle.
func drawImage(c draw.C, img paint.ImageOp, margin int) {
	size := img.Size()
	room := c.Size.Sub(draw.Rect(0, 0, 2*margin, 2*margin).Max)
	if size.X == 0 || size.Y == 0 || room.X <= 0 || room.Y <= 0 {
		return
	}
	k := min(float32(room.X)/float32(size.X), float32(room.Y)/float32(size.Y))
	x := float32(margin) + (float32(room.X)-float32(size.X)*k)/2
	y := float32(margin) + (float32(room.Y)-float32(size.Y)*k)/2
	at := op.Affine(f32.AffineId().Scale(f32.Point{}, f32.Pt(k, k)).Offset(f32.Pt(x, y))).Push(c.Ops)
	cl := clip.Rect{Max: size}.Push(c.Ops)
	img.Add(c.Ops)
	paint.PaintOp{}.Add(c.Ops)
	cl.Pop()
	at.Pop()
}
