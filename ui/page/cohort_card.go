package page

import (
	"image/color"
	"strconv"
	"strings"

	"taihang/analysis/cohort"
	"taihang/analysis/cube"
	"taihang/analysis/measure"
	"taihang/data"
	"taihang/data/text"
	"taihang/ui/draw"
	"taihang/ui/model"
	"taihang/ui/theme"
	"taihang/ui/widget"
)

// cohortCard is the inspector: the cohort against all, the rules of selection,
// and who they are. Names are masked until the user asks for them; the wish
// lasts as long as the window.
type cohortCard struct {
	flow    flow
	close   widget.Tool
	numbers Memo[cohortNumbers]
	rows    book
	named   bool
	show    widget.Toggle
}

// cohortNumbers are what the card shows.
type cohortNumbers struct {
	kind, name, facts string
	rows              []labelledRow
	rules             []ruleCount
	listed            int // persons on the lists
	persons           []*person
}

type labelledRow struct {
	label string
	versus
}

// traits are the measures of the card, in its order.
var traits = []string{
	"female_share", "party_share", "cadres_bachelor_share", "reserve_share", firstSecretaries, "volunteer_share", stayed, "promoted_share",
}

var firstSecretaries = measure.ShareID("cadres", cube.Where{{Dim: cube.Role, Keys: []string{string(data.RoleFirstSecretary)}}})

// stayed stands for the share of the first intake still there at the end.
const stayed = "stayed"

func (o *cohortCard) work(s *model.State) cohortNumbers {
	var n cohortNumbers
	for _, id := range traits {
		if r := traitRow(s, id); r.whole.V.State == data.Present {
			n.rows = append(n.rows, r)
		}
	}
	b := o.rows.of(s.Data)
	w := fitting(s.Data, "cadres", s.Where)
	all := compare(s, "cadres", nil)
	who, count := fitting(s.Data, "cadres", s.Select), all.whole.Num
	n.kind, n.name = s.T("ui.cohort.card.all"), s.T("ui.cohort.card.persons", text.Count(int(all.whole.Num)))
	if all.has {
		count = all.sel.Num
		n.kind = s.T("ui.cohort.card.kind")
		n.name = s.T("ui.cohort.card.name", Words(s, who), text.Count(int(count)))
	}
	n.persons = b.persons(s, w.And(who))
	in := text.Count(s.Data.Served(s.Year, w.And(who)))
	n.facts = s.T("ui.cohort.card.villages", in)
	if all.has && all.whole.Num > 0 {
		n.facts = s.T("ui.cohort.card.part", text.Percent(count/all.whole.Num, 1), in)
	}
	n.rules, n.listed = b.rules(len(w)+len(who) > 0, n.persons)
	return n
}

// traitRow is a row of the comparison: a measure under its name and unit.
func traitRow(s *model.State, id string) labelledRow {
	var r labelledRow
	switch id {
	case stayed:
		r.label, r.versus = s.T("ui.cohort.trait.stayed", data.LastYear), stay(s)
	case firstSecretaries:
		r.label, r.versus = s.T("ui.cohort.trait.first"), compare(s, id, nil)
	default:
		r.versus = compare(s, id, nil)
		r.label = nameOf(s.Lang, r.m)
		if short := "ui.cohort.trait." + id; text.Has(short) {
			r.label = s.T(short)
		}
	}
	if unit := unitOf(s.Lang, r.m); unit != "" && !strings.Contains(unit, "/") && !strings.Contains(unit, " ") {
		r.label += " " + unit
	}
	return r
}

// stay is the share of the first intake that is on the last roster. Ages are
// those at the intake, as cohort.Retention has them.
func stay(s *model.State) versus {
	intake := cube.Where{{Dim: cube.Intake, Keys: []string{strconv.Itoa(data.FirstYear)}}}
	share := func(w cube.Where) measure.Cell {
		w = intake.And(cohort.Entered(w))
		base, on := cellOf(s.Data, "cadres", w, data.FirstYear), cellOf(s.Data, "cadres", w, data.LastYear)
		c := measure.Cell{Num: min(on.Num, base.Num), Den: base.Num, N: base.N}
		if c.Den > 0 {
			c.V = data.Num(c.Num / c.Den)
		}
		return c
	}
	w, sel := fitting(s.Data, "cadres", s.Where), fitting(s.Data, "cadres", s.Select)
	v := versus{m: &measure.Measure{ID: stayed, Unit: measure.Share, UnitZh: "%", UnitEn: "%", Decimals: 1}, whole: share(w), has: len(sel) > 0}
	if v.has {
		v.sel = share(w.And(sel))
	}
	return v
}

func (o *cohortCard) layout(c draw.C, e *Env) {
	n := o.numbers.Get(e, func() cohortNumbers { return o.work(e.S) })
	o.flow.layout(c, e, func(k *column) {
		if bare(e.S) {
			k.head(n.kind, k.T("ui.overview.bare"), "")
			return
		}
		if len(n.persons) == 0 && len(e.S.Where)+len(e.S.Select) == 0 {
			k.head(n.kind, k.T("ui.state.absent", e.S.Year), "")
			return
		}
		k.head(n.kind, n.name, n.facts)
		if len(n.rows) > 0 && n.rows[0].has {
			k.section(k.T("ui.cohort.card.compare"), k.T("ui.cohort.card.whole"), k.T("ui.cohort.card.chosen"))
		} else {
			k.section(k.T("ui.cohort.card.traits"), k.T("ui.cohort.card.whole"))
		}
		k.gap(2)
		for _, r := range n.rows {
			k.compare(r.label, r.versus)
		}
		o.ruleBlock(k, n)
		o.nameBlock(k, n)
	})
	closeInspector(c, e, &o.close)
}

func (o *cohortCard) ruleBlock(k *column, n cohortNumbers) {
	if len(k.e.S.Data.Set().Entries) == 0 { // no list: nothing was checked
		return
	}
	k.section(k.T("ui.cohort.rules"), k.T("ui.cohort.rules.of", text.Count(n.listed)))
	for _, r := range n.rules {
		k.line(k.Px(28), func(c draw.C) {
			h := c.Size.Y
			col, icon := c.Good, draw.Icon("check")
			if r.bad && r.n > 0 {
				col, icon = c.Warn, "warn"
			}
			c.Icon(icon, 0, float32(h-c.Px(13))/2, 13, col)
			w := c.TextRight(theme.BodyM, c.Ink, c.Size.X, 0, h, text.Count(r.n))
			if r.sent > 0 && r.bad {
				w += c.TextRight(theme.Note, c.Ink3, c.Size.X-c.Px(numberColumn-12), 0, h, c.T("ui.cohort.rules.sent", text.Count(r.sent)))
			}
			c.TextFit(theme.Body, c.Ink2, c.Px(20), 0, h, c.Size.X-w-c.Px(60), c.T("ui.cohort.rule."+r.key))
			draw.Fill(c.Ops, draw.Rect(0, h-c.Px(1), c.Size.X, c.Px(1)), c.Line)
		})
	}
	k.note(k.T("ui.cohort.rules.note"))
}

func (o *cohortCard) nameBlock(k *column, n cohortNumbers) {
	k.section(k.T("ui.cohort.names"), k.T("ui.cohort.names.order"))
	k.gap(2)
	k.line(k.Px(28), func(c draw.C) {
		if o.show.Layout(c, o.named, c.T("ui.cohort.names.show")) {
			o.named = !o.named
		}
	})
	h := k.Px(28)
	set := k.e.S.Data.Set()
	for i := range n.persons {
		if k.y > k.hi {
			k.y += h * (len(n.persons) - i)
			break
		}
		k.line(h, func(c draw.C) { n.persons[i].draw(c, set, o.named) })
	}
}

func (p *person) draw(c draw.C, set *data.Set, named bool) {
	h := c.Size.Y
	name := set.Cadres[p.cadre].Name
	if !named {
		name = masked(name)
	}
	c.TextFit(theme.Strong, c.Ink, 0, 0, h, c.Px(62), name)
	where := ""
	if p.county != nil {
		where = c.Lang.Pick(p.county.Short, p.county.NameEn) + " "
	}
	where = c.Type.Fit(where+p.village, theme.Note.Size*c.Metric.PxPerSp, false, float32(c.Size.X*46/100))
	right := c.Size.X - c.TextRight(theme.Note, c.Ink2, c.Size.X, 0, h, where)
	c.TextFit(theme.Note, c.Ink3, c.Px(64), 0, h, right-c.Px(72), p.unit)
	draw.Fill(c.Ops, draw.Rect(0, h-c.Px(1), c.Size.X, c.Px(1)), color.NRGBA(c.Line))
}

// masked keeps the family name and hides the rest, at one length for all.
func masked(name string) string {
	r := []rune(name)
	if len(r) == 0 {
		return "—"
	}
	return string(r[:1]) + "＊＊"
}
