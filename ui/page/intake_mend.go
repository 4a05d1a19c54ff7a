package page

import (
	"errors"
	"slices"

	"gioui.org/io/key"

	"taihang/data/text"
	"taihang/ui/draw"
	"taihang/ui/model"
	"taihang/ui/theme"
	"taihang/ui/widget"
)

// This file holds the settings by which a file that cannot be read may be read after
// all, and the controls of those that offer a list.

// choice is a control that offers a list, and first that it be found out. now is what
// is settled, found what it shows while nothing is.
func choice(c draw.C, key, now, found string, list []string, s *widget.Select, word func(string) string, set func(string)) option {
	name := c.T(key)
	return option{label: name, wide: c.Px(220), narrow: c.Px(150), draw: func(c draw.C) {
		options := []widget.Option{{Key: "auto", Label: c.T("ui.in.auto"), On: now == ""}}
		value := found
		for _, k := range list {
			options = append(options, widget.Option{Key: k, Label: word(k), On: k == now})
			if k == now {
				value = word(k)
			}
		}
		if k, ok := s.Layout(c, name, options, func(c draw.C) { valueNote(c, value, "", c.Good) }); ok {
			if k == "auto" {
				k = ""
			}
			set(k)
		}
	}}
}

// column draws controls below each other, under the panel's heading. It returns its
// height.
func (o *intakeLook) column(c draw.C, list []option, x, y, w int) int {
	label, h, top := c.Px(92), c.Px(28), y
	c.TextFit(theme.BodyM, c.Ink, x, y, h, w, c.T("ui.in.settings"))
	y += h
	for _, k := range list {
		c.TextFit(theme.Body, c.Ink2, x, y, h, label-c.Px(6), k.label)
		c.In(draw.Rect(x+label, y, w-label, h), k.draw)
		y += h + c.Px(6)
	}
	return y - top
}

// mending are the settings that may mend a file that cannot be read.
func (o *intakeLook) mending(c draw.C, e *Env, t model.Tab) []option {
	switch {
	case ofReference(t.Err):
		return o.layerSettings(c, e)
	case !ofCells(e, t):
		return nil
	}
	settled, auto := e.S.Draft.Mapping.Files[t.File], c.T("ui.in.auto")
	return []option{
		choice(c, "ui.in.encoding", settled.Encoding, auto, encodings, &o.encoding, func(k string) string { return k }, func(k string) { e.Do(model.SetEncoding{Name: k}) }),
		choice(c, "ui.in.comma", settled.Comma, auto, commas, &o.comma, func(k string) string { return commaName(c.Lang, k) }, func(k string) { e.Do(model.SetComma{Comma: k}) }),
	}
}

// mendKey goes through the same settings by key.
func (o *intakeLook) mendKey(e *Env, t model.Tab, k key.Event) {
	if !ofCells(e, t) {
		return
	}
	settled, back := e.S.Draft.Mapping.Files[t.File], k.Modifiers.Contain(key.ModShift)
	switch k.Name {
	case "E":
		e.Do(model.SetEncoding{Name: following(encodings, settled.Encoding, back)})
	case "C":
		e.Do(model.SetComma{Comma: following(commas, settled.Comma, back)})
	}
}

// ofCells says that a text file cannot be read for its encoding or its separator: the
// error is about them, or they were settled before it.
func ofCells(e *Env, t model.Tab) bool {
	if t.Path == "" {
		return false
	}
	settled := e.S.Draft.Mapping.Files[t.File]
	return settled.Encoding != "" || settled.Comma != "" || errorOf(t.Err, "ingest.fixed", "ingest.comma", "ingest.encoding", "ingest.binary")
}

// ofReference says that an error is about where a layer lies.
func ofReference(err error) bool {
	return errorOf(err, "ingest.nocrs", "ingest.nocrs.prj", "ingest.whichcrs", "ingest.whichcrs.prj")
}

// errorOf says that an error is one of these of the catalogue.
func errorOf(err error, keys ...string) bool {
	var t *text.Error
	return errors.As(err, &t) && slices.Contains(keys, t.Key)
}
