package demo

import "taihang/data"

// famousCadre is the one person whose posting was told of by name.
const famousCadre = "毕元隆"

// nameCadres gives 毕元隆 his place and the reform commission's nine the
// reserve cadres among them, by exchange, so that the quotas stay.
func (g *generator) nameCadres() {
	drc, culture := g.units.name[unitDRC], g.units.name[unitCulture]
	for i := range g.set.Postings {
		p := &g.set.Postings[i]
		c, team := g.cadre(p.Cadre), g.set.Teams[p.Team-1]
		first := p.Role == data.RoleFirstSecretary
		switch {
		case team.Unit == culture && first && g.set.Villages[team.Village-1].Name == cultureVillage:
			g.makeGraduate(c)
			c.Name, c.Skill = famousCadre, "culture"
		case team.Unit == drc:
			c.Volunteer = true
			c.Rank = "section"
			if first {
				c.Rank = "bureau"
			}
			g.setReserve(c, first)
		}
	}
}

// provincial finds a cadre of the province, of neither named unit, that fits.
func (g *generator) provincial(fits func(*data.Cadre) bool) *data.Cadre {
	for i := range g.set.Cadres {
		c := &g.set.Cadres[i]
		u := g.unit(c.Unit)
		if u.Level == data.LevelProvince && u.Name != unitDRC && u.Name != unitCulture && fits(c) {
			return c
		}
	}
	panic("demo: no cadre of the province to exchange with")
}

// makeGraduate exchanges the person behind c with a man in his forties who has
// a degree.
func (g *generator) makeGraduate(c *data.Cadre) {
	o := g.provincial(func(o *data.Cadre) bool {
		age := data.AgeAt(o.Birth, arrival)
		return o.Sex == data.Male && o.Education == data.Bachelor && age >= 40 && age < 50
	})
	c.Name, o.Name = o.Name, c.Name
	c.Sex, o.Sex = o.Sex, c.Sex
	c.Birth, o.Birth = o.Birth, c.Birth
	c.Education, o.Education = o.Education, c.Education
	c.WorkStart, o.WorkStart = o.WorkStart, c.WorkStart
}

// setReserve makes c a reserve cadre or not, exchanging with another.
func (g *generator) setReserve(c *data.Cadre, reserve bool) {
	if c.Reserve == reserve {
		return
	}
	o := g.provincial(func(o *data.Cadre) bool { return o.Reserve == reserve })
	c.Reserve, o.Reserve = o.Reserve, c.Reserve
}

// makeIntakes writes what is known of each intake of the province.
func (g *generator) makeIntakes() {
	for _, i := range []data.IntakeSummary{
		{Year: 2010, Cadres: 1120, Reserve: 69},
		{Year: 2012, Cadres: 1246, Reserve: 98},
		{Year: 2013, Cadres: 1304, Reserve: 110},
		{Year: 2014, Cadres: 1388, Reserve: 136},
		{Year: 2016, Cadres: corpsByLevel[0].cadres, Reserve: corpsByLevel[0].reserve},
	} {
		i.Level, i.Invented = data.LevelProvince, i.Year != data.FirstYear
		i.Cadres, i.Reserve = i.Cadres*g.scale, i.Reserve*g.scale
		g.set.Intakes = append(g.set.Intakes, i)
	}
}
