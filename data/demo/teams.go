package demo

import (
	"math/rand/v2"
	"strings"

	"taihang/data"
)

// Teams by level and kind of unit, in the order of data.UnitKinds. Invented;
// each row adds up to villagesByLevel.
var teamsByKind = [3][]int{
	{120, 105, 110, 56, 62, 62, 40, 38},
	{360, 300, 235, 170, 145, 130, 90, 40},
	{1222, 1150, 785, 596, 499, 700, 251, 100},
}

// Villages by kind of unit and kind of village (in the orders of
// data.UnitKinds and data.VillageKinds): the four kinds that the rule names
// match in 2,651 of 4,360 villages, 60.8 %. Invented.
var villagesByKind = map[data.UnitKind][]int{
	data.UnitPartyMass:      {1021, 312, 148, 221},
	data.UnitEconomic:       {168, 702, 74, 186},
	data.UnitPoliticalLegal: {151, 176, 418, 77},
	data.UnitAgriculture:    {58, 121, 17, 510},
	data.UnitGovernment:     {420, 600, 185, 350},
	data.UnitEducation:      {240, 345, 107, 200},
	data.UnitEnterprise:     {103, 148, 45, 85},
	data.UnitCentral:        {48, 70, 20, 40},
}

// Teams of two, three and four members by level. With them the levels have
// 1,993, 4,418 and 15,701 cadres, 22,112 together.
var sizes = []int{2, 3, 4}

var teamsBySize = [3][]int{{0, 379, 214}, {45, 1372, 53}, {220, 5071, 12}}

// arrival is the day the first teams came: the spring of 2016.
var arrival = data.NewDate(2016, 2, 22)

// makeTeams gives each village a team, the team a unit and a size, and the
// village the kind that goes with it.
func (g *generator) makeTeams() {
	r := g.stream("teams")
	var kinds [3][]data.UnitKind
	var size [3][]int
	for l := range levels {
		kinds[l] = deal(r, data.UnitKinds, times(g.scale, teamsByKind[l]))
		size[l] = deal(r, sizes, times(g.scale, teamsBySize[l]))
	}
	g.set.Teams = make([]data.Team, 0, len(g.set.Villages)+g.scale)
	g.members = make([]int32, len(g.set.Villages))
	var n [3]int
	for v, l := range g.villageLevels() {
		village := &g.set.Villages[v]
		key := g.unitKeyFor(l, village.County, kinds[l][n[l]])
		g.set.Teams = append(g.set.Teams, data.Team{
			ID: village.ID, Village: village.ID, Unit: g.units.take(key), Level: levels[l],
			Start: arrival + data.Date(r.IntN(38)),
		})
		g.members[v] = int32(size[l][n[l]])
		n[l]++
	}
	g.nameTeams(r)
	g.dealVillageKinds(r)
}

// villageLevels lists each village's level, 0 to 2, in the order of villages.
func (g *generator) villageLevels() []int {
	out := make([]int, 0, len(g.set.Villages))
	for _, c := range g.counties {
		for l, n := range c.villages {
			for range n * g.scale {
				out = append(out, l)
			}
		}
	}
	return out
}

func (g *generator) unitKeyFor(level int, county string, kind data.UnitKind) unitKey {
	place := []string{"130000", county[:4] + "00", county}[level]
	return unitKey{levels[level], place, kind}
}

// nameTeams puts the units that are known by name where they are known to be:
// culture in 刘家湾村, water in 田家嘴村, and three teams of three for the
// Development and Reform Commission. The teams swap, so that quotas hold.
func (g *generator) nameTeams(r *rand.Rand) {
	for i := range g.set.Villages {
		switch v := g.set.Villages[i]; {
		case v.Name == cultureVillage && v.County == cultureCounty:
			g.swapIn(i, g.units.name[unitCulture])
		case v.Name == waterVillage && v.County == waterCounty:
			g.swapIn(i, g.units.name[unitWater])
		}
	}
	var own []int
	for i, t := range g.set.Teams {
		u := g.unit(t.Unit)
		if t.Level == data.LevelProvince && u.Kind == data.UnitEconomic && g.members[i] == 3 && g.set.Villages[i].Name != cultureVillage {
			own = append(own, i)
		}
	}
	shuffle(r, own)
	for _, i := range own[:3*g.scale] {
		g.set.Teams[i].Unit = g.units.name[unitDRC]
	}
}

// swapIn exchanges the unit of team i with a team of the given unit.
func (g *generator) swapIn(i int, unit int64) {
	for j := range g.set.Teams {
		if g.set.Teams[j].Unit == unit {
			g.set.Teams[i].Unit, g.set.Teams[j].Unit = unit, g.set.Teams[i].Unit
			return
		}
	}
}

// dealVillageKinds deals the kinds of village among the teams of each kind of
// unit by quota.
func (g *generator) dealVillageKinds(r *rand.Rand) {
	piles := map[data.UnitKind][]data.VillageKind{}
	for _, k := range data.UnitKinds {
		piles[k] = deal(r, data.VillageKinds, times(g.scale, villagesByKind[k]))
	}
	for i, t := range g.set.Teams {
		k := g.unit(t.Unit).Kind
		g.set.Villages[i].Kind = piles[k][0]
		piles[k] = piles[k][1:]
	}
}

// isCommission says whether a unit is a political-legal commission, which puts
// a cadre for public order into each of its teams.
func isCommission(u *data.Unit) bool { return strings.HasSuffix(u.Name, commission) }
