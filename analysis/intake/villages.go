package intake

import (
	"cmp"
	"hash/maphash"
	"regexp"
	"strings"

	"taihang/data"
	"taihang/data/ingest"
)

// villages finds a village by its code, or by its county, town and name. Names
// are kept as hashes: there are many.
type villages struct {
	byCode numbers
	byName numbers          // of villageKey; with "*" for the town where only one has the name: -1 for several
	listed map[string]bool  // counties of which there is a list of villages
	memo   map[uint64]int64 // of villageCells
	last   villageCells     // of the row before
	lastID int64
	bare   map[int64]bool  // those without code and town
	towns  map[string]bool // county and townName of those with a town
}

type villageKey struct{ county, town, name string }

func (k villageKey) hash() uint64 { return maphash.Comparable(seed, k) }

// villageCells are the cells that say which village a row is about.
type villageCells struct {
	code, county, countyCode, town, name, prefecture string

	of string // the county of a table that does not say it in its rows
}

func (c villageCells) hash() uint64 { return maphash.Comparable(seed, c) }

func (s *session) wantVillages() error {
	return s.once("villages", func() error {
		listed, err := s.st.Listed(s.ctx)
		if err != nil {
			return err
		}
		s.villages = villages{listed: listed, memo: map[uint64]int64{}, bare: map[int64]bool{}, towns: map[string]bool{}}
		return each(s, func(v *data.Village) { s.villages.add(s, v) })
	})
}

func (vs *villages) add(s *session, v *data.Village) {
	s.took("village", v.ID)
	if n := codeNumber(v.Code); n != 0 {
		vs.byCode.set(n, v.ID)
	}
	if v.Name == "" || v.Name == v.Code {
		return
	}
	name, town := villageName(v.Name), townName(v.Town)
	if v.Code == "" && town == "" {
		vs.bare[v.ID] = true
	} else {
		delete(vs.bare, v.ID)
	}
	if town != "" {
		vs.towns[v.County+town] = true
	}
	vs.byName.set(villageKey{v.County, town, name}.hash(), v.ID)
	bare := villageKey{v.County, "*", name}.hash()
	if old, ok := vs.byName.get(bare); ok && old != v.ID {
		vs.byName.set(bare, -1)
	} else {
		vs.byName.set(bare, v.ID)
	}
}

// codeNumber is a code's digits as a number; 0 for none.
func codeNumber(code string) (n uint64) {
	for i := range len(code) {
		c := code[i] - '0'
		if c > 9 {
			return 0
		}
		n = n*10 + uint64(c)
	}
	return n
}

// villageName is a village's name without what may or may not follow it.
func villageName(s string) string {
	s = strings.Clone(ingest.Joined(s))
	for _, end := range []string{"村民委员会", "居民委员会", "村委会", "居委会", "社区", "行政村"} {
		if cut, ok := strings.CutSuffix(s, end); ok && cut != "" {
			s = cut
			break
		}
	}
	if cut, ok := strings.CutSuffix(s, "村"); ok && len(cut) > len("村") {
		return cut
	}
	return s
}

// townName likewise.
func townName(s string) string {
	s = strings.Clone(ingest.Joined(s))
	for _, end := range []string{"街道办事处", "街道办", "街道", "民族乡", "镇", "乡"} {
		if cut, ok := strings.CutSuffix(s, end); ok && len(cut) > len("乡") {
			return cut
		}
	}
	return s
}

// village finds the village that the row in hand is about. One that the workspace
// does not know is taken in as long as its county has no list of villages, or when
// the user wants it; else the row is rejected.
func (j *job) village() (int64, bool) {
	m, ok := j.spoken()
	if !ok || m.id != 0 {
		return m.id, ok
	}
	if m.bare != 0 {
		j.joins(m)
		return m.bare, true
	}
	unlike, enrolled := j.enrol(&m)
	switch {
	case m.id != 0:
	case j.s.villages.listed[m.county] && !j.plan.creates():
		return 0, j.unknownVillage(m.county, m.cells, m.name)
	case !enrolled:
		j.unlisted(&m, unlike)
	}
	if m.id != 0 {
		j.s.villages.remember(m.cells, m.id)
		return m.id, true
	}
	if town, is := j.joined[m.county+" "+villageName(m.name)]; is {
		j.issue(data.Warning, "village-second", j.column(fVillage), m.name, town)
	}
	j.once("created", data.Note, "villages-created", "")
	return j.createVillage(m), true
}

// spoken is what a row says of its village, and which one of the workspace it is.
type spoken struct {
	cells              villageCells
	county, code, name string
	id                 int64 // 0: none that is known
	bare               int64 // then the one of the name that is known without a town; 0 for none
}

// spoken reads the cells that say which village the row in hand is about. A row
// that says nothing of use is rejected.
func (j *job) spoken() (m spoken, ok bool) {
	vs := &j.s.villages
	m.cells = villageCells{code: j.raw(fVillageCode), county: j.raw(fCounty), countyCode: j.raw(fCountyCode), town: j.raw(fTown), name: j.raw(fVillage), prefecture: j.raw(fPrefecture)}
	cells := &m.cells
	if cells.code == "" {
		cells.code = j.raw(fCode)
	}
	if cells.county == "" && cells.countyCode == "" {
		cells.of, _ = j.placed()
	}
	if !j.has(fTown) {
		cells.town = j.townOfTable()
	}
	if vs.lastID != 0 && *cells == vs.last {
		m.id = vs.lastID
		return m, true
	}
	if n := codeNumber(cells.code); n >= 1e11 && n < 1e12 { // twelve plain digits
		if m.id, ok = vs.byCode.get(n); ok {
			vs.last, vs.lastID = *cells, m.id
			return m, true
		}
	} else if m.id, ok = vs.memo[cells.hash()]; ok {
		return m, true
	}
	if m.code, ok = j.villageCode(cells.code); !ok {
		return m, false
	}
	if m.code != "" {
		if m.id, ok = vs.byCode.get(codeNumber(m.code)); ok {
			vs.remember(*cells, m.id)
			return m, true
		}
	}
	if m.county, ok = j.countyOfVillage(m.code); !ok {
		return m, false
	}
	m.name = withoutMarks(ingest.Joined(cells.name))
	if m.code == "" && (isLines(cells.name) || noVillage.MatchString(m.name)) {
		return m, j.reject("village-whole", j.column(fVillage), m.name)
	}
	if m.name == "" && m.code == "" {
		return m, j.reject("no-village-name", firstOf(j.column(fVillage), j.column(fVillageCode)))
	}
	if m.name != "" && !j.byVillageName(&m) {
		return m, false
	}
	if m.id == 0 && m.code == "" && vs.ofTown(&m) {
		return m, j.reject("village-town", j.column(fVillage), m.name)
	}
	if m.id == 0 {
		var done bool
		if m.id, ok, done = j.settledVillage(m.county, m.cells, m.name); done {
			return m, ok
		}
		m.id = 0
	}
	return m, true
}

// ofTown says whether a row is about a town: its total stands among its villages,
// with the town's name where theirs are.
func (vs *villages) ofTown(m *spoken) bool {
	town := townName(m.name)
	return town != m.name && (ingest.Joined(m.cells.town) == m.name || vs.towns[m.county+town])
}

// newVillage is what the row in hand says of a village.
func (j *job) newVillage(m *spoken) data.Village {
	v := data.Village{Code: m.code, Name: strings.Clone(m.name), Town: strings.Clone(ingest.Joined(m.cells.town)), County: m.county, Kind: data.VillageKind(j.word(fVillageKind)), ExitYear: cmp.Or(j.optionalYear(fExitYear), j.exit)}
	if m.name == "" {
		v.Name, v.Town = j.s.places.registered(m.code)
		v.Name = cmp.Or(v.Name, m.code)
	}
	v.Lon, v.Lat = j.point()
	return v
}

// createVillage takes in the village that the row in hand is about.
func (j *job) createVillage(m spoken) int64 {
	v := j.newVillage(&m)
	v.ID = j.s.number("village")
	j.s.villages.add(j.s, &v)
	j.s.villages.remember(m.cells, v.ID)
	j.putVillage(v)
	return v.ID
}

// joins takes the one village of the county that is known by the row's name, and
// without its town, for the one that is meant: it has the row's town from here on.
func (j *job) joins(m spoken) {
	v := data.Village{ID: m.bare, Name: m.name, County: m.county, Town: strings.Clone(ingest.Joined(m.cells.town))}
	into[data.Village](j, "town").put(v)
	j.s.villages.add(j.s, &v)
	j.joined[m.county+" "+villageName(m.name)] = v.Town
	j.once("joined", data.Note, "villages-joined", j.column(fVillage))
	j.s.villages.remember(m.cells, m.bare)
}

// remember keeps an answer for the rows that follow.
func (vs *villages) remember(c villageCells, id int64) {
	vs.last, vs.lastID = c, id
	if n := codeNumber(c.code); n >= 1e11 && n < 1e12 {
		return // found by its code
	}
	if len(vs.memo) > 300_000 {
		clear(vs.memo)
	}
	vs.memo[c.hash()] = id
}

// villageCode reads the code's cell; "" for none.
func (j *job) villageCode(s string) (string, bool) {
	if s == "" {
		return "", true
	}
	code, ok := ingest.Code(s)
	switch {
	case ok && len(code) == 12:
		return code, true
	case !ok:
		if _, p := ingest.CodeText(s); p.Code == "code-damaged" {
			return "", j.reject("code-damaged", j.column(fVillageCode), ingest.Tidy(s))
		}
		return "", j.reject("code", j.column(fVillageCode), ingest.Tidy(s))
	}
	return "", true // the code of its county or town
}

// countyOfVillage is the county that the row names, or that the village's code
// begins with; where the two are different ones the code counts.
func (j *job) countyOfVillage(code string) (string, bool) {
	if len(code) == 12 && j.raw(fCounty) == "" && j.raw(fCountyCode) == "" {
		return j.countyByCode(code[:6], "")
	}
	county, ok := j.county()
	if !ok || len(code) != 12 || county == code[:6] {
		return county, ok
	}
	by, known := j.s.places.county[code[:6]]
	if _, other := j.s.places.county[county]; !known || !other { // a code of another year says nothing
		return county, true
	}
	j.once(code[:6]+county, data.Warning, "code-name", j.codeColumn(), code, by.Name, j.s.places.name(county), county)
	return by.Code, true
}

// byVillageName looks a village up by name. A row is rejected that names no town where
// several have the name.
func (j *job) byVillageName(m *spoken) bool {
	vs := &j.s.villages
	key := villageKey{m.county, townName(m.cells.town), villageName(m.name)}
	only, several := vs.byName.get(villageKey{m.county, "*", key.name}.hash())
	id := only
	if m.cells.town != "" {
		id, _ = vs.byName.get(key.hash())
		if id <= 0 && only > 0 && vs.bare[only] {
			m.bare = only
		}
	} else if several && only < 0 {
		return j.reject("village-ambiguous", j.column(fVillage), m.name, j.s.places.name(m.county))
	}
	if id > 0 {
		m.id = id
		vs.remember(m.cells, id)
	}
	return true
}

// creates says that the user wants unknown villages to be taken in.
func (p *SheetPlan) creates() bool {
	for _, a := range p.Mapping.Accept {
		if a == "no-village" {
			return true
		}
	}
	return false
}

var villageColumns = []stating{{fTown, "town"}, {fVillageKind, "kind"}, {fExitYear, "exit_year"}}

// putVillage writes a village, with the columns that the file speaks of.
func (j *job) putVillage(v data.Village) {
	stated := []string{"name", "county"}
	if v.Code != "" {
		stated = append(stated, "code")
	}
	if stated = j.stated(villageColumns, stated...); j.exit != 0 {
		stated = append(stated, "exit_year")
	}
	if v.Town != "" && !j.has(fTown) {
		stated = append(stated, "town")
	}
	if j.has(fLon) && j.has(fLat) {
		stated = append(stated, "lon", "lat")
	}
	into[data.Village](j, stated...).put(v)
}

// point is where the row says its village lies; 0, 0 unknown.
func (j *job) point() (lon, lat float64) {
	if !j.has(fLon) || !j.has(fLat) {
		return 0, 0
	}
	lon, lat = j.known(fLon), j.known(fLat)
	switch {
	case lon == 0 || lat == 0:
		return 0, 0
	case lon >= 3 && lon <= 54 && lat >= 73 && lat <= 136:
		j.once("swapped", data.Warning, "axes", j.column(fLon))
		return lat, lon
	case lon < 73 || lon > 136 || lat < 3 || lat > 54:
		j.warn("off-country", fLon)
		return 0, 0
	}
	return lon, lat
}

func firstOf(list ...string) string {
	for _, s := range list {
		if s != "" {
			return s
		}
	}
	return ""
}

// withoutMarks is a name without its number in a list and the marks that point at notes:
// 1.石门村, ★下赤城村, 大洋庄村*.
func withoutMarks(name string) string {
	if bare := nameMarks.ReplaceAllString(name, ""); bare != "" {
		return bare
	}
	return name
}

var nameMarks = regexp.MustCompile(`^(?:[0-9]{1,3}[.、．)）]|[（(][0-9]{1,3}[)）]|[★☆●○▲△◆◇■□※＊*#＃√✓])+|[★☆●○▲△◆◇■□※＊*#＃√✓]+$`)

// isLines says whether a cell has several lines that say something.
func isLines(cell string) bool {
	return strings.IndexByte(cell, '\n') >= 0 && strings.Contains(strings.TrimSpace(cell), "\n")
}

// noVillage are cells of a column of villages that name none, or several.
var noVillage = regexp.MustCompile(`^全(?:县|区|市|镇|乡|省)$|^(?:合计)?(?:[0-9]+个?|[一二三四五六七八九十]+个)村$|^合计.*村$|[、，,/;；]|村和.+村$`)
