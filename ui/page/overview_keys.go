package page

import (
	"math"

	"gioui.org/f32"
	"gioui.org/io/key"

	"taihang/analysis/cube"
	"taihang/ui/draw"
	"taihang/ui/model"
)

// arrowKeys are the directions of the keys, y downwards.
var arrowKeys = map[key.Name]f32.Point{
	key.NameLeftArrow: {X: -1}, key.NameRightArrow: {X: 1}, key.NameUpArrow: {Y: -1}, key.NameDownArrow: {Y: 1},
}

// keyboard moves the selection to the neighbour in the direction of an arrow;
// with Shift it adds that one. The map has the keys after a click or Tab.
func (p *mapPanel) keyboard(c draw.C, e *Env) {
	for {
		ev, ok := c.Event(
			key.FocusFilter{Target: &p.tag},
			key.Filter{Focus: &p.tag, Name: key.NameLeftArrow, Optional: key.ModShift}, key.Filter{Focus: &p.tag, Name: key.NameRightArrow, Optional: key.ModShift},
			key.Filter{Focus: &p.tag, Name: key.NameUpArrow, Optional: key.ModShift}, key.Filter{Focus: &p.tag, Name: key.NameDownArrow, Optional: key.ModShift},
		)
		if !ok {
			break
		}
		k, ok := ev.(key.Event)
		if !ok || k.State != key.Press || p.areas == nil {
			continue
		}
		p.pointed = false
		code := p.codeOf(p.next(e, arrowKeys[k.Name]))
		if code == "" {
			continue
		}
		mode := model.Replace
		if k.Modifiers.Contain(key.ModShift) {
			mode = model.Add
		}
		e.Do(model.Select{Dim: cube.County, Keys: []string{code}, Mode: mode, Brush: mode != model.Replace, Tool: "keys"})
	}
	if c.Focused(&p.tag) && !p.pointed {
		draw.Ring(c.Ops, c.Bounds().Inset(-c.Px(2)), c.Px(4), c.F(2), c.Acc)
	}
}

// next is the feature that an arrow goes to: of the neighbours of the county
// selected last, the one that lies most in that direction; where there is none
// the nearest that does. Without a selection it is the county in the middle.
func (p *mapPanel) next(e *Env, dir f32.Point) int {
	at := func(f int) f32.Point {
		x, y := p.view.Pixel(p.layer.Features[f].Label)
		return f32.Pt(x, y)
	}
	from := -1
	if keys, ok := model.Keys(e.S.Select, cube.County); ok && len(keys) > 0 {
		if i, ok := p.data.CountyIndex(keys[len(keys)-1]); ok {
			from = p.data.Counties[i].Feature
		}
	}
	best, score := -1, math.Inf(1)
	rate := func(f int, origin f32.Point, toward bool) {
		d := at(f).Sub(origin)
		length := math.Hypot(float64(d.X), float64(d.Y))
		along := float64(d.X*dir.X + d.Y*dir.Y)
		s := length
		if toward {
			if along < .5*length || f == from {
				return
			}
			s = length * (2 - along/length) // off to the side counts as farther
		}
		if s < score && p.codeOf(f) != "" {
			best, score = f, s
		}
	}
	if from < 0 {
		for f := range p.layer.Features {
			rate(f, f32.Pt(float32(p.view.W)/2, float32(p.view.H)/2), false)
		}
		return best
	}
	for _, f := range p.layer.Neighbours()[from] {
		rate(f, at(from), true)
	}
	if best < 0 {
		for f := range p.layer.Features {
			rate(f, at(from), true)
		}
	}
	if best < 0 {
		return from
	}
	return best
}
