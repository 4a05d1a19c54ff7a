package intake

import (
	"hash/maphash"
	"slices"

	"taihang/data"
)

// teams finds a work team by village, unit and level.
type teams struct {
	byKey numbers // teamKey → place in list
	last  numbers // village → place of its last team; the others follow by next
	list  pile[team]
}

type teamKey struct {
	village, unit int64
	level         data.Level
}

func (k teamKey) hash() uint64 { return maphash.Comparable(seed, k) }

type team struct {
	id, village, unit int32
	next              int32 // another team of the village, -1 for none
	start, end        data.Date
	line              int32 // row of the file that said it
	level             uint8 // in data.Levels, from 1; 0 unknown
	brought           bool  // by this import: its time is that of its postings
	changed           bool
}

func (s *session) wantTeams() error {
	return s.once("teams", func() error {
		s.teams = teams{}
		return each(s, func(t *data.Team) {
			s.took("team", t.ID)
			s.teams.add(teamKey{t.Village, t.Unit, t.Level}, team{id: int32(t.ID), start: t.Start, end: t.End})
		})
	})
}

func (ts *teams) add(k teamKey, t team) *team {
	t.village, t.unit, t.level = int32(k.village), int32(k.unit), uint8(1+slices.Index(data.Levels, k.level))
	t.next = -1
	if before, ok := ts.last.get(uint64(k.village)); ok {
		t.next = int32(before)
	}
	at := int64(ts.list.n)
	ts.byKey.set(k.hash(), at)
	ts.last.set(uint64(k.village), at)
	return ts.list.add(t)
}

// of counts the teams of a village and returns one of them.
func (ts *teams) of(village int64) (one *team, n int) {
	at, ok := ts.last.get(uint64(village))
	if !ok {
		return nil, 0
	}
	for one = ts.list.at(int(at)); at >= 0; at = int64(ts.list.at(int(at)).next) {
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
	key := teamKey{village, unit, level}
	if at, ok := ts.byKey.get(key.hash()); ok {
		t = ts.list.at(int(at))
	} else if one, n := ts.of(village); n == 1 && unit == 0 {
		t = one // the row does not say whose
	}
	if t == nil {
		return ts.add(key, team{id: int32(j.s.number("team")), start: from, end: to, line: int32(j.line), brought: true, changed: true})
	}
	if !t.brought {
		return t
	}
	if from.Known() && (!t.start.Known() || from < t.start) {
		t.start, t.line, t.changed = from, int32(j.line), true
	}
	if t.end.Known() && (!to.Known() || to > t.end) {
		t.end, t.line, t.changed = to, int32(j.line), true
	}
	return t
}

// theTeam is the one team of the village in hand, for tables about teams that
// name the village only; made when the village has none. Several are told
// apart by the unit.
func (j *job) theTeam(village int64) (int64, bool) {
	if j.has(fUnit) {
		if unit := j.unit(); unit != 0 {
			return int64(j.team(village, unit, 0, 0).id), true
		}
	}
	switch one, n := j.s.teams.of(village); n {
	case 0:
		return int64(j.team(village, 0, 0, 0).id), true
	case 1:
		return int64(one.id), true
	default:
		return 0, j.reject("team-ambiguous", j.column(fUnit), itoa(n))
	}
}

// putTeams writes the teams that this import brought or changed, in the order
// of their numbers: a table grows best at its end.
func (j *job) putTeams() {
	rows := into[data.Team](j, "village", "unit", "level", "start_day", "end_day")
	ts := &j.s.teams
	var changed []int
	for i := range ts.list.n {
		if ts.list.at(i).changed {
			changed = append(changed, i)
		}
	}
	slices.SortFunc(changed, func(a, b int) int { return int(ts.list.at(a).id - ts.list.at(b).id) })
	for _, i := range changed {
		t := ts.list.at(i)
		t.changed = false
		if t.end.Known() && t.start.Known() && t.end <= t.start {
			t.end = 0
		}
		row := data.Team{ID: int64(t.id), Village: int64(t.village), Unit: int64(t.unit), Start: t.start, End: t.end}
		if t.level > 0 {
			row.Level = data.Levels[t.level-1]
		}
		j.line = int(t.line)
		rows.put(row)
	}
	j.line = 0
}
