package page

import (
	"slices"

	"taihang/analysis/cube"
	"taihang/analysis/measure"
	"taihang/analysis/rate"
	"taihang/data"
	"taihang/data/text"
	"taihang/ui/model"
)

// compared are the measures of the card.
var compared = []string{
	"poverty_incidence", "cadres_per_village", "cadres_under_45_share", "cadres_bachelor_share",
	"attendance_share", "exited_share", "collective_income",
}

// comparedPeople are those of a selection of people: a village has no age.
var comparedPeople = []string{
	"female_share", "party_share", "cadres_bachelor_share", "reserve_share", firstSecretaries, "volunteer_share", "excellent_share", "promoted_share",
}

// cardNumbers are what the card shows, worked out once a state.
type cardNumbers struct {
	counties []int // selected, positions; nil when the selection names no place
	facts    string
	name     string
	rows     []labelledRow
	ranks    []ranked
	of       int // counties ranked
	teams    []stationed
	tiers    []tierRow
}

// ranked is a county's place by poverty incidence, highest first, with the
// places that the intervals of all counties leave open.
type ranked struct {
	county       int
	at, from, to int
}

// tierRow is a tier of the province card.
type tierRow struct {
	tier                         data.Tier
	counties, villages, province int
}

func (o *overviewCard) work(s *model.State) cardNumbers {
	var n cardNumbers
	list := compared
	if len(peopleOf(s.Select)) > 0 {
		list = comparedPeople
	}
	for _, id := range list {
		if r := traitRow(s, id); r.whole.V.State == data.Present {
			n.rows = append(n.rows, r)
		}
	}
	if s.Select == nil {
		n.tiers = tierRows(s)
		n.name = dataName(s)
		n.facts = s.T("ui.overview.card.province", len(s.Data.Prefectures), len(s.Data.Counties), text.Count(villagesOf(s)(s.Where)))
		return n
	}
	where := placesOf(s.Where)
	if at := placesOf(s.Select); len(at) > 0 {
		n.counties = countiesIn(s.Data, where.And(at))
		n.ranks, n.of = rankOf(s, n.counties)
	}
	n.name, n.facts = selectionName(s, n.counties), selectionFacts(s)
	in := fitting(s.Data, "villages", s.Where).And(placesOf(s.Select))
	// Teams are of places; a selection of people says nothing of them, unless
	// it is of those whom the province sent.
	if who := peopleOf(s.Select); len(who) < len(s.Select) || who.Equal(fromProvince) {
		n.teams = o.rows.of(s.Data).provinceTeams(s.Year, in)
	}
	return n
}

// dataName is the province's name.
func dataName(s *model.State) string { return Label(s, cube.Province, provinceKey(s)) }

func provinceKey(s *model.State) string {
	if d := s.Data.Cube.Dicts[cube.Province]; d != nil && d.Len() > 0 {
		return d.Keys[0]
	}
	return "130000"
}

// selectionName is a county's name, how many of which prefecture, or the
// selection in words.
func selectionName(s *model.State, counties []int) string {
	if len(peopleOf(s.Select)) > 0 || len(counties) == 0 {
		return Words(s, s.Select)
	}
	first := &s.Data.Counties[counties[0]]
	if len(counties) == 1 {
		return s.Lang.Pick(first.Name, first.NameEn)
	}
	if k, ok := model.Keys(s.Select, cube.Tier); ok && len(s.Select) == 1 && len(k) == 1 {
		return Label(s, cube.Tier, k[0])
	}
	for _, i := range counties {
		if s.Data.Counties[i].Prefecture != first.Prefecture {
			return s.T("ui.overview.card.counties", len(counties))
		}
	}
	return s.T("ui.overview.card.counties_of", s.Data.ShortLabel(s.Lang, cube.Prefecture, first.Prefecture), len(counties))
}

// selectionFacts counts what is selected.
func selectionFacts(s *model.State) string {
	var parts []string
	if v := compare(s, "cadres", nil); v.has {
		parts = append(parts, s.T("ui.overview.card.cadres", text.Count(int(v.sel.Num))))
	}
	if v := compare(s, "villages", nil); v.has && !v.part {
		parts = append(parts, s.T("ui.overview.card.villages", text.Count(int(v.sel.Num))))
	}
	return factLine(parts...)
}

func tierRows(s *model.State) []tierRow {
	var out []tierRow
	for _, t := range data.Tiers {
		at := cube.Where{{Dim: cube.Tier, Keys: []string{string(t)}}}
		w := fitting(s.Data, "villages", s.Where).And(at)
		out = append(out, tierRow{
			t, len(countiesIn(s.Data, placesOf(s.Where).And(at))),
			int(cellOf(s.Data, "villages", w, s.Year).Num),
			int(cellOf(s.Data, "villages", w.And(fromProvince), s.Year).Num),
		})
	}
	return out
}

// rankOf ranks the counties on the list of poor counties, or all when none
// that is chosen is on it, by poverty incidence.
func rankOf(s *model.State, chosen []int) (out []ranked, of int) {
	all := slices.ContainsFunc(chosen, func(i int) bool { return !listed(&s.Data.Counties[i]) })
	r, err := s.Data.Measures.Eval(s.Data.Cube, "poverty_incidence", measure.Query{
		By: []cube.Dim{cube.County}, Where: fitting(s.Data, "poverty_incidence", s.Where), Years: []int{s.Year},
	})
	if err != nil {
		return nil, 0
	}
	var at []int
	var iv []rate.Interval
	for k, key := range r.Keys[0] {
		i, ok := s.Data.CountyIndex(key)
		if c := r.Cells[k]; ok && c.V.State == data.Present && (all || listed(&s.Data.Counties[i])) {
			at, iv = append(at, i), append(iv, rate.Wilson(int(c.Num), int(c.Den)))
		}
	}
	for k, i := range at {
		if !slices.Contains(chosen, i) {
			continue
		}
		x := ranked{county: i, at: 1, from: 1, to: len(at)}
		for j := range at {
			if iv[j].Share > iv[k].Share {
				x.at++
			}
			if iv[j].Lo > iv[k].Hi {
				x.from++
			}
			if iv[j].Hi < iv[k].Lo {
				x.to--
			}
		}
		out = append(out, x)
	}
	slices.SortStableFunc(out, func(a, b ranked) int { return a.at - b.at })
	return out, len(at)
}
