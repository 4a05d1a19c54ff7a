package intake

import (
	"hash/maphash"
	"strings"

	"taihang/data"
	"taihang/data/ingest"
)

// people knows persons again. A file tells one from another by its own number,
// by the identity number, or by name with birth or unit; the key that was used
// is kept with the cadre. 3 million rows have to fit, so that only hashes are
// kept: two persons in 10 million share one with a chance of 3 in a million.
type people struct {
	byKey map[uint64]int32 // → place in list
	list  []person
	posts map[uint64]int64 // postings of persons who have more than one, by postHash
}

type person struct {
	id      int64
	said    uint64 // hash of what was last said of the person
	post    uint64 // postHash of the last posting
	posting int64
	years   uint64 // of the rows so far, bit 0 for 1980; for rows of a posting
}

func (s *session) wantPeople() error {
	return s.once("people", func() error {
		p := &s.people
		*p = people{byKey: map[uint64]int32{}, posts: map[uint64]int64{}}
		err := each(s, func(c *data.Cadre) {
			s.took("cadre", c.ID)
			p.list = append(p.list, person{id: c.ID})
			at := int32(len(p.list) - 1)
			key := c.Ref
			if key == "" {
				key = personKey(c.Name, c.Birth, c.Unit)
			}
			p.byKey[maphash.String(seed, key)] = at
		})
		if err != nil {
			return err
		}
		return each(s, func(v *data.Posting) {
			s.took("posting", v.ID)
			t := v.Team
			p.posts[postHash(v.Cadre, t, v.Start)] = v.ID
		})
	})
}

func personKey(name string, birth data.Date, unit int64) string {
	return "n:" + name + "|" + itoa(int(birth)) + "|" + itoa(int(unit))
}

type post struct {
	cadre, team int64
	start       data.Date
}

func postHash(cadre, team int64, start data.Date) uint64 {
	return maphash.Comparable(seed, post{cadre, team, start})
}

// longRef is the length from which a number is taken to be a person's in every
// file; shorter ones are so in one county or unit only.
const longRef = 6

// ref is how the row in hand tells its person from others; "" when it cannot.
func (j *job) ref(name string, birth data.Date, unit int64) string {
	if r := j.text(fRef); r != "" {
		if len(r) >= longRef {
			return "r:" + r
		}
		return "r:" + r + "|" + j.text(fCountyCode) + j.text(fCounty) + "|" + itoa(int(unit))
	}
	if j.has(fIDNumber) {
		if id, p := ingest.IDNumber(j.raw(fIDNumber)); p.Code == "" {
			return "i:" + id.Number
		}
	}
	if name == "" {
		return ""
	}
	return personKey(name, birth, unit)
}

// person finds or makes the person of a key. fresh says that nobody had it.
func (j *job) person(ref string) (p *person, fresh bool) {
	ps := &j.s.people
	h := maphash.String(seed, ref)
	if at, ok := ps.byKey[h]; ok {
		return &ps.list[at], false
	}
	ps.list = append(ps.list, person{id: j.s.number("cadre")})
	ps.byKey[h] = int32(len(ps.list) - 1)
	return &ps.list[len(ps.list)-1], true
}

// stored is the key as it is kept with the cadre. An identity number is
// personal: of it a hash that does not give it back would still be guessed, so
// that such persons are known by name, birth and unit later on.
func stored(ref string, name string, birth data.Date, unit int64) string {
	if strings.HasPrefix(ref, "r:") {
		return strings.Clone(ref)
	}
	return personKey(strings.Clone(name), birth, unit)
}

// knownPerson finds a person without making one.
func (j *job) knownPerson(ref string) (int64, bool) {
	at, ok := j.s.people.byKey[maphash.String(seed, ref)]
	if !ok {
		return 0, false
	}
	return j.s.people.list[at].id, true
}
