package intake

import (
	"hash/maphash"
	"regexp"
	"strings"

	"taihang/analysis/mapping"
	"taihang/data"
	"taihang/data/ingest"
)

// roster reads lists of persons: who they are (cadres), where they are posted
// (postings), how they were rated (appraisals). One list may say all of it, and
// the list of a year says much again that the one before said.
type roster struct {
	cadres     sink[data.Cadre]
	postings   sink[data.Posting]
	appraisals sink[data.Appraisal]
	private    sink[data.Private]
	posted     bool               // rows say where somebody is posted
	described  bool               // rows say more of a person than the name
	rated      map[personYear]int // rows of a list of ratings
	kind       string
	marked     bool                // the column of roles is called 第一书记
	titled     data.Role           // of all persons of a list without a column for it, as its titles say
	stays      map[int64][]lodging // by person: postings known before this sheet; nil until asked for
	remarks    []int               // columns in which a remark may say that somebody is gone
}

type personYear struct {
	cadre int64
	year  int
}

// stating is a field and the table's column that it speaks of.
type stating struct {
	f      slot
	column string
}

var (
	cadreColumns = []stating{
		{fPerson, "name"},
		{fSex, "sex"},
		{fBirth, "birth"},
		{fEducation, "education"},
		{fParty, "party"},
		{fUnit, "unit"},
		{fRank, "rank"},
		{fReserve, "reserve"},
		{fVolunteer, "volunteer"},
		{fWorkStart, "work_start"},
		{fSkill, "skill"},
	}
	postColumns    = []stating{{fRole, "role"}, {fIntake, "intake"}, {fEnd, "end_day"}, {fWhy, "why"}}
	privateColumns = []stating{{fPhone, data.PrivatePhone}, {fBankCard, data.PrivateBankCard}, {fAddress, data.PrivateAddress}}
)

// stated lists the columns that the table speaks of, beside those that it
// always does.
func (j *job) stated(list []stating, always ...string) []string {
	for _, s := range list {
		if j.has(s.f) {
			always = append(always, s.column)
		}
	}
	return always
}

func openRoster(j *job) loader {
	j.fail(j.s.wantVillages())
	j.fail(j.s.wantUnits())
	j.fail(j.s.wantTeams())
	j.fail(j.s.wantPeople())
	r := &roster{kind: j.plan.Kind, rated: map[personYear]int{}, marked: strings.Contains(j.column(fRole), "第一书记")}
	if r.titled = j.plan.titledRole(); r.titled != "" {
		j.found.add(data.Issue{Severity: data.Note, Code: "role-assumed", Sheet: j.b.Sheet})
	}
	stated := j.stated(cadreColumns, "ref")
	for _, s := range cadreColumns[1:] {
		r.described = r.described || j.has(s.f)
	}
	if !j.has(fSex) && j.has(fIDNumber) {
		stated = append(stated, "sex")
	}
	if !j.has(fBirth) && j.has(fIDNumber) {
		stated = append(stated, "birth")
	}
	r.posted = (j.has(fVillage) || j.has(fVillageCode)) && r.kind != mapping.Appraisals
	r.remarks = j.remarkColumns()
	if !r.posted && r.kind != mapping.Appraisals {
		for _, f := range []slot{fStart, fRole, fIntake} {
			if j.has(f) {
				j.issue(data.Note, "posting-nowhere", j.column(f), j.column(f))
			}
		}
	}
	r.cadres = into[data.Cadre](j, stated...)
	r.postings = into[data.Posting](j, r.postingColumns(j)...)
	r.appraisals = into[data.Appraisal](j)
	r.private = into[data.Private](j)
	return r
}

func (r *roster) row(j *job) bool {
	written := ingest.Joined(j.raw(fPerson))
	c := data.Cadre{Name: withoutRemark(written)}
	switch {
	case vacant(c.Name):
		return j.reject("person-none", j.column(fPerson), c.Name)
	case several(j.raw(fPerson), written):
		return j.reject("person-several", j.column(fPerson))
	}
	if c.Name == "" && !j.has(fRef) {
		return j.reject("name", j.column(fPerson))
	}
	id, idOK := r.identity(j)
	c.Birth, c.Sex = j.day(fBirth), data.Sex(j.word(fSex))
	if idOK {
		r.agrees(j, &c, id)
	} else if j.has(fIDNumber) { // what it would have said stays as it is known
		if !j.has(fBirth) {
			j.lose(fBirth)
		}
		if !j.has(fSex) {
			j.lose(fSex)
		}
	}
	year, ok := j.year()
	if !ok {
		return false
	}
	if r.kind == mapping.Appraisals && j.word(fRating) == "" { // nothing else is in such a row
		return j.reject("no-rating", j.column(fRating), j.text(fRating))
	}
	if ref := j.text(fRef); c.Name == "" && len(ref) >= longRef && j.s.people.meet(personKey{ref: ref}) == nil {
		return j.reject("no-person", j.column(fRef), ref)
	}
	village, at := int64(0), stay{}
	if r.posted {
		if at, ok = r.stay(j, year); !ok { // before the village is made for it
			return false
		}
		if village, ok = j.village(); !ok {
			return false
		}
	}
	c.Unit = j.unit() // not before the row is sure to stand: a unit is made of it
	key := j.key(c.Name, c.Birth, c.Unit)
	if key.none() {
		return j.reject("name", j.column(fPerson))
	}
	p, fresh := j.person(key, village, at.start)
	if c.Name == "" && fresh {
		return j.reject("no-person", j.column(fRef), j.text(fRef))
	}
	if fresh && r.kind == mapping.Appraisals && j.s.people.since > 0 {
		j.issue(data.Warning, "person-created", firstOf(j.column(fPerson), j.column(fRef)), firstOf(initial(c.Name), j.text(fRef)))
	}
	c.ID, c.Ref = int64(p.id), key.ref // an identity number is not kept here: such persons are known by name, birth and unit later on
	r.describe(j, &c, p, fresh)
	before := p.posting
	if fresh {
		r.moved(j, key)
	}
	if r.posted && !at.end.Known() {
		r.remarked(j)
	}
	if r.posted && !r.post(j, p, village, c.Unit, at, fresh) {
		return false
	}
	if before != 0 && p.posting != before && key.ref == "" && key.id == "" && !c.Birth.Known() {
		j.issue(data.Warning, "person-namesake", j.column(fPerson), initial(c.Name))
	}
	if j.has(fRating) && !r.rates(j, p, year) {
		return false
	}
	if !r.posted && !j.has(fRating) && !fresh && !r.again(j, p, year) {
		return false
	}
	if !r.posted && j.has(fEnd) && r.kind != mapping.Appraisals {
		r.left(j, p)
	}
	r.personal(j, int64(p.id), id, idOK)
	return true
}

// goneWords are remarks that somebody is gone.
var goneWords = regexp.MustCompile(`调离|调走|已离|离岗|离任|离职|免去|免职|撤回|召回|撤换|退休|病退|辞职|调整出|不再担任|终止派驻`)

// remarkColumns are those of notes, and those of texts that are of no field.
func (j *job) remarkColumns() (list []int) {
	for i := range j.plan.Columns {
		if c := &j.plan.Columns[i]; (c.Field == "" || c.Field == "note") && c.Values.Numbers < c.Values.Filled {
			list = append(list, i)
		}
	}
	return list
}

// remarked tells of a row that says in a remark that somebody is gone, without a day.
func (r *roster) remarked(j *job) {
	for _, i := range r.remarks {
		s := j.cells[i].Text
		if s == "" || !strings.ContainsAny(s, "离走免撤召退辞调出再止") {
			continue
		}
		if word := goneWords.FindString(s); word != "" {
			c := &j.plan.Columns[i]
			j.issue(data.Warning, "remark-left", c.Name, initial(j.text(fPerson)), c.Name, word)
			return
		}
	}
}

// identity reads the identity number.
func (r *roster) identity(j *job) (ingest.ID, bool) {
	s := j.raw(fIDNumber)
	if s == "" || ingest.Tidy(s) == "" {
		return ingest.ID{}, false
	}
	id, p := ingest.IDNumber(s)
	if p.Code != "" {
		j.hidden(p.Code, fIDNumber)
		return id, false
	}
	return id, true
}

// hidden notes a problem of a personal cell without quoting it.
func (j *job) hidden(code string, f slot) {
	j.found.add(data.Issue{Severity: data.Warning, Code: code, Sheet: j.b.Sheet, Row: j.line, Column: j.column(f), Args: []string{"***"}})
}

// agrees compares an identity number with what the row says, and fills in what
// it does not.
func (r *roster) agrees(j *job, c *data.Cadre, id ingest.ID) {
	sex := data.Male
	if id.Female {
		sex = data.Female
	}
	switch {
	case c.Sex == "":
		c.Sex = sex
		j.regain(fSex)
	case c.Sex != sex:
		j.hidden("id-sex", fSex)
	}
	switch {
	case !c.Birth.Known():
		c.Birth = id.Birth
		j.regain(fBirth)
	case j.has(fBirth):
		b, g := c.Birth.Time(), id.Birth.Time()
		if b.Year() != g.Year() || b.Month() != g.Month() {
			j.hidden("id-birth", fBirth)
		}
	}
}

// describe writes what the row says of a person, once for as long as rows say
// the same.
func (r *roster) describe(j *job, c *data.Cadre, p *person, fresh bool) {
	c.Education, c.Rank = data.Education(j.word(fEducation)), j.word(fRank)
	c.Party, c.Reserve, c.Volunteer = j.word(fParty) == "1", j.yes(fReserve), j.yes(fVolunteer)
	c.WorkStart, c.Skill = j.day(fWorkStart), j.word(fSkill)
	said := uint32(maphash.Comparable(seed, *c)) | 1
	if said == p.said || !fresh && !r.described {
		return
	}
	if p.said != 0 {
		j.once("differs", data.Note, "person-differs", "", itoa(j.line))
	}
	p.said = said
	r.cadres.put(*c)
}

// again rejects a second row that says the same of the same person.
func (r *roster) again(j *job, p *person, year int) bool {
	j.s.people.renew(p)
	if bit := yearBit(year); p.years&bit != 0 {
		return j.reject("duplicate-person", "", initial(j.text(fPerson)))
	} else {
		p.years |= bit
	}
	return true
}

// rates writes the row's rating, or those of several years.
func (r *roster) rates(j *job, p *person, year int) bool {
	if j.part != nil || len(j.parts) == 0 {
		return r.rate(j, p, year)
	}
	j.eachPart(func() bool { return r.rate(j, p, j.part.year) })
	return true
}

// rate writes a year's rating.
func (r *roster) rate(j *job, p *person, year int) bool {
	w := j.word(fRating)
	if w == "" {
		return true
	}
	if year == 0 {
		j.once("rating", data.Warning, "rating-year", j.column(fRating))
		return true
	}
	if r.kind == mapping.Appraisals {
		key := personYear{int64(p.id), year}
		if line, twice := r.rated[key]; twice {
			return j.reject("duplicate", "", itoa(line), itoa(year))
		}
		r.rated[key] = j.line
	}
	r.appraisals.put(data.Appraisal{Cadre: int64(p.id), Year: year, Rating: w})
	return true
}

// personal writes what is kept apart.
func (r *roster) personal(j *job, cadre int64, id ingest.ID, idOK bool) {
	if idOK {
		r.private.put(data.Private{Cadre: cadre, Kind: data.PrivateID, Value: id.Number})
	}
	for _, c := range privateColumns {
		if s := j.text(c.f); s != "" {
			switch {
			case c.column == data.PrivatePhone && !ingest.Phone(s):
				j.hidden("phone", c.f)
			case c.column == data.PrivateBankCard && ingest.DamagedCard(s):
				j.hidden("card-damaged", c.f)
				continue
			}
			r.private.put(data.Private{Cadre: cadre, Kind: c.column, Value: strings.Clone(s)})
		}
	}
}

func (r *roster) end(j *job) {
	if r.posted {
		j.putTeams()
	}
}

// openPromotions reads who was promoted.
func openPromotions(j *job) loader {
	j.fail(j.s.wantUnits())
	j.fail(j.s.wantPeople())
	return promotions{into[data.Promotion](j)}
}

type promotions struct{ rows sink[data.Promotion] }

func (l promotions) row(j *job) bool {
	name := ingest.Joined(j.raw(fPerson))
	id, ok := j.knownPerson(j.key(name, j.day(fBirth), j.unit()))
	if !ok {
		return j.reject("no-person", j.column(fPerson), firstOf(initial(name), j.text(fRef)))
	}
	on := j.day(fPromotedOn)
	if !j.first(itoa(int(id)) + " " + itoa(int(on))) {
		return false
	}
	l.rows.put(data.Promotion{Cadre: id, On: on, From: j.word(fFromRank), To: j.word(fToRank)})
	return true
}

func (promotions) end(*job) {}
