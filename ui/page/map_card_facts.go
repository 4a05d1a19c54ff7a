package page

import (
	"slices"
	"strconv"

	"taihang/analysis/cube"
	"taihang/analysis/dataset"
	"taihang/analysis/measure"
	"taihang/data"
	"taihang/data/text"
	"taihang/ui/model"
)

// cardFacts is the card's numbers.
type cardFacts struct {
	rows     []compareRow
	rank, of int
	years    []int
	own, all []float64 // of the shown measure, by year
	villages []data.Village
	total    int
	changes  []string // what changes of divisions did to the shown measure
}

type compareRow struct {
	name     string
	unit     string
	own, all string
	bar      float64 // 0 to 1
	tick     float64
}

// selectedCodes are the counties of the selection, by code.
func selectedCodes(s *model.State) []string {
	var out []string
	for f, on := range Picked(s) {
		if i := s.Data.Map.County[f]; on && i >= 0 {
			out = append(out, s.Data.Counties[i].Code)
		}
	}
	return out
}

func cardOf(e *Env, codes []string) cardFacts {
	ds := e.S.Data
	f := cardFacts{}
	here := append(slices.Clone(e.S.Where), cube.Cond{Dim: cube.County, Keys: codes})
	at := func(id string, w cube.Where, years []int) (float64, *measure.Measure) {
		r, err := ds.Measures.Eval(ds.Cube, id, measure.Query{Where: w, Years: years})
		if err != nil || len(r.Cells) == 0 {
			return data.Value{}.Float(), nil
		}
		return r.Cells[0].V.Float(), r.Measure
	}
	year := []int{e.S.Year}
	ids := cardMeasures
	if !slices.Contains(ids, e.S.Measure) {
		ids = append([]string{e.S.Measure}, ids...)
	}
	for _, id := range ids {
		own, def := at(id, here, year)
		all, _ := at(id, e.S.Where, year)
		if def == nil || def.Direction == measure.Class || own != own {
			continue
		}
		row := compareRow{name: e.S.Lang.Pick(def.Zh, def.En), unit: e.S.Lang.Pick(def.UnitZh, def.UnitEn)}
		f1 := factorOf(def)
		row.own, row.all = text.Fixed(own*f1, def.Decimals), text.Fixed(all*f1, def.Decimals)
		top := max(own, all)
		if def.Den == nil { // a sum: its share of the province
			top = all
		}
		if top > 0 {
			row.bar = min(own/top, 1)
			if def.Den != nil {
				row.tick = all / top
			}
		}
		f.rows = append(f.rows, row)
	}
	f.years, f.own, f.all = series(e, here)
	f.rank, f.of = countyRank(e, codes)
	f.changes = changesOf(e, codes)
	for _, v := range ds.Villages {
		if slices.Contains(codes, v.County) {
			f.total++
			if len(f.villages) < 8 {
				f.villages = append(f.villages, v)
			}
		}
	}
	return f
}

// changesOf are sentences on what changes of divisions did to the shown
// measure's figures of counties.
func changesOf(e *Env, codes []string) (out []string) {
	ds := e.S.Data
	m, err := ds.Measures.Get(e.S.Measure)
	if err != nil {
		return nil
	}
	for _, c := range ds.Changes(m, e.S.Years()) {
		if slices.Contains(codes, ds.Counties[c.County].Code) {
			out = append(out, ds.Sentence(e.S.Lang, c))
		}
	}
	return out
}

// series is the shown measure over the years, here and in the whole.
func series(e *Env, here cube.Where) (years []int, own, all []float64) {
	years = e.S.Years()
	ds := e.S.Data
	get := func(w cube.Where) []float64 {
		r, err := ds.Measures.Eval(ds.Cube, e.S.Measure, measure.Query{By: []cube.Dim{cube.Year}, Where: w, Years: years})
		out := make([]float64, len(years))
		for i, y := range years {
			out[i] = data.Value{}.Float()
			if err == nil {
				if c, ok := r.Get(strconv.Itoa(y)); ok {
					out[i] = c.V.Float()
				}
			}
		}
		return out
	}
	return years, get(here), get(e.S.Where)
}

// countyRank is a county's place among those with a value, the highest first.
func countyRank(e *Env, codes []string) (rank, of int) {
	if len(codes) != 1 {
		return 0, 0
	}
	ds := e.S.Data
	r, err := ds.Measures.Eval(ds.Cube, e.S.Measure, measure.Query{By: []cube.Dim{cube.County}, Where: e.S.Where, Years: []int{e.S.Year}})
	if err != nil {
		return 0, 0
	}
	own, ok := r.Get(codes[0])
	if !ok || own.V.State != data.Present {
		return 0, 0
	}
	rank = 1
	for _, c := range r.Cells {
		if c.V.State == data.Present {
			of++
			if c.V.V > own.V.V {
				rank++
			}
		}
	}
	return rank, of
}

// countyFacts is one line: prefecture, tier, list, delisting.
func countyFacts(e *Env, n *dataset.County) string {
	parts := []string{
		Label(e.S, cube.Prefecture, n.Prefecture),
		Label(e.S, cube.Tier, string(n.Tier)),
	}
	if n.Poor == data.PoorNone {
		parts = append(parts, e.S.T("ui.card.never"))
	} else {
		parts = append(parts, e.S.T("ui.poor."+string(n.Poor)))
		switch {
		case n.DelistYear > 0 && n.Verified:
			parts = append(parts, e.S.T("ui.card.delisted", n.DelistYear))
		case n.DelistYear > 0:
			parts = append(parts, e.S.T("ui.card.delisted.inferred", n.DelistYear))
		}
	}
	s := parts[0]
	for _, p := range parts[1:] {
		s += " · " + p
	}
	return s
}
