package intake

import (
	_ "embed"
	"fmt"
	"regexp"
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
	key, county := raw, ""
	if (strings.HasPrefix(raw, "县") || strings.HasPrefix(raw, "区") || strings.HasPrefix(raw, "本")) && ownCounty.MatchString(raw) { // 县财政局 is another in each county
		if county = j.countyOfRow(); county != "" {
			key = county + " " + raw
		}
	}
	if id, ok := us.memo[key]; ok {
		return id
	}
	name := strings.Clone(ingest.Tidy(raw))
	if name == "" {
		return 0
	}
	if county != "" {
		name = county + strings.TrimLeft(strings.TrimPrefix(name, "本"), "县区市")
		j.once("unit "+name, data.Note, "unit-of-county", j.column(fUnit), name)
	}
	id, ok := us.byName[name]
	if !ok {
		id = j.s.number("unit")
		us.byName[name] = id
	}
	if len(us.memo) < 200_000 {
		us.memo[strings.Clone(key)] = id
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

// ownCounty are names of units that leave their county out.
var ownCounty = regexp.MustCompile(`^本?[县区](?:[^县区]|区委|委)`)

// countyOfRow is the name of the row's county, by what stands in the row alone; ""
// where that is nothing certain.
func (j *job) countyOfRow() string {
	for _, f := range []slot{fCountyCode, fVillageCode} {
		if code, ok := ingest.Code(j.raw(f)); ok {
			return j.s.places.county[code[:6]].Name
		}
	}
	if name := j.text(fCounty); name != "" {
		r := j.s.places.find(name, j.text(fPrefecture), data.RankCounty, j.plan.Year)
		return j.s.places.county[r.code].Name
	}
	if code, ok := j.placed(); ok && !j.has(fCounty) {
		return j.s.places.county[code].Name
	}
	return ""
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
