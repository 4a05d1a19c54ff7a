package page

import (
	"slices"
	"strconv"
	"strings"

	"taihang/analysis/cube"
	"taihang/analysis/dataset"
	"taihang/ui/draw"
	"taihang/ui/model"
	"taihang/ui/theme"
	"taihang/ui/widget"
)

// Words names a selection or filter: 阜平、涞源等 8 县 · 年龄 35–45.
func Words(s *model.State, w cube.Where) string {
	var parts []string
	for _, c := range w {
		parts = append(parts, condWords(s, c))
	}
	return strings.Join(parts, " · ")
}

func condWords(s *model.State, c cube.Cond) string {
	if c.Not {
		c.Not = false
		return s.T("ui.select.not", condWords(s, c))
	}
	names := make([]string, 0, 3)
	for i, k := range c.Keys {
		if i == 2 && len(c.Keys) > 2 {
			break
		}
		names = append(names, Label(s, c.Dim, k))
	}
	list := strings.Join(names, s.T("ui.select.sep"))
	if c.Dim == cube.County {
		if len(c.Keys) > 2 {
			return s.T("ui.select.some", list, len(c.Keys))
		}
		return list
	}
	dim := s.T("ui.dim." + string(c.Dim))
	if lo, hi, ok := span(c.Keys); ok {
		return s.T("ui.select.range", dim, lo, hi)
	}
	if len(c.Keys) > 2 {
		list = s.T("ui.select.more", list, len(c.Keys))
	}
	return s.T("ui.select.list", dim, list)
}

// span says whether keys are three or more whole numbers without a gap.
func span(keys []string) (lo, hi int, ok bool) {
	if len(keys) < 3 {
		return 0, 0, false
	}
	n := make([]int, len(keys))
	for i, k := range keys {
		v, err := strconv.Atoi(k)
		if err != nil {
			return 0, 0, false
		}
		n[i] = v
	}
	slices.Sort(n)
	lo, hi = n[0], n[len(n)-1]
	return lo, hi, hi-lo == len(n)-1
}

// Label names a key of a dimension in the state's language.
func Label(s *model.State, d cube.Dim, key string) string {
	if d == cube.County {
		if c := CountyOf(s.Data, key); c != nil {
			return s.Lang.Pick(c.Short, c.NameEn)
		}
		return key
	}
	if s.Data == nil {
		return dataset.Label(s.Lang, d, key)
	}
	return s.Data.Label(s.Lang, d, key)
}

// CountyOf finds a county by its code.
func CountyOf(ds *dataset.Dataset, code string) *dataset.County {
	if ds == nil {
		return nil
	}
	i, ok := slices.BinarySearchFunc(ds.Counties, code, func(c dataset.County, code string) int { return strings.Compare(c.Code, code) })
	if !ok {
		return nil
	}
	return &ds.Counties[i]
}

// SelectionChip is the one place where a selection is always named.
type SelectionChip struct {
	drop widget.Tool
}

var toolIcons = map[string]draw.Icon{
	"lasso": "lasso", "box": "box", "brush": "filter", "search": "search",
}

// Layout draws the chip so that it ends at right, and returns where it begins.
func (k *SelectionChip) Layout(c draw.C, e *Env, right, y int) int {
	if e.S.Select == nil {
		return right
	}
	s := e.S.T("ui.tool."+e.S.Tool) + e.S.Lang.Pick("：", ": ") + Words(e.S, e.S.Select)
	icon := toolIcons[e.S.Tool]
	if icon == "" {
		icon = "map"
	}
	w := min(c.Width(theme.NoteM, s)+c.Px(62), c.Px(460))
	h := c.Px(28)
	c.In(draw.Rect(right-w, y, w, h), func(c draw.C) {
		draw.Round(c.Ops, c.Bounds(), h/2, c.AccSoft)
		c.Icon(icon, float32(c.Px(11)), float32(h-c.Px(16))/2, 16, c.AccText)
		c.TextFit(theme.NoteM, c.AccText, c.Px(32), 0, h, w-c.Px(60), s)
		c.In(draw.Rect(w-h, 0, h, h), func(c draw.C) {
			if k.drop.Click.Layout(c, c.T("ui.cmd.clear"), c.T("ui.cmd.clear"), func(c draw.C, l widget.Look) {
				c.Icon("close", float32(h-c.Px(12))/2-c.F(3), float32(h-c.Px(12))/2, 12, c.AccText)
			}) {
				e.Do(model.ClearSelection{})
			}
		})
	})
	return right - w
}
