package quality

import "taihang/data"

// outsideTeam: a posting lies within the time of its team.
func outsideTeam(x *index, _ limit, c *collector) {
	for i := range x.Postings {
		p := &x.Postings[i]
		t := x.team[p.Team]
		if t == nil {
			continue
		}
		early := p.Start.Known() && t.Start.Known() && p.Start < t.Start
		late := t.End.Known() && (!p.End.Known() || p.End > t.End)
		if early || late {
			c.add(x.wherePosting(p))
		}
	}
}

// codeCounty: a village's code begins with that of its county, or of one that
// the county was or became.
func codeCounty(x *index, _ limit, c *collector) {
	kin := map[[2]string]bool{}
	for _, s := range x.Successions {
		kin[[2]string{s.OldCode, s.NewCode}], kin[[2]string{s.NewCode, s.OldCode}] = true, true
	}
	for i := range x.Villages {
		v := &x.Villages[i]
		if len(v.Code) == 12 && v.County != "" && v.Code[:6] != v.County && !kin[[2]string{v.Code[:6], v.County}] {
			c.add(x.whereVillage(v.ID))
		}
	}
}

func longitudes(x *index, l limit, c *collector) {
	for i := range x.Villages {
		if v := &x.Villages[i]; (v.Lon != 0 || v.Lat != 0) && l.outside(v.Lon) {
			c.add(x.whereVillage(v.ID))
		}
	}
}

func latitudes(x *index, l limit, c *collector) {
	for i := range x.Villages {
		if v := &x.Villages[i]; (v.Lon != 0 || v.Lat != 0) && l.outside(v.Lat) {
			c.add(x.whereVillage(v.ID))
		}
	}
}

// twice reports the villages whose key an earlier one has. The empty key is
// none.
func twice(x *index, c *collector, key func(*data.Village) string) {
	seen := make(map[string]int64, len(x.Villages))
	for i := range x.Villages {
		v := &x.Villages[i]
		k := key(v)
		if k == "" {
			continue
		}
		if first, ok := seen[k]; ok {
			w := x.whereVillage(v.ID)
			w.Other = first
			c.add(w)
			continue
		}
		seen[k] = v.ID
	}
}

// sameCode: a code is one village's.
func sameCode(x *index, _ limit, c *collector) {
	twice(x, c, func(v *data.Village) string { return v.Code })
}

// samePlace: one village of a name in a town.
func samePlace(x *index, _ limit, c *collector) {
	twice(x, c, func(v *data.Village) string {
		if v.Town == "" || v.Name == "" || v.Name == v.Code {
			return ""
		}
		return v.County + "\t" + v.Town + "\t" + v.Name
	})
}
