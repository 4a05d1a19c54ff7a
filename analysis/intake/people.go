package intake

import (
	"hash/maphash"

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
	posting int64  // the last one
	post    uint64 // its postHash
	said    uint32 // hash of what was last said of the person; 0 nothing yet
	years   uint32 // of the rows so far about the last posting, a bit each
}

func (s *session) wantPeople() error {
	return s.once("people", func() error {
		p := &s.people
		*p = people{byKey: map[uint64]int32{}, posts: map[uint64]int64{}}
		err := each(s, func(c *data.Cadre) {
			s.took("cadre", c.ID)
			p.list = append(p.list, person{id: c.ID})
			at := int32(len(p.list) - 1)
			key := personKey{ref: c.Ref}
			if c.Ref == "" {
				key = personKey{name: c.Name, birth: c.Birth, unit: c.Unit}
			}
			p.byKey[key.hash()] = at
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

// personKey tells a person from others: by the file's number, with the place it
// holds in where it is a short one; by the identity number; or by name.
type personKey struct {
	ref   string // as it is kept with the cadre
	id    string
	name  string
	birth data.Date
	unit  int64
}

func (k personKey) hash() uint64 { return maphash.Comparable(seed, k) }

func (k personKey) none() bool { return k == personKey{} || k.ref == "" && k.id == "" && k.name == "" }

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

// key is how the row in hand tells its person from others.
func (j *job) key(name string, birth data.Date, unit int64) personKey {
	if r := j.text(fRef); r != "" {
		if len(r) < longRef {
			r += "|" + j.text(fCountyCode) + j.text(fCounty) + "|" + itoa(int(unit))
		}
		return personKey{ref: r}
	}
	if j.has(fIDNumber) {
		if id, p := ingest.IDNumber(j.raw(fIDNumber)); p.Code == "" {
			return personKey{id: id.Number}
		}
	}
	if name == "" {
		return personKey{}
	}
	return personKey{name: name, birth: birth, unit: unit}
}

// person finds or makes the person of a key. fresh says that nobody had it.
func (j *job) person(k personKey) (p *person, fresh bool) {
	ps := &j.s.people
	h := k.hash()
	if at, ok := ps.byKey[h]; ok {
		return &ps.list[at], false
	}
	ps.list = append(ps.list, person{id: j.s.number("cadre")})
	ps.byKey[h] = int32(len(ps.list) - 1)
	return &ps.list[len(ps.list)-1], true
}

// knownPerson finds a person without making one.
func (j *job) knownPerson(k personKey) (int64, bool) {
	at, ok := j.s.people.byKey[k.hash()]
	if !ok {
		return 0, false
	}
	return j.s.people.list[at].id, true
}
