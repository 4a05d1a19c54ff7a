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
			switch {
			case e.S.Draft.Mapping.Files[t.File].CRS != "":
				how = "ui.in.layer.chosen"
			case !l.CRSCertain:
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
			k.y += o.column(k.C, o.layerSettings(k.C, e), k.x, k.y, k.w) + k.Px(8)
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

// layerSettings are in which system a layer is, how shifted, and which of several.
func (o *intakeLook) layerSettings(c draw.C, e *Env) []option {
	t, _ := e.S.Intake.Tab()
	settled := e.S.Draft.Mapping.Files[t.File]
	known := systems
	if settled.CRS != "" && !slices.Contains(known, settled.CRS) {
		known = append(slices.Clone(known), settled.CRS)
	}
	auto := c.T("ui.in.auto")
	list := []option{
		choice(c, "ui.in.layer.as", settled.CRS, auto, known, &o.crs, func(k string) string { return systemName(e.S.Lang, k) }, func(k string) { e.Do(model.SetCRS{CRS: k}) }),
		choice(c, "ui.in.layer.datum", settled.Datum, auto, datums, &o.datum, func(k string) string { return c.T("ui.in.datum." + k) }, func(k string) { e.Do(model.SetDatum{Datum: k}) }),
	}
	if t.Plan != nil && t.Plan.Layer != nil && len(t.Plan.Layer.Layer.Layers) > 1 {
		l := t.Plan.Layer.Layer
		list = append(list, choice(c, "ui.in.layer.of", settled.Layer, l.Layer, l.Layers, &o.source, func(k string) string { return k }, func(k string) { e.Do(model.SetSourceLayer{Name: k}) }))
	}
	return list
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
