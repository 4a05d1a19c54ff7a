package demo

import (
	"slices"

	"taihang/data"
)

// handOver ends three teams of the province in the spring of 2018 for each
// unit of scale, so that 590 remain as published. It returns them by index.
func (s *staffing) handOver() map[int]bool {
	var own []int
	for t, team := range s.set.Teams {
		name := s.unit(team.Unit).Name
		if team.Level == data.LevelProvince && name != unitDRC && name != unitCulture && !isCommission(s.unit(team.Unit)) {
			own = append(own, t)
		}
	}
	shuffle(s.r, own)
	handed := map[int]bool{}
	for _, t := range own[:(villagesByLevel[0]-provinceTeams2018)*s.scale] {
		handed[t] = true
		s.set.Teams[t].End = closing
	}
	return handed
}

// takeOver gives the villages whose team of the province ended one of the
// county: one in three at once, the others after the summer, so that 7,364
// teams stand at the roster of 2018 as published.
func (s *staffing) takeOver(handed map[int]bool) {
	var old []int
	for t := range handed {
		old = append(old, t)
	}
	slices.Sort(old)
	for k, t := range old {
		v := s.set.Villages[s.set.Teams[t].Village-1]
		start := data.NewDate(2018, 3, 12)
		if k%3 > 0 {
			start = data.NewDate(2018, 9, 3) + data.Date(s.r.IntN(20))
		}
		kind := s.unit(s.set.Teams[t].Unit).Kind
		s.set.Teams = append(s.set.Teams, data.Team{
			ID: int64(len(s.set.Teams) + 1), Village: v.ID, Level: data.LevelCounty, Start: start,
			Unit: s.units.take(s.unitKeyFor(2, v.County, kind)),
		})
		for m := range 3 {
			at := seat{team: len(s.set.Teams) - 1, level: 2, role: data.RoleMember, slow: s.counties[s.index[v.County]].slow}
			if m == 0 {
				at.role = data.RoleFirstSecretary
			}
			id := s.replacement(at, start)
			at.skill = s.cadre(id).Skill
			s.post(id, at, start.Year(), start)
			s.succeed(len(s.set.Postings)-1, at, AsOf, start+200)
		}
	}
}
