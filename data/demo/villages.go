package demo

import (
	"fmt"
	"math"
	"math/rand/v2"
	"slices"

	"taihang/data"
)

// Two villages are known by name: one from the story of 毕元隆, one from
// Handan's water authority.
const (
	cultureVillage, cultureCounty = "刘家湾村", "130731"
	waterVillage, waterCounty     = "田家嘴村", "130426"
)

// Villages that leave poverty by year: 6,300 by the end of 2018 were published,
// the years before are invented. Of the 1,448 left at the end of 2018, 382 were
// identified that year and are none of these, so that 1,066 were left.
var exitsByYear = []struct{ year, villages int }{{2016, 2050}, {2017, 2230}, {2018, 2020}, {2019, 1066}}

// makeVillages founds the villages, county by county and within it by level:
// the province's, the city's, the county's. Their kind comes with the team.
func (g *generator) makeVillages() {
	r := g.stream("villages")
	total := 0
	for _, n := range villagesByLevel {
		total += n * g.scale
	}
	g.set.Villages = make([]data.Village, 0, total)
	for i := range g.counties {
		g.villagesOf(r, i)
	}
	g.makeExits()
}

func (g *generator) villagesOf(r *rand.Rand, i int) {
	c := &g.counties[i]
	n := g.scale * (c.villages[0] + c.villages[1] + c.villages[2])
	if n == 0 {
		return
	}
	place := g.placer(i)
	names := newVillageNamer(r, c.tier != data.TierOther)
	towns := townNames(r, 6+int(math.Sqrt(c.AreaKm2)/6))
	inTown := make([]int, len(towns))
	turn := 2 * math.Pi * r.Float64()
	first := len(g.set.Villages)
	for range n {
		lon, lat, angle := place(r)
		town := int((angle + turn) / (2 * math.Pi) * float64(len(towns)))
		town %= len(towns)
		inTown[town]++
		g.set.Villages = append(g.set.Villages, data.Village{
			ID:   int64(len(g.set.Villages) + 1),
			Code: villageCode(c.Code, town, inTown[town]),
			Name: names.next(), Town: towns[town], County: c.Code, Lon: lon, Lat: lat,
		})
	}
	switch c.Code {
	case cultureCounty: // the first of the county has a team of the province
		g.set.Villages[first].Name = cultureVillage
	case waterCounty: // the first with a team of the city
		g.set.Villages[first+g.scale*c.villages[0]].Name = waterVillage
	}
}

// villageCode is a 12-digit code that no real village has: real towns are not
// numbered from 900 on.
func villageCode(county string, town, n int) string {
	return fmt.Sprintf("%s%03d%03d", county, 900+town+40*(n/1000), n%1000)
}

// placer returns a function that draws a place in county i: near its seat,
// within 0.36 of the square root of its area, and no nearer to another seat,
// each distance measured by the size of its county. That puts six villages in
// seven into the right county on the built-in map and on the real one; seats
// lie off centre, so that a wider circle does worse (at 0.45, four in five).
func (g *generator) placer(i int) func(*rand.Rand) (lon, lat, angle float64) {
	c := g.counties[i]
	const kmLat = 111.2
	kmLon := kmLat * math.Cos(c.SeatLat*math.Pi/180)
	type seat struct{ x, y, area float64 }
	var near []seat
	for j, o := range g.counties {
		x, y := (o.SeatLon-c.SeatLon)*kmLon, (o.SeatLat-c.SeatLat)*kmLat
		if j != i && math.Hypot(x, y) < 0.6*(math.Sqrt(c.AreaKm2)+math.Sqrt(o.AreaKm2)) {
			near = append(near, seat{x, y, o.AreaKm2})
		}
	}
	radius := 0.36 * math.Sqrt(c.AreaKm2)
	return func(r *rand.Rand) (float64, float64, float64) {
		var x, y, angle float64
		for range 12 {
			angle = 2 * math.Pi * r.Float64()
			d := radius * math.Sqrt(r.Float64())
			x, y = d*math.Cos(angle), d*math.Sin(angle)
			own := d * d / c.AreaKm2
			if !slices.ContainsFunc(near, func(s seat) bool {
				return ((x-s.x)*(x-s.x)+(y-s.y)*(y-s.y))/s.area < own
			}) {
				break
			}
		}
		return c.SeatLon + x/kmLon, c.SeatLat + y/kmLat, angle
	}
}

// villageNamer draws names that differ within a county.
type villageNamer struct {
	r                     *rand.Rand
	prefix, roots, suffix []string
	used                  map[string]bool
}

func newVillageNamer(r *rand.Rand, hills bool) *villageNamer {
	w := words()
	n := &villageNamer{r, w["prefix"], w["root"], w["plainsuffix"], map[string]bool{cultureVillage: true, waterVillage: true}}
	if hills {
		n.suffix = w["hillsuffix"]
	}
	return n
}

func (n *villageNamer) next() string {
	for try := 0; ; try++ {
		root, suffix := pick(n.r, n.roots), pick(n.r, n.suffix)
		if len(root) > 3 && len(suffix) > 3 { // 石门 + 家沟 does not sound
			continue
		}
		name := root + suffix + "村"
		if n.r.IntN(3) == 0 {
			name = pick(n.r, n.prefix) + name
		}
		if try > 40 { // short names run out at large scales
			name = pick(n.r, n.prefix) + name
		}
		if !n.used[name] {
			n.used[name] = true
			return name
		}
	}
}

func townNames(r *rand.Rand, n int) []string {
	pool := slices.Clone(words()["town"])
	shuffle(r, pool)
	out := pool[:min(n, len(pool))]
	for i := range out {
		if i < 1+len(out)/3 {
			out[i] += "镇"
		} else {
			out[i] += "乡"
		}
	}
	return out
}

// makeExits lets the villages leave poverty: those of counties that were
// delisted early first, with some luck of their own, and as many a year as
// published.
func (g *generator) makeExits() {
	r := g.stream("exits")
	type turn struct {
		at      float64
		village int
	}
	turns := make([]turn, len(g.set.Villages))
	for i, v := range g.set.Villages {
		batch := g.counties[g.index[v.County]].DelistBatch
		if batch == 0 {
			batch = 2017
		}
		turns[i] = turn{float64(batch) + 0.9*r.NormFloat64(), i}
	}
	slices.SortFunc(turns, func(a, b turn) int {
		switch {
		case a.at < b.at:
			return -1
		case a.at > b.at:
			return 1
		}
		return a.village - b.village
	})
	k := 0
	for _, e := range exitsByYear {
		for range e.villages * g.scale {
			g.set.Villages[turns[k].village].ExitYear = e.year
			k++
		}
	}
}
