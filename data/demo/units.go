package demo

import (
	"strings"

	"taihang/data"
)

// unitBook finds units by level, place and kind.
type unitBook struct {
	by   map[unitKey][]int64
	next map[unitKey]int
	name map[string]int64
}

type unitKey struct {
	level data.Level
	place string
	kind  data.UnitKind
}

// Named units.
const (
	unitDRC     = "省发展改革委"
	unitCulture = "省文化厅"
	unitWater   = "邯郸市水利局"
	commission  = "委政法委" // how the name of a political-legal commission ends
)

// makeUnits founds the province's units, those of the prefectures, and those
// of the counties that have villages.
func (g *generator) makeUnits() {
	g.units = unitBook{map[unitKey][]int64{}, map[unitKey]int{}, map[string]int64{}}
	prefectures := map[string]string{}
	for _, c := range g.counties {
		prefectures[c.Prefecture] = c.PrefectureName
	}
	for _, f := range lines("units.tsv") {
		level, kind, names := data.Level(f[0]), data.UnitKind(f[1]), strings.Fields(f[2])
		switch level {
		case data.LevelProvince:
			g.addUnits(level, kind, "130000", names, "", "")
		case data.LevelCity:
			for _, d := range g.set.Divisions {
				if d.Rank == data.RankPrefecture {
					g.addUnits(level, kind, d.Code, names, "{p}", d.Name)
				}
			}
		case data.LevelCounty:
			for _, c := range g.counties {
				if c.villages[2] > 0 {
					g.addUnits(level, kind, c.Code, names, "{c}", c.Name)
				}
			}
		}
	}
}

func (g *generator) addUnits(level data.Level, kind data.UnitKind, place string, names []string, mark, name string) {
	key := unitKey{level, place, kind}
	for _, n := range names {
		if mark != "" {
			n = strings.ReplaceAll(n, mark, name)
		}
		u := data.Unit{ID: int64(len(g.set.Units) + 1), Name: n, Level: level, Kind: kind, Place: place}
		g.set.Units = append(g.set.Units, u)
		g.units.by[key] = append(g.units.by[key], u.ID)
		g.units.name[n] = u.ID
	}
}

// take returns the units of a key in turn. The Development and Reform
// Commission is left out: how many it sent is known.
func (b *unitBook) take(key unitKey) int64 {
	list := b.by[key]
	for {
		id := list[b.next[key]%len(list)]
		b.next[key]++
		if id != b.name[unitDRC] {
			return id
		}
	}
}

func (g *generator) unit(id int64) *data.Unit { return &g.set.Units[id-1] }
