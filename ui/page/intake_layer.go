package page

import (
	"errors"
	"slices"
	"strings"

	"taihang/analysis/intake"
	"taihang/data"
	"taihang/data/text"
	"taihang/ui/draw"
	"taihang/ui/model"
	"taihang/ui/theme"
	"taihang/ui/widget"
)

// layer shows what a layer of boundaries holds, with its picture.
func (o *intakeLook) layer(c draw.C, e *Env, t model.Tab) {
	l, v := t.Plan.Layer.Layer, t.Plan.Layer.Vintage
	w := c.Px(340)
	c.Clip(draw.Rect(0, 0, w, c.Size.Y), func(c draw.C) {
		o.flow.layout(c, e, func(k *column) {
			k.x, k.w = 0, k.Size.X-k.Px(20)
			k.head(k.T("ingest.kind.boundaries"), v.Name, k.T("ui.in.layer.facts", text.Count(len(l.Features))))
			crs := l.CRS
			if crs == "" {
				crs = k.T("ui.in.layer.unknown")
			}
			k.pair(k.T("ui.in.layer.crs"), crs)
			how := "ui.in.layer.certain"
			if !l.CRSCertain {
				how = "ui.in.layer.assumed"
			}
			k.pair(k.T("ui.in.layer.by"), k.T(how))
			if l.Encoding != "" {
				k.pair(k.T("ui.in.encoding"), l.Encoding)
			}
			k.pair(k.T("ui.in.layer.rank"), k.T("ui.in.rank."+string(v.Rank)))
			if v.AsOf.Known() {
				k.pair(k.T("ui.in.layer.asof"), v.AsOf.String())
			}
			if v.Approval != "" {
				k.pair(k.T("ui.in.layer.approval"), v.Approval)
			}
			if len(l.Problems) > 0 {
				k.pair(k.T("ui.in.layer.problems"), text.Count(len(l.Problems)))
			}
			k.gap(10)
			k.y += o.reference(k.C, e, k.x, k.y, k.w) + k.Px(8)
			note := "ui.in.layer.note"
			if v.Rank != data.RankCounty {
				note = "ui.in.layer.note.other"
			}
			k.note(k.T(note))
		})
	})
	c.Clip(draw.Rect(w, c.Px(16), c.Size.X-w, c.Size.Y-c.Px(28)), func(c draw.C) {
		draw.Round(c.Ops, c.Bounds(), c.Px(6), c.MapBack)
		o.show(c, e, t.Plan.Layer, e.S.Intake.Shapes[t.Plan.Path])
	})
}

// systems are the reference systems that boundaries of Hebei come in.
var systems = []string{"EPSG:4490", "EPSG:4326", "EPSG:4547", "EPSG:4548", "EPSG:4549", "EPSG:4526", "EPSG:4527", "EPSG:4528", "EPSG:3857"}

// datums are the shifts that map services add.
var datums = []string{"wgs84", "gcj02", "bd09"}

// layerSetting is a control about a layer.
type layerSetting struct {
	label string
	draw  func(c draw.C)
}

// layerSettings are in which system a layer is, how shifted, and which of several.
func (o *intakeLook) layerSettings(c draw.C, e *Env) (out []layerSetting) {
	t, _ := e.S.Intake.Tab()
	settled := e.S.Draft.Mapping.Files[t.File]
	add := func(name string, now, found string, list []string, s *widget.Select, word func(string) string, set func(string)) {
		out = append(out, layerSetting{name, func(c draw.C) {
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
		}})
	}
	known := systems
	if settled.CRS != "" && !slices.Contains(known, settled.CRS) {
		known = append(slices.Clone(known), settled.CRS)
	}
	add(c.T("ui.in.layer.as"), settled.CRS, c.T("ui.in.auto"), known, &o.crs, func(k string) string { return systemName(e.S.Lang, k) }, func(k string) { e.Do(model.SetCRS{CRS: k}) })
	add(c.T("ui.in.layer.datum"), settled.Datum, c.T("ui.in.auto"), datums, &o.datum, func(k string) string { return c.T("ui.in.datum." + k) }, func(k string) { e.Do(model.SetDatum{Datum: k}) })
	if t.Plan != nil && t.Plan.Layer != nil && len(t.Plan.Layer.Layer.Layers) > 1 {
		l := t.Plan.Layer.Layer
		add(c.T("ui.in.layer.of"), settled.Layer, l.Layer, l.Layers, &o.source, func(k string) string { return k }, func(k string) { e.Do(model.SetSourceLayer{Name: k}) })
	}
	return out
}

// layerOptions is the panel 导入设定 of a layer, in a row.
func (o *intakeLook) layerOptions(c draw.C, e *Env, t model.Tab) {
	var list []option
	for _, k := range o.layerSettings(c, e) {
		list = append(list, option{label: k.label, wide: 220, narrow: 150, draw: k.draw})
	}
	o.row(c, list, func(draw.C, int) {})
}

// reference is the same below each other, under its heading. It returns its height.
func (o *intakeLook) reference(c draw.C, e *Env, x, y, w int) int {
	label, h, top := c.Px(92), c.Px(28), y
	c.TextFit(theme.BodyM, c.Ink, x, y, h, w, c.T("ui.in.settings"))
	y += h
	for _, k := range o.layerSettings(c, e) {
		c.TextFit(theme.Body, c.Ink2, x, y, h, label-c.Px(6), k.label)
		c.In(draw.Rect(x+label, y, w-label, h), k.draw)
		y += h + c.Px(6)
	}
	return y - top
}

// ofReference says that an error is about where a layer lies.
func ofReference(err error) bool {
	var t *text.Error
	return errors.As(err, &t) && slices.Contains([]string{"ingest.nocrs", "ingest.nocrs.prj", "ingest.whichcrs", "ingest.whichcrs.prj"}, t.Key)
}

// sentence is what the page tells of an error: with the pictures to choose from in
// sight there is no need to speak of settings.
func sentence(l text.Lang, err error) string {
	var t *text.Error
	if errors.As(err, &t) && strings.HasPrefix(t.Key, "ingest.whichcrs") {
		return l.T("ui.in.site.ask", t.Args[0])
	}
	return l.Sentence(err)
}

// show draws a layer, or asks where it lies.
func (o *intakeLook) show(c draw.C, e *Env, l *intake.LayerPlan, s model.Shape) {
	switch {
	case len(l.Sites) > 0:
		o.sites.layout(c, e, l.Sites, s)
	case !o.picture.show(c, s, c.Px(20)):
		c.TextMid(theme.Body, c.Ink3, c.Size.X/2, c.Size.Y/2-c.Px(10), c.Px(20), c.T("ui.in.layer.nothing"))
	}
}
