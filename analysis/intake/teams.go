package intake

import (
	"slices"

	"taihang/data"
)

// teams finds a work team by village, unit and level.
type teams struct {
	byKey map[teamKey]int32 // → place in list
	list  []team
	last  map[int64]int32 // by village: its last team; the others follow by next
}

type teamKey struct {
	village, unit int64
	level         data.Level
}

type team struct {
	id, village, unit int64
	level             data.Level
	start, end        data.Date
	next              int32 // another team of the village, -1 for none
	brought           bool  // by this import: its time is that of its postings
	changed           bool
}

func (s *session) wantTeams() error {
	return s.once("teams", func() error {
		s.teams = teams{byKey: map[teamKey]int32{}, last: map[int64]int32{}}
		return each(s, func(t *data.Team) {
			s.took("team", t.ID)
			s.teams.add(team{id: t.ID, village: t.Village, unit: t.Unit, level: t.Level, start: t.Start, end: t.End})
		})
	})
}

func (ts *teams) add(t team) *team {
	at := int32(len(ts.list))
	t.next = -1
	if before, ok := ts.last[t.village]; ok {
		t.next = before
	}
	ts.last[t.village], ts.byKey[teamKey{t.village, t.unit, t.level}] = at, at
	ts.list = append(ts.list, t)
	return &ts.list[at]
}

// of counts the teams of a village and returns one of them.
func (ts *teams) of(village int64) (one *team, n int) {
	at, ok := ts.last[village]
	if !ok {
		return nil, 0
	}
	for one = &ts.list[at]; at >= 0; at = ts.list[at].next {
		n++
	}
	return one, n
}

// team is the team of a village that a unit has sent, made when it is not
// there. from and to are days on which it stood.
func (j *job) team(village, unit int64, from, to data.Date) *team {
	ts := &j.s.teams
	level := data.Level(j.word(fLevel))
	if level == "" && unit != 0 {
		level = j.s.units.known[unit].Level
	}
	var t *team
	if at, ok := ts.byKey[teamKey{village, unit, level}]; ok {
		t = &ts.list[at]
	} else if one, n := ts.of(village); n == 1 && unit == 0 {
		t = one // the row does not say whose
	}
	if t == nil {
		return ts.add(team{id: j.s.number("team"), village: village, unit: unit, level: level, start: from, end: to, brought: true, changed: true})
	}
	if !t.brought {
		return t
	}
	if from.Known() && (!t.start.Known() || from < t.start) {
		t.start, t.changed = from, true
	}
	if t.end.Known() && (!to.Known() || to > t.end) {
		t.end, t.changed = to, true
	}
	return t
}

// theTeam is the one team of the village in hand, for tables about teams that
// name the village only; made when the village has none. Several are told
// apart by the unit.
func (j *job) theTeam(village int64) (int64, bool) {
	if j.has(fUnit) {
		if unit := j.unit(); unit != 0 {
			return j.team(village, unit, 0, 0).id, true
		}
	}
	switch one, n := j.s.teams.of(village); n {
	case 0:
		return j.team(village, 0, 0, 0).id, true
	case 1:
		return one.id, true
	default:
		return 0, j.reject("team-ambiguous", j.column(fUnit), itoa(n))
	}
}

// putTeams writes the teams that this import brought or changed, in the order
// of their numbers: a table grows best at its end.
func (j *job) putTeams() {
	rows := into[data.Team](j, "village", "unit", "level", "start_day", "end_day")
	ts := &j.s.teams
	var changed []int32
	for i := range ts.list {
		if ts.list[i].changed {
			changed = append(changed, int32(i))
		}
	}
	slices.SortFunc(changed, func(a, b int32) int { return int(ts.list[a].id - ts.list[b].id) })
	for _, i := range changed {
		t := &ts.list[i]
		t.changed = false
		if t.end.Known() && t.start.Known() && t.end <= t.start {
			t.end = 0
		}
		rows.put(data.Team{ID: t.id, Village: t.village, Unit: t.unit, Level: t.level, Start: t.start, End: t.end})
	}
}
