package intake

import (
	"slices"
	"strconv"
	"strings"

	"taihang/data/ingest"
	"taihang/data/text"
)

// KindBoundaries is the kind of a layer; the others are kinds of table.
const KindBoundaries = "boundaries"

// kind is a sort of table this program knows.
type kind struct {
	name  string
	needs [][]string // columns without which it is not of this kind; any name of each will do
	marks [][]string // further columns by which it is recognised
	open  func(*job) (take func(cells []string) bool, err error)
}

// kinds from the most to the least particular: the first that fits is taken.
var kinds = []kind{
	{
		name: "successions", needs: [][]string{{"old_code", "旧代码"}, {"new_code", "新代码"}},
		open: openSuccessions,
	},
	{
		name: "counties", needs: [][]string{codeColumns, nameColumns, {"seat_lon"}, {"seat_lat"}, {"poor_county"}},
		open: openCounties,
	},
	{
		name: "villages_list", needs: [][]string{{"town_code"}, {"seq"}, nameColumns},
		open: openVillageDivisions,
	},
	{
		name: "divisions", needs: [][]string{codeColumns, nameColumns}, marks: [][]string{{"kind", "类别"}, {"county_code", "prefecture_code"}},
		open: openDivisions,
	},
	{
		name: "indicators", needs: [][]string{codeColumns}, marks: [][]string{yearColumns},
		open: openIndicators,
	},
}

// Names under which the common columns go.
var (
	codeColumns = []string{"code", "adcode", "county_code", "区划代码", "行政区划代码", "县代码", "代码"}
	nameColumns = []string{"name", "名称", "县名", "区划名称", "地区"}
	yearColumns = []string{"year", "census", "年份", "年度", "年"}
)

// Kinds lists the kinds that As takes.
func Kinds() []string {
	out := []string{KindBoundaries}
	for _, k := range kinds {
		if k.name != "villages_list" {
			out = append(out, k.name)
		}
	}
	return out
}

func known(name string) bool { return slices.Contains(Kinds(), name) }

// recognise finds the kind of a table, or says what it looked like.
func recognise(t *ingest.Table, as string) (kind, error) {
	cols := index(t.Header)
	for _, k := range kinds {
		forced := as != "" && (k.name == as || as == "divisions" && k.name == "villages_list")
		if as != "" && !forced {
			continue
		}
		missing := lacks(cols, k.needs)
		if missing == "" && (forced || lacks(cols, k.marks) == "") {
			return k, nil
		}
		if forced && k.name == as {
			return kind{}, text.Errorf("ingest.notkind", t.File, as, missing)
		}
	}
	shown := t.Header
	if len(shown) > 8 {
		shown = append(slices.Clone(shown[:8]), "…")
	}
	return kind{}, text.Errorf("ingest.unknown", t.File, strings.Join(shown, ", "), strings.Join(Kinds(), " "))
}

// lacks returns the first group of names of which no column bears one.
func lacks(cols map[string]int, groups [][]string) string {
	for _, g := range groups {
		if !slices.ContainsFunc(g, func(n string) bool { _, ok := cols[n]; return ok }) {
			return g[0]
		}
	}
	return ""
}

// index maps the plain name of each column to its place.
func index(header []string) map[string]int {
	m := map[string]int{}
	for i, h := range header {
		if n := strings.ToLower(h); n != "" {
			if _, dup := m[n]; !dup {
				m[n] = i
			}
		}
	}
	return m
}

func itoa(n int) string { return strconv.Itoa(n) }
