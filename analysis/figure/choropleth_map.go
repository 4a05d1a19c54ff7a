package figure

import (
	"cmp"
	"image/color"
	"math"
	"slices"

	"taihang/analysis/figure/fonts"
	"taihang/analysis/figure/style"
	"taihang/data"
	"taihang/geo/mesh"
	"taihang/geo/projection"
)

// mapStyle is how the lines of a map are drawn on a surface.
type mapStyle struct {
	county, prefecture, province  float64
	countyC, prefectureC, borderC color.NRGBA
	name, city                    float64 // sizes of county and prefecture names
}

// mapStyle is light lines on screen, where colour does the work, and ink on
// paper. unit is 1 on an A4 page.
func (p *painter) mapStyle(unit float64) mapStyle {
	if p.screen {
		return mapStyle{.7, 1.8, 1.2, p.Canvas, p.Canvas, p.Ink4, p.size.Axis, p.size.Body}
	}
	k := p.size.Name / style.Paper.Name // a sheet that is no page has its own sizes
	return mapStyle{
		.35 * unit, .7 * unit, 0.9 * unit, style.Mix(p.Ink2, p.Canvas, .45), p.Ink2, p.Ink,
		max(style.Paper.Name*unit, 5.5) * k, max(8.5*unit, 7.5) * k,
	}
}

// areas places the map in a box as large as it fits, centred, and colours it.
func (m *choropleth) areas(p *painter, box rect, st mapStyle) *Areas {
	g := m.ds.Map.Mesh
	b := g.Bound
	w, h := float64(b.Max.X-b.Min.X), float64(b.Max.Y-b.Min.Y)
	scale := min(box.w()/w, box.h()/h)
	a := &Areas{
		Layer: g, Scale: scale,
		X0:   (box.x0+box.x1)/2 - scale*float64(b.Min.X+b.Max.X)/2,
		Y0:   (box.y0+box.y1)/2 + scale*float64(b.Min.Y+b.Max.Y)/2,
		Clip: [4]float64{box.x0 - 3, box.y0 - 3, box.x1 + 3, box.y1 + 3},
		Fill: make([]color.NRGBA, len(g.Features)), HatchC: p.Ink3,
	}
	for f := range g.Features {
		i := m.ds.Map.County[f]
		a.Fill[f] = m.colour(i)
		if i >= 0 && m.shows[i] == suppressed {
			if a.Hatch == nil {
				a.Hatch = make([]bool, len(g.Features))
			}
			a.Hatch[f] = true
		}
	}
	if p.screen && m.hollow() { // light lines would leave them without an edge
		st.countyC, st.prefectureC = p.Line2, p.Ink4
		st.prefecture = 1.2
	}
	a.Lines = append(a.Lines,
		AreaLine{Which: CountyLines, Color: st.countyC, Width: st.county},
		AreaLine{Which: PrefectureLines, Color: st.prefectureC, Width: st.prefecture},
		AreaLine{Which: ProvinceLines, Color: st.borderC, Width: st.province},
	)
	if m.spec.layer("tiers") {
		a.Lines = append(a.Lines, m.tierLines(p, st)...)
	}
	if m.muting() {
		pick := m.features(func(i int) bool { return m.selected[i] })
		a.Lines = append(a.Lines,
			AreaLine{Which: PickOutline, Pick: pick, Color: p.Canvas, Width: st.province * 4},
			AreaLine{Which: PickOutline, Pick: pick, Color: p.Ink, Width: st.province * 2},
		)
	}
	return a
}

// hollow says whether some county has the colour of the ground.
func (m *choropleth) hollow() bool {
	for _, k := range m.shows {
		if k == isZero || k == suppressed || k == outside {
			return true
		}
	}
	return false
}

// tierLines outlines each tier over a casing of the ground's colour, the
// gravest last: where two tiers meet, its line is the one to see.
func (m *choropleth) tierLines(p *painter, st mapStyle) []AreaLine {
	var out []AreaLine
	w := max(1.2, st.province*1.5)
	for t, c := range slices.Backward(style.TierLine.All(p.Dark)) {
		pick := m.features(func(i int) bool { return m.ds.Counties[i].Tier == data.Tiers[t] })
		out = append(out,
			AreaLine{Which: PickOutline, Pick: pick, Color: p.Canvas, Width: w + 1.6},
			AreaLine{Which: PickOutline, Pick: pick, Color: c, Width: w},
		)
	}
	return out
}

// features marks the features of the counties that f picks.
func (m *choropleth) features(f func(county int) bool) []bool {
	out := make([]bool, len(m.ds.Map.County))
	for k, i := range m.ds.Map.County {
		out[k] = i >= 0 && f(i)
	}
	return out
}

// cityLabel is the place of a prefecture's name: amid its districts, for they
// are the city, else amid all its counties.
type cityLabel struct {
	code, name string
	at         mesh.Pt
}

func (m *choropleth) cityLabels() []cityLabel {
	type sum struct{ x, y, n float64 }
	urban, all := map[string]sum{}, map[string]sum{}
	for f, i := range m.ds.Map.County {
		if i < 0 {
			continue
		}
		c, at := &m.ds.Counties[i], m.ds.Map.Mesh.Features[f].Label
		add := func(s map[string]sum) {
			v := s[c.Prefecture]
			s[c.Prefecture] = sum{v.x + float64(at.X), v.y + float64(at.Y), v.n + 1}
		}
		add(all)
		if c.Kind == districtKind {
			add(urban)
		}
	}
	var out []cityLabel
	for _, p := range m.ds.Prefectures {
		s, ok := urban[p.Code]
		if !ok {
			s, ok = all[p.Code]
		}
		if ok {
			out = append(out, cityLabel{p.Code, m.name("prefecture", p.Code), mesh.Pt{X: float32(s.x / s.n), Y: float32(s.y / s.n)}})
		}
	}
	return out
}

// districtKind is how a city's district is named in the division table.
const districtKind = "区"

// labels writes names where there is room, in the order of their weight:
// prefectures, selected counties, the ten highest, tiers, then by value. Names in dense parts
// are dropped; the screen shows them on zooming in.
func (m *choropleth) labels(pl *placer, a *Areas, st mapStyle, counties bool) {
	for _, c := range m.cityLabels() {
		at := a.at(c.at)
		name := c.name
		if pl.screen {
			name = m.prefName(c.code)
		}
		f := set{size: st.city, medium: true, color: pl.Ink, anchor: Middle, halo: pl.Canvas}
		if pl.screen {
			f.medium, f.color = false, pl.Ink2
		}
		for _, d := range [][2]float64{{0, 0}, {0, -.9}, {0, .9}, {.8, 0}, {-.8, 0}, {.8, -.8}, {-.8, .8}} {
			if pl.putMid(at.X+d[0]*st.city, at.Y+d[1]*st.city, name, f) {
				break
			}
		}
	}
	for _, i := range m.labelOrder() {
		if !counties && !m.selected[i] {
			continue
		}
		c := &m.ds.Counties[i]
		if c.Feature < 0 {
			continue
		}
		feat := &m.ds.Map.Mesh.Features[c.Feature]
		at := a.at(feat.Label)
		side := math.Sqrt(feat.AreaKm2) * 1000 * a.Scale
		if !m.selected[i] && fonts.Width(m.countyName(i), st.name, false) > 1.6*side {
			continue // its name would lie on its neighbours
		}
		pl.putMid(at.X, at.Y, m.countyName(i), m.nameSet(pl.painter, a, i, at, st))
	}
}

// nameSet is white on a dark county that the name lies within, else ink with a
// halo.
func (m *choropleth) nameSet(p *painter, a *Areas, county int, at Pt, st mapStyle) set {
	f := set{size: st.name, color: p.Ink, anchor: Middle, halo: p.Canvas}
	if m.shows[county] == outside {
		f.color = p.Ink3
		return f
	}
	fill := a.Fill[m.ds.Counties[county].Feature]
	if style.Lightness(fill) > 55 || p.Dark {
		return f
	}
	half := f.width(m.countyName(county)) / 2
	for _, d := range []Pt{{-half, -st.name / 2}, {half, -st.name / 2}, {-half, st.name / 2}, {half, st.name / 2}} {
		if !a.inside(m.ds.Counties[county].Feature, Pt{at.X + d.X, at.Y + d.Y}) {
			return f
		}
	}
	f.color, f.halo = color.NRGBA{255, 255, 255, 255}, color.NRGBA{}
	return f
}

// labelOrder is the order in which counties get their names. Districts, whose
// city is named already, come last.
func (m *choropleth) labelOrder() []int {
	var top []int
	if !m.tiers && !m.m.Calendar {
		top = m.topCounties(10)
	}
	weight := func(i int) int {
		c := &m.ds.Counties[i]
		switch {
		case m.selected[i] || slices.Contains(top, i):
			return 0
		case c.Kind == districtKind:
			return 3
		case c.Tier != data.TierOther:
			return 1
		}
		return 2
	}
	order := make([]int, len(m.ds.Counties))
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(a, b int) int {
		return cmp.Or(weight(a)-weight(b), compareDown(m.val[a], m.val[b]))
	})
	return order
}

// inside says whether a point of the drawing lies in a feature.
func (a *Areas) inside(feature int, q Pt) bool {
	x, y := (q.X-a.X0)/a.Scale, (a.Y0-q.Y)/a.Scale
	in := false
	for _, r := range a.Layer.Features[feature].Rings {
		for i, j := 0, len(r)-1; i < len(r); j, i = i, i+1 {
			xi, yi, xj, yj := float64(r[i].X), float64(r[i].Y), float64(r[j].X), float64(r[j].Y)
			if (yi > y) != (yj > y) && x < (xj-xi)*(y-yi)/(yj-yi)+xi {
				in = !in
			}
		}
	}
	return in
}

// neighbour is a name beyond the province, at a fixed place.
type neighbour struct {
	key      string
	lon, lat float64
	sea      bool
}

var neighbours = []neighbour{
	{"beijing", 116.45, 40.15, false},
	{"tianjin", 117.28, 39.28, false},
	{"inner_mongolia", 115.55, 42.2, false},
	{"liaoning", 120.35, 41.05, false},
	{"shanxi", 113.15, 39.3, false},
	{"shandong", 117.3, 36.6, false},
	{"henan", 114.35, 35.75, false},
	{"bohai", 119.1, 38.75, true},
}

// neighbourNames writes the names around the province where nothing is below.
func (m *choropleth) neighbourNames(pl *placer, a *Areas, size float64) {
	proj := projection.Hebei()
	for _, n := range neighbours {
		x, y := proj.Forward(n.lon, n.lat)
		at := a.at(mesh.Pt{X: float32(x), Y: float32(y)})
		f := set{size: size, color: pl.Ink4, anchor: Middle}
		if n.sea {
			f.color = pl.Water
		}
		name := pl.t("figure.map.near." + n.key)
		if !a.overlaps(f.extent(at.X, at.Y+midline*size, name)) {
			pl.putMid(at.X, at.Y, name, f)
		}
	}
}

// overlaps says whether a box meets any feature: whether one of a few points
// of it lies in one.
func (a *Areas) overlaps(r rect) bool {
	for f := range a.Layer.Features {
		b := a.Layer.Features[f].Bound
		lo, hi := a.at(b.Min), a.at(b.Max)
		if !r.overlaps(rect{lo.X, hi.Y, hi.X, lo.Y}) {
			continue
		}
		for i := range 9 {
			x := r.x0 + r.w()*float64(i)/8
			if a.inside(f, Pt{x, r.y0}) || a.inside(f, Pt{x, r.y1}) || a.inside(f, Pt{x, (r.y0 + r.y1) / 2}) {
				return true
			}
		}
	}
	return false
}
