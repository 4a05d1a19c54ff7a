package quality

import (
	"cmp"
	"slices"

	"taihang/data"
	"taihang/data/text"
)

// Gap is what an office has left out: so many of its rows lack a field. Villages
// and their ledgers are handed in by their county, cadres by their unit.
type Gap struct {
	Office  string `json:"office"` // code of a county, or name of a unit
	Table   string `json:"table"`  // village ledger cadre
	Field   string `json:"field"`
	Year    int    `json:"year,omitempty"` // of a ledger
	Missing int    `json:"missing"`
	Of      int    `json:"of"`
}

// Share of the rows that lack the field, 0 to 1.
func (g Gap) Share() float64 { return float64(g.Missing) / float64(max(g.Of, 1)) }

// Sentence says who left out what, with the names of divisions by code.
func (g Gap) Sentence(l text.Lang, names map[string]string) string {
	office := g.Office
	if n := names[office]; n != "" {
		office += " " + n
	}
	if office == "" {
		office = l.T("quality.gap.nooffice")
	}
	return l.T("quality.gap", office, l.T("quality.gap.table."+g.Table, g.Year), l.T("quality.gap.field."+g.Field), text.Count(g.Missing), text.Count(g.Of))
}

// Gaps lists what is missing by office, the most rows first. A field that not
// one row of the workspace has is left out: nobody was asked for it.
func Gaps(set *data.Set) []Gap {
	x := newIndex(set)
	g := gaps{}
	for i := range x.Villages {
		v := &x.Villages[i]
		g.see(v.County, "village", 0, []field{
			{"code", v.Code == ""},
			{"kind", v.Kind == ""},
			{"town", v.Town == ""},
			{"coordinates", v.Lon == 0 && v.Lat == 0},
		})
	}
	x.ledgerGaps(g)
	for i := range x.Cadres {
		c := &x.Cadres[i]
		office := ""
		if u := x.unit[c.Unit]; u != nil {
			office = u.Name
		}
		g.see(office, "cadre", 0, []field{
			{"sex", c.Sex == ""},
			{"birth", !c.Birth.Known()},
			{"education", c.Education == ""},
			{"rank", c.Rank == ""},
			{"unit", c.Unit == 0},
		})
	}
	return g.list()
}

// ledgerGaps counts a village's ledger of a year that any village has as a row,
// there or not.
func (x *index) ledgerGaps(g gaps) {
	reported := map[int]map[int64]*data.Ledger{}
	for i := range x.accounts {
		a := &x.accounts[i]
		if reported[a.Year] == nil {
			reported[a.Year] = map[int64]*data.Ledger{}
		}
		reported[a.Year][a.Village] = a
	}
	for year, of := range reported {
		for i := range x.Villages {
			v := &x.Villages[i]
			a := of[v.ID]
			fields := []field{{"ledger", a == nil}}
			if a != nil {
				none := func(v data.Value) bool { return v.State == data.Null }
				fields = append(
					fields, field{"population", none(a.Population)}, field{"households", none(a.Households)},
					field{"poor_people", none(a.PoorPeople)}, field{"poor_households", none(a.PoorHouseholds)},
					field{"land_mu", none(a.LandMu)}, field{"collective_income_yuan", none(a.CollectiveIncomeYuan)},
					field{"income_per_head_yuan", none(a.IncomePerHeadYuan)},
				)
			}
			g.see(v.County, "ledger", year, fields)
		}
	}
}

type field struct {
	name    string
	missing bool
}

type gapKey struct {
	office, table, field string
	year                 int
}

type gaps map[gapKey]*Gap

func (g gaps) see(office, table string, year int, fields []field) {
	for _, f := range fields {
		k := gapKey{office, table, f.name, year}
		gap := g[k]
		if gap == nil {
			gap = &Gap{Office: office, Table: table, Field: f.name, Year: year}
			g[k] = gap
		}
		gap.Of++
		if f.missing {
			gap.Missing++
		}
	}
}

func (g gaps) list() (out []Gap) {
	asked := map[gapKey]bool{}
	for _, gap := range g {
		if gap.Missing < gap.Of {
			asked[gapKey{table: gap.Table, field: gap.Field}] = true
		}
	}
	for _, gap := range g {
		if gap.Missing > 0 && asked[gapKey{table: gap.Table, field: gap.Field}] {
			out = append(out, *gap)
		}
	}
	slices.SortFunc(out, func(a, b Gap) int {
		return cmp.Or(
			cmp.Compare(b.Missing, a.Missing), cmp.Compare(b.Share(), a.Share()), cmp.Compare(a.Table, b.Table),
			cmp.Compare(a.Office, b.Office), cmp.Compare(a.Field, b.Field), a.Year-b.Year,
		)
	})
	return out
}
