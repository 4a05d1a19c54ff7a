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
			if key := unitName(u.Name); s.units.byName[key] == 0 {
				s.units.byName[key] = u.ID
			}
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
	key, owner := raw, ""
	if r := strings.TrimPrefix(raw, "本"); (strings.HasPrefix(r, "县") || strings.HasPrefix(r, "区") || strings.HasPrefix(r, "市")) && ownDivision.MatchString(raw) { // 县财政局 is another in each county
		if owner = j.ownerOfUnit(strings.HasPrefix(r, "市")); owner != "" {
			key = owner + " " + raw
		}
	}
	if id, ok := us.memo[key]; ok {
		return id
	}
	name := strings.Clone(ingest.Tidy(raw))
	if strings.Contains(j.column(fUnit), "职务") {
		name = withoutOffice(name)
	}
	if name == "" {
		return 0
	}
	if owner != "" {
		name = owner + strings.TrimLeft(strings.TrimPrefix(name, "本"), "县区市")
		j.once("unit "+name, data.Note, "unit-of-county", j.column(fUnit), name)
	}
	id, ok := us.byName[unitName(name)]
	if !ok {
		id = j.s.number("unit")
		us.byName[unitName(name)] = id
	} else if known := us.known[id].Name; known != "" {
		name = known // 河北省水利厅 and 省水利厅
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

// withoutOffice is the unit of a cell that also says what the person is there:
// 省水利厅处长.
func withoutOffice(s string) string {
	if unit := offices.ReplaceAllString(s, ""); len([]rune(unit)) >= 2 {
		return unit
	}
	return s
}

// offices are what somebody is in a unit. 办公室主任 is of the unit before the 办公室.
var offices = regexp.MustCompile(`[\s,，、]*(?:(?:党委|党组|党工委|党总支|支部|工会|机关)?(?:副)?(?:书记|主席)|(?:一|二|三|四)级(?:调研员|主任科员|巡视员)|(?:副)?(?:处长|科长|局长|厅长|主任|部长|县长|区长|乡长|镇长|校长|院长|所长|站长|股长|队长|总经理|经理|董事长|行长|社长|馆长|调研员|巡视员|主任科员|科员|研究员|教授|教师|工程师|干部|职工|职员|办事员))(?:[（(].*[)）])?$`)

// unitName is a unit's name without what goes without saying: the province.
func unitName(s string) string {
	if rest, ok := strings.CutPrefix(s, "河北"); ok && strings.HasPrefix(rest, "省") && len(rest) > len("省") {
		s = rest
	}
	if rest, ok := strings.CutPrefix(s, "省"); ok && strings.HasSuffix(rest, "厅") { // there are no others
		return rest
	}
	return s
}

// ownDivision are names of units that leave their county or prefecture out. 市场监管局
// and 市政管理局 do not begin with one.
var ownDivision = regexp.MustCompile(`^本?(?:[县区](?:[^县区]|区委|委)|市(?:[^县区市场政容民]|政府|政协|政法))`)

// ownerOfUnit is the division that 县 or 市 stands for in the row in hand: its county,
// or its prefecture. In a county that is a city itself 市 is the city, unless the row
// puts the unit on the level above. "" where that is nothing certain.
func (j *job) ownerOfUnit(city bool) string {
	c := j.countyOfRow()
	if !city || strings.HasSuffix(c.Name, "市") && j.word(fLevel) != string(data.LevelCity) {
		return c.Name
	}
	return c.PrefectureName
}

// countyOfRow is the row's county, by what stands in the row alone; none where that
// is nothing certain.
func (j *job) countyOfRow() (none data.County) {
	for _, f := range []slot{fCountyCode, fVillageCode} {
		if code, ok := ingest.Code(j.raw(f)); ok {
			return j.s.places.county[code[:6]]
		}
	}
	if name := j.text(fCounty); name != "" {
		r := j.s.places.find(name, j.text(fPrefecture), data.RankCounty, j.plan.Year)
		return j.s.places.county[r.code]
	}
	if code, ok := j.placed(); ok {
		return j.s.places.county[code]
	}
	return none
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
	case strings.HasPrefix(name, "市场"), strings.HasPrefix(name, "市政管理"), strings.HasPrefix(name, "市容"): // of any level
		return ""
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
