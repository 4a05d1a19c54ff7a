package figure

import (
	"taihang/analysis/figure/style"
	"taihang/data"
	"taihang/geo/mesh"
	"taihang/geo/projection"
)

// dotLevels are drawn in this order: the few provincial teams last, on top.
var dotLevels = []data.Level{data.LevelCounty, data.LevelCity, data.LevelProvince}

// dots are the villages by the level of the team that stands in them on the
// year's roster date; a village with teams of two levels has the higher one.
// They are nil unless the layer “villages” is asked for.
func (m *choropleth) villageDots() map[data.Level][]mesh.Pt {
	if !m.spec.layer("villages") {
		return nil
	}
	year := data.FirstYear
	if n := len(m.spec.Years); n > 0 {
		year = m.spec.Years[n-1]
	}
	day := data.RosterDate(year)
	level := map[int64]data.Level{}
	for _, t := range m.ds.Set().Teams {
		if t.Start.Known() && t.Start <= day && (!t.End.Known() || t.End > day) && rankOf(t.Level) > rankOf(level[t.Village]) {
			level[t.Village] = t.Level
		}
	}
	proj := projection.Hebei()
	out := map[data.Level][]mesh.Pt{}
	for i := range m.ds.Villages {
		v := &m.ds.Villages[i]
		l := level[v.ID]
		c, known := m.ds.CountyIndex(v.County)
		if l == "" || v.Lon == 0 && v.Lat == 0 || known && !m.kept[c] {
			continue
		}
		x, y := proj.Forward(v.Lon, v.Lat)
		out[l] = append(out[l], mesh.Pt{X: float32(x), Y: float32(y)})
	}
	return out
}

// rankOf orders levels; one that is not drawn is below all.
func rankOf(l data.Level) int {
	for i, d := range dotLevels {
		if d == l {
			return i + 1
		}
	}
	return 0
}

// dotEntries are the legend's rows of the dots, the province's first.
func (m *choropleth) dotEntries() []Entry {
	colours := style.LevelDot.All(m.scheme.Dark)
	var out []Entry
	for i := range colours {
		l := data.Levels[i]
		if n := len(m.dots[l]); n > 0 {
			out = append(out, Entry{Swatch: SwatchDot, Color: colours[i], Label: m.name("level", string(l)), Key: "level:" + string(l), Count: n})
		}
	}
	return out
}

// drawDots draws each level's villages as one mark of many small squares.
func (m *choropleth) drawDots(p *painter, a *Areas, side float64) {
	colours := style.LevelDot.All(p.Dark)
	for _, l := range dotLevels {
		h := side / 2
		if l == data.LevelProvince {
			h *= 1.5
		}
		var subs [][]Pt
		for _, v := range m.dots[l] {
			c := a.at(v)
			subs = append(subs, rect{c.X - h, c.Y - h, c.X + h, c.Y + h}.pts())
		}
		if len(subs) > 0 {
			p.path(Path{Subs: subs, Closed: true, Fill: colours[3-rankOf(l)]})
		}
	}
}
