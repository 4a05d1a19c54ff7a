package page

import (
	"errors"
	"slices"
	"strings"

	"taihang/analysis/intake"
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
			o.reference(k.C, e, k.x, k.y, k.w)
			k.y += k.Px(76)
			k.note(k.T("ui.in.layer.note"))
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

// reference lets the user say in which system a layer is, and how shifted.
func (o *intakeLook) reference(c draw.C, e *Env, x, y, w int) {
	t, _ := e.S.Intake.Tab()
	settled := e.S.Draft.Mapping.Files[t.File]
	label, h := c.Px(92), c.Px(28)
	row := func(name string, now string, list []string, s *widget.Select, word func(string) string, set func(string)) {
		c.TextFit(theme.Body, c.Ink2, x, y, h, label-c.Px(6), name)
		options := []widget.Option{{Key: "auto", Label: c.T("ui.in.auto"), On: now == ""}}
		value := c.T("ui.in.auto")
		for _, k := range list {
			options = append(options, widget.Option{Key: k, Label: word(k), On: k == now})
			if k == now {
				value = word(k)
			}
		}
		c.In(draw.Rect(x+label, y, w-label, h), func(c draw.C) {
			if k, ok := s.Layout(c, name, options, func(c draw.C) { valueNote(c, value, "", c.Good) }); ok {
				if k == "auto" {
					k = ""
				}
				set(k)
			}
		})
		y += h + c.Px(6)
	}
	known := systems
	if settled.CRS != "" && !slices.Contains(known, settled.CRS) {
		known = append(slices.Clone(known), settled.CRS)
	}
	row(c.T("ui.in.layer.as"), settled.CRS, known, &o.crs, func(k string) string { return systemName(e.S.Lang, k) }, func(k string) { e.Do(model.SetCRS{CRS: k}) })
	row(c.T("ui.in.layer.datum"), settled.Datum, datums, &o.datum, func(k string) string { return c.T("ui.in.datum." + k) }, func(k string) { e.Do(model.SetDatum{Datum: k}) })
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
