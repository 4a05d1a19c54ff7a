package intake

import (
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
}

type villageKey struct{ county, town, name string }

func (k villageKey) hash() uint64 { return maphash.Comparable(seed, k) }

// villageCells are the cells that say which village a row is about.
type villageCells struct{ code, county, countyCode, town, name, prefecture string }

func (c villageCells) hash() uint64 { return maphash.Comparable(seed, c) }

func (s *session) wantVillages() error {
	return s.once("villages", func() error {
		listed, err := s.st.Listed(s.ctx)
		if err != nil {
			return err
		}
		s.villages = villages{listed: listed, memo: map[uint64]int64{}}
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

// village finds the village that the row in hand is about. With create, one
// that the workspace does not know is taken in: a list of villages does so, and
// other tables as long as the county has none. Else the row is rejected.
func (j *job) village(create bool) (int64, bool) {
	vs := &j.s.villages
	cells := villageCells{code: j.raw(fVillageCode), county: j.raw(fCounty), countyCode: j.raw(fCountyCode), town: j.raw(fTown), name: j.raw(fVillage), prefecture: j.raw(fPrefecture)}
	if cells.code == "" {
		cells.code = j.raw(fCode)
	}
	if vs.lastID != 0 && cells == vs.last {
		return vs.lastID, true
	}
	if n := codeNumber(cells.code); n >= 1e11 && n < 1e12 { // twelve plain digits
		if id, ok := vs.byCode.get(n); ok {
			vs.last, vs.lastID = cells, id
			return id, true
		}
	} else if id, ok := vs.memo[cells.hash()]; ok {
		return id, true
	}
	code, ok := j.villageCode(cells.code)
	if !ok {
		return 0, false
	}
	if id, ok := vs.byCode.get(codeNumber(code)); ok && code != "" {
		vs.remember(cells, id)
		return id, true
	}
	county, ok := j.countyOfVillage(code)
	if !ok {
		return 0, false
	}
	name := ingest.Joined(cells.name)
	if code == "" && noVillage.MatchString(name) {
		return 0, j.reject("village-whole", j.column(fVillage), name)
	}
	if name == "" && code == "" {
		return 0, j.reject("no-village-name", firstOf(j.column(fVillage), j.column(fVillageCode)))
	}
	if name != "" {
		if id, ok := j.namedVillage(county, cells, name); ok || id < 0 {
			return id, ok
		}
	}
	if id, ok, done := j.settledVillage(county, cells, name); done {
		return id, ok
	}
	if !create && vs.listed[county] && !j.plan.creates() {
		return 0, j.unknownVillage(county, cells, name)
	}
	v := data.Village{ID: j.s.number("village"), Code: code, Name: strings.Clone(name), Town: strings.Clone(ingest.Joined(cells.town)), County: county}
	if name == "" {
		v.Name = code
	}
	v.Kind = data.VillageKind(j.word(fVillageKind))
	v.Lon, v.Lat = j.point()
	v.ExitYear = j.optionalYear(fExitYear)
	vs.add(j.s, &v)
	vs.remember(cells, v.ID)
	if create {
		j.listed[county] = true
	} else {
		j.once("created", data.Note, "villages-created", "")
	}
	j.putVillage(v)
	return v.ID, true
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
	code, _ := ingest.CodeText(s)
	if len(code) == 12 {
		if _, ok := ingest.Code(code); ok {
			return code, true
		}
	}
	if _, ok := ingest.Code(code); !ok {
		if _, p := ingest.CodeText(s); p.Code == "code-damaged" {
			return "", j.reject("code-damaged", j.column(fVillageCode), ingest.Tidy(s))
		}
		return "", j.reject("code", j.column(fVillageCode), ingest.Tidy(s))
	}
	return "", true // the code of its county or town
}

// countyOfVillage is the county that the row names, or that the village's code
// begins with.
func (j *job) countyOfVillage(code string) (string, bool) {
	if len(code) == 12 && j.raw(fCounty) == "" && j.raw(fCountyCode) == "" {
		return j.countyByCode(code[:6], "")
	}
	return j.county()
}

// namedVillage looks a village up by name. id is -1 when the row has been
// rejected because several have the name.
func (j *job) namedVillage(county string, cells villageCells, name string) (id int64, ok bool) {
	vs := &j.s.villages
	key := villageKey{county, townName(cells.town), villageName(name)}
	if cells.town != "" {
		if id, ok = vs.byName.get(key.hash()); ok && id > 0 {
			vs.remember(cells, id)
			return id, true
		}
		return 0, false
	}
	key.town = "*"
	switch id, ok = vs.byName.get(key.hash()); {
	case ok && id > 0:
		vs.remember(cells, id)
		return id, true
	case ok:
		j.reject("village-ambiguous", j.column(fVillage), name, j.s.places.name(county))
		return -1, false
	}
	return 0, false
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
	stated = j.stated(villageColumns, stated...)
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

// villageLoader takes a list of villages in.
type villageLoader struct{}

func openVillages(j *job) loader {
	j.fail(j.s.wantVillages())
	return villageLoader{}
}

func (villageLoader) row(j *job) bool {
	before := j.s.next["village"]
	id, ok := j.village(true)
	if !ok {
		return false
	}
	if !j.first("village " + itoa(int(id))) {
		return false
	}
	if id <= before { // the workspace knows it: what the file says of it counts
		code, _ := j.villageCode(firstOf(j.raw(fVillageCode), j.raw(fCode)))
		county, ok := j.countyOfVillage(code)
		if !ok {
			return false
		}
		v := data.Village{ID: id, Code: code, Name: strings.Clone(ingest.Joined(j.raw(fVillage))), Town: strings.Clone(ingest.Joined(j.raw(fTown))), County: county, Kind: data.VillageKind(j.word(fVillageKind)), ExitYear: j.optionalYear(fExitYear)}
		v.Lon, v.Lat = j.point()
		j.putVillage(v)
	}
	return true
}

// end lets the files that follow rely on the list.
func (villageLoader) end(j *job) {
	for c := range j.listed {
		j.s.villages.listed[c] = true
	}
}

func firstOf(list ...string) string {
	for _, s := range list {
		if s != "" {
			return s
		}
	}
	return ""
}

// openLedger reads the villages' accounts, a village and a year a row.
type ledgerLoader struct {
	rows   sink[data.Ledger]
	fields []ledgerField
}

type ledgerField struct {
	f      slot
	at     func(*data.Ledger) *data.Value
	column string
}

var ledgerFields = []ledgerField{
	{fHouseholds, func(l *data.Ledger) *data.Value { return &l.Households }, "households"},
	{fPopulation, func(l *data.Ledger) *data.Value { return &l.Population }, "population"},
	{fPoorHouseholds, func(l *data.Ledger) *data.Value { return &l.PoorHouseholds }, "poor_households"},
	{fPoorPeople, func(l *data.Ledger) *data.Value { return &l.PoorPeople }, "poor_people"},
	{fLand, func(l *data.Ledger) *data.Value { return &l.LandMu }, "land_mu"},
	{fCrops, func(l *data.Ledger) *data.Value { return &l.CropsMu }, "crops_mu"},
	{fLivestock, func(l *data.Ledger) *data.Value { return &l.LivestockHead }, "livestock_head"},
	{fCommittee, func(l *data.Ledger) *data.Value { return &l.CommitteeMembers }, "committee_members"},
	{fPartyMembers, func(l *data.Ledger) *data.Value { return &l.PartyMembers }, "party_members"},
	{fCollectiveIncome, func(l *data.Ledger) *data.Value { return &l.CollectiveIncomeYuan }, "collective_income_yuan"},
	{fIncomePerHead, func(l *data.Ledger) *data.Value { return &l.IncomePerHeadYuan }, "income_per_head_yuan"},
}

func openLedger(j *job) loader {
	j.fail(j.s.wantVillages())
	l := &ledgerLoader{}
	var stated []string
	for _, f := range ledgerFields {
		if j.has(f.f) {
			l.fields = append(l.fields, f)
			stated = append(stated, f.column)
		}
	}
	if j.has(fReportedOn) {
		stated = append(stated, "reported_on")
	}
	l.rows = into[data.Ledger](j, stated...)
	return l
}

func (l *ledgerLoader) row(j *job) bool {
	year, ok := j.year() // before the village is made for it
	if !ok {
		return false
	}
	if year == 0 {
		return j.reject("no-year", "")
	}
	id, ok := j.village(false)
	if !ok {
		return false
	}
	if !j.first(itoa(int(id)) + " " + itoa(year)) {
		return false
	}
	row := data.Ledger{Village: id, Year: year, ReportedOn: j.day(fReportedOn)}
	for _, f := range l.fields {
		*f.at(&row) = j.number(f.f)
	}
	l.rows.put(row)
	return true
}

func (l *ledgerLoader) end(*job) {}

// noVillage are cells of a column of villages that name none, or several.
var noVillage = regexp.MustCompile(`^全(?:县|区|市|镇|乡|省)$|^合?计?[0-9一二三四五六七八九十]+个?村$|、|，`)
