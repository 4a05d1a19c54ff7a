package intake

import (
	_ "embed"
	"fmt"
	"strings"

	"taihang/data"
	"taihang/data/ingest"
)

// units finds a sending unit by its name.
type units struct {
	byName map[string]int64 // tidied
	memo   map[string]int64 // as cells have it
	known  map[int64]data.Unit
}

func (s *session) wantUnits() error {
	return s.once("units", func() error {
		s.units = units{byName: map[string]int64{}, memo: map[string]int64{}, known: map[int64]data.Unit{}}
		return each(s, func(u *data.Unit) {
			s.took("unit", u.ID)
			s.units.byName[u.Name] = u.ID
			s.units.known[u.ID] = *u
		})
	})
}

// unit is the sending unit of the row in hand; 0 when it names none. One that
// the workspace lacks is taken in, with what the row says of it and, for what
// it does not say, what its name says.
func (j *job) unit() int64 {
	raw := j.raw(fUnit)
	if raw == "" {
		return 0
	}
	us := &j.s.units
	if id, ok := us.memo[raw]; ok {
		return id
	}
	name := strings.Clone(ingest.Tidy(raw))
	if name == "" {
		return 0
	}
	id, ok := us.byName[name]
	if !ok {
		id = j.s.number("unit")
		us.byName[name] = id
	}
	if len(us.memo) < 200_000 {
		us.memo[strings.Clone(raw)] = id
	}
	u := us.known[id]
	u.ID, u.Name = id, name
	stated := []string{"name"}
	if w := data.Level(j.word(fLevel)); w != "" {
		u.Level, stated = w, append(stated, "level")
	} else if u.Level == "" {
		if u.Level = levelByName(name); u.Level != "" {
			stated = append(stated, "level")
		}
	}
	if w := data.UnitKind(j.word(fUnitKind)); w != "" {
		u.Kind, stated = w, append(stated, "kind")
	} else if u.Kind == "" {
		u.Kind, stated = kindByName(name), append(stated, "kind")
	}
	if u == us.known[id] {
		return id // it brings nothing new
	}
	us.known[id] = u
	into[data.Unit](j, stated...).put(u)
	return id
}

//go:embed units.tsv
var unitWords string

// unitKinds are words in units' names and the kind they show, the more
// particular first.
var unitKinds = func() (list []struct{ word, kind string }) {
	for n, line := range strings.Split(unitWords, "\n") {
		if line == "" || line[0] == '#' {
			continue
		}
		f := strings.Split(line, "\t")
		if len(f) < 2 {
			panic(fmt.Sprintf("units.tsv, line %d: want a kind and words", n+1))
		}
		for _, w := range f[1:] {
			list = append(list, struct{ word, kind string }{w, f[0]})
		}
	}
	return list
}()

// kindByName is the kind of unit that its name shows.
func kindByName(name string) data.UnitKind {
	for _, k := range unitKinds {
		if strings.Contains(name, k.word) {
			return data.UnitKind(k.kind)
		}
	}
	return data.UnitGovernment
}

// levelByName is the level at which a unit's name puts it; "" when it does not.
func levelByName(name string) data.Level {
	switch {
	case strings.HasPrefix(name, "河北省") && !strings.Contains(name, "市") && !strings.Contains(name, "县"), strings.HasPrefix(name, "省"):
		return data.LevelProvince
	case strings.HasPrefix(name, "市"):
		return data.LevelCity
	case strings.HasPrefix(name, "县"), strings.HasPrefix(name, "区"):
		return data.LevelCounty
	}
	for _, w := range []string{"县", "区", "自治县"} {
		if i := strings.Index(name, w); i > 0 && i <= 15 && len(name) > i+len(w)+3 {
			return data.LevelCounty
		}
	}
	if i := strings.Index(name, "市"); i > 0 && i <= 12 && len(name) > i+6 {
		return data.LevelCity
	}
	return ""
}

// teams finds a work team by village, unit and level.
type teams struct {
	byKey map[teamKey]*team
	of    map[int64][]*team // by village
}

type teamKey struct {
	village, unit int64
	level         data.Level
}

type team struct {
	data.Team
	brought bool // by this import: its time is that of its postings
	changed bool
}

func (s *session) wantTeams() error {
	return s.once("teams", func() error {
		s.teams = teams{byKey: map[teamKey]*team{}, of: map[int64][]*team{}}
		return each(s, func(t *data.Team) {
			s.took("team", t.ID)
			s.teams.add(&team{Team: *t})
		})
	})
}

func (ts *teams) add(t *team) {
	ts.byKey[teamKey{t.Village, t.Unit, t.Level}] = t
	ts.of[t.Village] = append(ts.of[t.Village], t)
}

// team is the team of a village that a unit has sent, made when it is not
// there. from and to are days on which it stood.
func (j *job) team(village, unit int64, from, to data.Date) *team {
	ts := &j.s.teams
	level := data.Level(j.word(fLevel))
	if level == "" && unit != 0 {
		level = j.s.units.known[unit].Level
	}
	t := ts.byKey[teamKey{village, unit, level}]
	if t == nil && unit == 0 && len(ts.of[village]) == 1 {
		t = ts.of[village][0] // the row does not say whose
	}
	if t == nil {
		t = &team{Team: data.Team{ID: j.s.number("team"), Village: village, Unit: unit, Level: level, Start: from, End: to}, brought: true, changed: true}
		ts.add(t)
		return t
	}
	if !t.brought {
		return t
	}
	if from.Known() && (!t.Start.Known() || from < t.Start) {
		t.Start, t.changed = from, true
	}
	if t.End.Known() && (!to.Known() || to > t.End) {
		t.End, t.changed = to, true
	}
	return t
}

// theTeam is the one team of the village in hand, for tables about teams that
// name the village only; made when the village has none. Several are told
// apart by the unit.
func (j *job) theTeam(village int64) (int64, bool) {
	if j.has(fUnit) {
		if unit := j.unit(); unit != 0 {
			return j.team(village, unit, 0, 0).ID, true
		}
	}
	switch list := j.s.teams.of[village]; len(list) {
	case 0:
		return j.team(village, 0, 0, 0).ID, true
	case 1:
		return list[0].ID, true
	default:
		return 0, j.reject("team-ambiguous", j.column(fUnit), itoa(len(list)))
	}
}

// putTeams writes the teams that this import brought or changed.
func (j *job) putTeams() {
	rows := into[data.Team](j, "village", "unit", "level", "start_day", "end_day")
	for _, list := range j.s.teams.of {
		for _, t := range list {
			if t.changed {
				t.changed = false
				if t.End.Known() && t.Start.Known() && t.End <= t.Start {
					t.End = 0
				}
				rows.put(t.Team)
			}
		}
	}
}
