package dataset

import (
	"math"
	"slices"
	"strings"

	"taihang/analysis/cube"
	"taihang/analysis/measure"
	"taihang/data"
)

// countyTable has a row for every county and year, so that a figure nobody
// gave is a gap and not an absence; and two small tables have the figures of
// prefectures and the province (areas).
func (b *builder) countyTable() {
	years, nc := b.allYears(), len(b.ds.Counties)
	t := b.table(measure.TableCounty, nc*len(years))
	place, col := placesOf(t), t.Dim
	poor, listed, delisted, deep, year := col(cube.Poor), col(cube.Listed), col(cube.Delisted), col(cube.Deep), col(cube.Year)
	area, tier, delist := t.Num("area_km2"), t.Num("tier"), t.Num("delist_year")
	for yi, y := range years {
		code := yearCode(b.cb, y)
		for k := range b.ds.Counties {
			c, i := &b.ds.Counties[k], yi*nc+k
			place.set(i, b.place[k])
			isListed := c.Poor == data.PoorNational || c.Poor == data.PoorProvincial
			poor[i], listed[i], deep[i], year[i] = b.code(cube.Poor, string(c.Poor)), flag(isListed), flag(c.Deep), code
			delisted[i] = flag(c.DelistYear > 0 && c.DelistYear <= y)
			tier.Set(i, data.Num(float64(max(0, slices.Index(data.Tiers, c.Tier)))))
			if c.AreaKm2 > 0 {
				area.Set(i, data.Num(c.AreaKm2))
			}
			delist.Set(i, data.Value{State: data.NotApplicable})
			if c.DelistYear > 0 {
				delist.Set(i, data.Num(float64(c.DelistYear)))
			}
		}
	}
	b.indicators(t, years)
}

// indicators become columns, under their own name with the prefix and, for
// the two that built-in measures stand on, under the name alone.
func (b *builder) indicators(t *cube.Table, years []int) {
	np, nc := len(b.ds.Prefectures), len(b.ds.Counties)
	pref := b.table(measure.TablePrefecture, np*len(years))
	prov := b.table(measure.TableProvince, len(years))
	pc, py, pp := pref.Dim(cube.Prefecture), pref.Dim(cube.Year), pref.Dim(cube.Province)
	vy, vp := prov.Dim(cube.Year), prov.Dim(cube.Province)
	at := map[int]int{}
	for yi, y := range years {
		at[y] = yi
		vy[yi], vp[yi] = yearCode(b.cb, y), 0
		for k := range np {
			pc[yi*np+k], py[yi*np+k], pp[yi*np+k] = uint16(k), vy[yi], 0
		}
	}
	for _, name := range []string{"poor_people", "rural_population"} {
		t.Num(name)
		t.Nums[measure.IndicatorPrefix+name] = t.Nums[name]
	}
	sum := map[string]bool{}
	for _, i := range b.set.IndicatorInfos {
		sum[i.Name] = i.Sum
		for _, x := range []*cube.Table{t, pref, prov} {
			x.Num(measure.IndicatorPrefix + i.Name)
		}
	}
	f := newFormers(b.set.Successions, at)
	var changed []figureOf // of counties that came from, or went to, another
	for i := range b.set.Indicators {
		x := &b.set.Indicators[i]
		yi, name := at[x.Year], measure.IndicatorPrefix+x.Name
		if k, ok := b.ds.index[x.Code]; ok {
			t.Num(name).Set(yi*nc+k, x.Value)
		} else if k := b.prefecture(x.Code); k >= 0 {
			pref.Num(name).Set(yi*np+k, x.Value)
		} else if x.Code == provinceCode(b.set) {
			prov.Num(name).Set(yi, x.Value)
		}
		for _, c := range f.kin[x.Code] {
			if k, ok := b.ds.index[c]; ok {
				changed = append(changed, figureOf{k, x.Name, x.Year})
			}
		}
	}
	b.former(t, f, changed, sum)
	b.areas(t, pref, prov, f)
}

func (b *builder) prefecture(code string) int {
	for k := range b.ds.Prefectures {
		if b.ds.Prefectures[k].Code == code {
			return k
		}
	}
	return -1
}

func provinceCode(set *data.Set) string {
	for i := range set.Divisions {
		if set.Divisions[i].Rank == data.RankProvince {
			return set.Divisions[i].Code
		}
	}
	return "130000"
}

// decimals makes the indicators' measures, with as many decimals as the figures
// were given with, of whatever area, at most two.
func decimals(set *data.Set) []measure.Measure {
	most := map[string]int{}
	for i := range set.Indicators {
		x := &set.Indicators[i]
		if n := decimalsOf(x.Value.V); n > 0 && x.Value.State == data.Present {
			most[x.Name] = max(most[x.Name], n)
		}
	}
	var ms []measure.Measure
	for _, i := range set.IndicatorInfos {
		m := measure.Indicator(i)
		m.Decimals = max(m.Decimals, most[i.Name])
		ms = append(ms, m)
	}
	return ms
}

// decimalsOf counts the decimals of v as written, up to two.
func decimalsOf(v float64) int {
	switch {
	case v == math.Trunc(v):
		return 0
	case math.Abs(v*10-math.Round(v*10)) < 1e-9:
		return 1
	}
	return 2
}

// smallTables are the lists, intakes and needs.
func (b *builder) smallTables() {
	b.unitTable()
	b.entryTable()
	b.intakeTable()
	b.needTable()
}

// seatOf are the place codes of a unit's seat: of a county, or of a prefecture
// or the province with the rest unknown.
func (b *builder) seatOf(code string) placeCodes {
	if len(code) > 6 {
		code = code[:6]
	}
	p := b.place[b.county(code)]
	if _, ok := b.alias[code]; ok || len(code) < 4 || strings.HasSuffix(code, "0000") {
		return p
	}
	if k := b.prefecture(code[:4] + "00"); k >= 0 {
		p.prefecture = uint16(k)
	}
	return p
}

func (b *builder) unitTable() {
	returned := map[int64]bool{}
	for i := range b.set.Lists {
		if l := &b.set.Lists[i]; l.Outcome == "returned" {
			returned[l.Unit] = true
		}
	}
	t := b.table(measure.TableUnit, len(b.set.Units))
	place, level, kind, back := placesOf(t), t.Dim(cube.Level), t.Dim(cube.UnitKind), t.Dim(cube.Returned)
	for i := range b.set.Units {
		u := &b.set.Units[i]
		place.set(i, b.seatOf(u.Place))
		level[i], kind[i], back[i] = b.code(cube.Level, string(u.Level)), b.code(cube.UnitKind, string(u.Kind)), flag(returned[u.ID])
	}
}

func (b *builder) entryTable() {
	t := b.table(measure.TableEntry, len(b.set.Entries))
	place, col := placesOf(t), t.Dim
	level, kind, rank, outcome := col(cube.Level), col(cube.UnitKind), col(cube.Rank), col(cube.Outcome)
	reserve, volunteer := col(cube.Reserve), col(cube.Volunteer)
	lists := rowsOf(len(b.set.Lists), func(i int) int64 { return b.set.Lists[i].ID })
	for i := range b.set.Entries {
		e := &b.set.Entries[i]
		var u data.Unit
		if l := lists.of(e.List); l >= 0 {
			if k := b.unitRow.of(b.set.Lists[l].Unit); k >= 0 {
				u = b.set.Units[k]
			}
		}
		if len(b.place) > len(b.ds.Counties) {
			place.set(i, b.seatOf(u.Place))
		}
		level[i], kind[i] = b.code(cube.Level, string(u.Level)), b.code(cube.UnitKind, string(u.Kind))
		rank[i], outcome[i] = b.code(cube.Rank, e.Rank), b.code(cube.Outcome, e.Outcome)
		reserve[i], volunteer[i] = flag(e.Reserve), flag(e.Volunteer)
	}
}

func (b *builder) intakeTable() {
	t := b.table(measure.TableIntake, len(b.set.Intakes))
	level, intake, all, reserve := t.Dim(cube.Level), t.Dim(cube.Intake), t.Num("cadres"), t.Num("reserve")
	for i := range b.set.Intakes {
		s := &b.set.Intakes[i]
		level[i], intake[i] = b.code(cube.Level, string(s.Level)), mustCode(b.cb, cube.Intake, numbers([]int{s.Year})[0])
		all.Set(i, data.Num(float64(s.Cadres)))
		reserve.Set(i, data.Num(float64(s.Reserve)))
	}
}

// needTable repeats a need each year from its listing, met or not yet.
func (b *builder) needTable() {
	type item struct{ need, year int }
	var items []item
	for _, y := range b.years {
		for i := range b.set.Needs {
			if b.set.Needs[i].Listed.Year() <= y {
				items = append(items, item{i, y})
			}
		}
	}
	t := b.table(measure.TableNeed, len(items))
	place, kind, met, year := placesOf(t), t.Dim(cube.NeedKind), t.Dim(cube.Met), t.Dim(cube.Year)
	for i, it := range items {
		n := &b.set.Needs[it.need]
		place.set(i, b.place[b.county(n.County)])
		kind[i], year[i] = b.code(cube.NeedKind, n.Kind), yearCode(b.cb, it.year)
		met[i] = flag(n.MetBy != "" && (!n.MetOn.Known() || n.MetOn.Year() <= it.year))
	}
}
