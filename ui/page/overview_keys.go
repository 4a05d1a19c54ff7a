package page

import (
	"math"

	"gioui.org/io/key"

	"taihang/analysis/cube"
	"taihang/ui/draw"
	"taihang/ui/draw/mapview"
	"taihang/ui/model"
)

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
		next := p.next(e, arrows[k.Name])
		if next < 0 || p.codeOf(next) == "" {
			continue
		}
		mode := model.Replace
		if k.Modifiers.Contain(key.ModShift) {
			mode = model.Add
		}
		e.Do(model.Select{Dim: cube.County, Keys: []string{p.codeOf(next)}, Mode: mode, Brush: mode != model.Replace, Tool: "keys"})
	}
	if c.Focused(&p.tag) && !p.pointed {
		draw.Ring(c.Ops, c.Bounds().Inset(-c.Px(2)), c.Px(4), c.F(2), c.Acc)
	}
}

// next is the feature that an arrow goes to from the county selected last; -1
// when there is none. Without a selection it is the county in the middle.
func (p *mapPanel) next(e *Env, dir [2]float64) int {
	if keys, ok := model.Keys(e.S.Select, cube.County); ok && len(keys) > 0 {
		if i, ok := p.data.CountyIndex(keys[len(keys)-1]); ok && p.data.Counties[i].Feature >= 0 {
			return mapview.Toward(p.layer, p.data.Counties[i].Feature, dir[0], dir[1])
		}
	}
	best, least := -1, math.Inf(1)
	for f := range p.layer.Features {
		x, y := p.view.Pixel(p.layer.Features[f].Label)
		if d := math.Hypot(float64(x)-float64(p.view.W)/2, float64(y)-float64(p.view.H)/2); d < least && p.codeOf(f) != "" {
			best, least = f, d
		}
	}
	return best
}
