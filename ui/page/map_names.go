package page

import (
	"cmp"
	"math"
	"slices"

	"taihang/data"
	"taihang/data/text"
	"taihang/geo/mesh"
	"taihang/geo/projection"
	"taihang/ui/draw"
	"taihang/ui/draw/mapview"
	"taihang/ui/theme"
)

// nameList is the names on the map, in the order in which they get room:
// prefectures, the selection, tier 1, then by value; neighbours last.
type nameList struct {
	all   []mapview.Label
	from  []float64 // values it was ordered by: identity
	sel   string
	lang  text.Lang
	dark  bool
	ready bool
}

func (n *nameList) list(c draw.C, e *Env, m *mapModel) []mapview.Label {
	same := len(n.from) == len(m.values) && (len(n.from) == 0 || &n.from[0] == &m.values[0])
	if n.ready && same && n.sel == e.S.SelectKey() && n.lang == e.S.Lang && n.dark == c.Dark {
		return n.all
	}
	n.ready, n.from, n.sel, n.lang, n.dark = true, m.values, e.S.SelectKey(), e.S.Lang, c.Dark
	n.all = append(prefectureNames(c, e), countyNames(c, e, m)...)
	n.all = append(n.all, neighbourNames(c)...)
	return n.all
}

func countyNames(c draw.C, e *Env, m *mapModel) []mapview.Label {
	ds := e.S.Data
	picked := Picked(e.S)
	order := make([]int, 0, len(ds.Counties))
	for i := range ds.Counties {
		if ds.Counties[i].Feature >= 0 {
			order = append(order, i)
		}
	}
	rank := func(i int) int {
		k := &ds.Counties[i]
		switch {
		case picked[k.Feature]:
			return 0
		case k.Tier == data.TierHighIncidence:
			return 1
		case k.Kind == "市辖区":
			return 3
		}
		return 2
	}
	value := func(i int) float64 {
		if v := m.values[i]; v == v {
			return v
		}
		return math.Inf(-1)
	}
	slices.SortStableFunc(order, func(a, b int) int {
		return cmp.Or(cmp.Compare(rank(a), rank(b)), cmp.Compare(value(b), value(a)))
	})
	var out []mapview.Label
	for _, i := range order {
		k := &ds.Counties[i]
		st := theme.Axis
		if picked[k.Feature] {
			st = theme.AxisM
		}
		out = append(out, mapview.Label{
			At: ds.Map.Mesh.Features[k.Feature].Label, S: e.S.Lang.Pick(k.Short, k.NameEn), Style: st, Ink: c.Ink, Must: picked[k.Feature],
		})
	}
	return out
}

// prefectureNames stand amid each city's districts, else amid its counties.
func prefectureNames(c draw.C, e *Env) []mapview.Label {
	ds := e.S.Data
	var out []mapview.Label
	for _, p := range ds.Prefectures {
		var urban, all [3]float64
		for _, k := range ds.Counties {
			if k.Prefecture != p.Code || k.Feature < 0 {
				continue
			}
			at := ds.Map.Mesh.Features[k.Feature].Label
			all = add(all, at)
			if k.Kind == "市辖区" {
				urban = add(urban, at)
			}
		}
		if urban[2] > 0 {
			all = urban
		}
		if all[2] == 0 {
			continue
		}
		name := p.Name
		if e.S.Lang == text.EN {
			name = Label(e.S, "prefecture", p.Code)
		}
		out = append(out, mapview.Label{At: mesh.Pt{X: float32(all[0] / all[2]), Y: float32(all[1] / all[2])}, S: name, Style: theme.Strong, Ink: c.Ink})
	}
	return out
}

func add(s [3]float64, p mesh.Pt) [3]float64 {
	return [3]float64{s[0] + float64(p.X), s[1] + float64(p.Y), s[2] + 1}
}

// neighbours of the province, where their names stand on the map.
var neighbours = []struct {
	key      string
	lon, lat float64
}{
	{"inner_mongolia", 115.35, 42.2},
	{"liaoning", 120.0, 41.3},
	{"beijing", 116.45, 40.05},
	{"tianjin", 117.35, 39.15},
	{"bohai", 118.9, 38.75},
	{"shandong", 116.9, 37.0},
	{"henan", 114.1, 35.85},
	{"shanxi", 113.35, 39.2},
}

func neighbourNames(c draw.C) []mapview.Label {
	proj := projection.Hebei()
	var out []mapview.Label
	for _, n := range neighbours {
		x, y := proj.Forward(n.lon, n.lat)
		ink := c.Ink4
		if n.key == "bohai" {
			ink = c.Water
		}
		out = append(out, mapview.Label{At: mesh.Pt{X: float32(x), Y: float32(y)}, S: c.T("figure.map.near." + n.key), Style: theme.Body, Ink: ink})
	}
	return out
}
