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

	asked teamKey // what the row before asked for, and its place: many rows in a row are of one team
	found int64
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
	peopled           bool  // its time is that of somebody in it
	changed           bool
}

func (s *session) wantTeams() error {
	return s.once("teams", func() error {
		s.teams = teams{}
		return each(s, func(t *data.Team) {
			s.took("team", t.ID)
			s.teams.add(teamKey{t.Village, t.Unit, t.Level}, team{id: int32(t.ID), start: t.Start, end: t.End, peopled: true})
		})
	})
}

// find is the place of a team that is known by its key.
func (ts *teams) find(k teamKey) (at int64, ok bool) {
	if k == ts.asked && k.village != 0 {
		return ts.found, true
	}
	if at, ok = ts.byKey.get(k.hash()); ok {
		ts.asked, ts.found = k, at
	}
	return at, ok
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

// team is the team of a village that a unit has sent, made when it is not there. One
// of which nobody knew the unit is the one of the first unit that comes.
func (j *job) team(village, unit int64) *team {
	t, key := j.knownTeam(village, unit)
	switch {
	case t == nil:
		return j.s.teams.add(key, team{id: int32(j.s.number("team")), line: int32(j.line), changed: true})
	case t.unit == 0 && unit != 0:
		j.s.teams.sent(t, key)
		t.line, t.changed = int32(j.line), true
	}
	return t
}

// knownTeam is that team if it is there; nil if it is not.
func (j *job) knownTeam(village, unit int64) (*team, teamKey) {
	ts := &j.s.teams
	level := data.Level(j.word(fLevel))
	if level == "" && unit != 0 {
		level = j.s.units.known[unit].Level
	}
	key := teamKey{village, unit, level}
	if at, ok := ts.find(key); ok {
		return ts.list.at(int(at)), key
	}
	if one, n := ts.of(village); n == 1 && (unit == 0 || one.unit == 0) { // the row, or the workspace, does not say whose
		return one, key
	}
	return nil, key
}

// numbered is the team of a village by its number.
func (ts *teams) numbered(village, id int64) *team {
	at, ok := ts.last.get(uint64(village))
	for ; ok && at >= 0; at = int64(ts.list.at(int(at)).next) {
		if t := ts.list.at(int(at)); int64(t.id) == id {
			return t
		}
	}
	return nil
}

// sent gives a team the unit that has sent it.
func (ts *teams) sent(t *team, k teamKey) {
	at, _ := ts.last.get(uint64(k.village)) // it is the only one
	ts.byKey.set(k.hash(), at)
	t.unit, t.level = int32(k.unit), uint8(1+slices.Index(data.Levels, k.level))
}

// stood has a team's time reach from one day to another, on which somebody was in it;
// 0 for no end.
func (t *team) stood(j *job, from, to data.Date) {
	was := *t
	if from.Known() && (!t.start.Known() || from < t.start) {
		t.start = from
	}
	switch {
	case !t.peopled:
		if !t.end.Known() || to > t.end || !to.Known() {
			t.end = to
		}
	case t.end.Known() && (!to.Known() || to > t.end):
		t.end = to
	}
	if t.peopled = true; t.start != was.start || t.end != was.end {
		t.line, t.changed = int32(j.line), true
	}
}

// villages are those of the teams.
func (ts *teams) villages() map[int64]int64 {
	of := make(map[int64]int64, ts.list.n)
	for i := range ts.list.n {
		t := ts.list.at(i)
		of[int64(t.id)] = int64(t.village)
	}
	return of
}

// theTeam is the one team of the village in hand, for tables about teams that
// name the village only; made when the village has none. Several are told
// apart by the unit.
func (j *job) theTeam(village int64) (int64, bool) {
	if j.has(fUnit) {
		if unit := j.unit(); unit != 0 {
			return int64(j.team(village, unit).id), true
		}
	}
	switch one, n := j.s.teams.of(village); n {
	case 0:
		return int64(j.team(village, 0).id), true
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
