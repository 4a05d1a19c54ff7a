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
	byKey index
	list  pile[person]     // by place
	posts map[uint64]int64 // postings of persons who have more than one, by postHash
	ahead int              // who may come next: lists of several years name them in one order
}

type person struct {
	id      int32
	posting int32  // the last one
	post    uint64 // its postHash
	said    uint32 // hash of what was last said of the person; 0 nothing yet
	years   uint32 // of the rows so far about the last posting, a bit each
}

func (s *session) wantPeople() error {
	return s.once("people", func() error {
		p := &s.people
		*p = people{posts: map[uint64]int64{}}
		err := each(s, func(c *data.Cadre) {
			s.took("cadre", c.ID)
			key := personKey{ref: c.Ref}
			if c.Ref == "" {
				key = personKey{name: c.Name, birth: c.Birth, unit: c.Unit}
			}
			p.add(key.hash(), c.ID)
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

// add makes a person known.
func (ps *people) add(key uint64, id int64) *person {
	at, fresh := ps.byKey.add(key)
	if fresh {
		return ps.list.add(person{id: int32(id)})
	}
	*ps.list.at(at) = person{id: int32(id)}
	return ps.list.at(at)
}

// find is the person of a key; nil for none. The one after the last is looked
// at first: that saves a walk through memory.
func (ps *people) find(key uint64) *person {
	at := ps.ahead
	if at >= ps.list.n || ps.byKey.keys[at] != key {
		var ok bool
		if at, ok = ps.byKey.find(key); !ok {
			return nil
		}
	}
	ps.ahead = at + 1
	return ps.list.at(at)
}

// person finds or makes the person of a key. fresh says that nobody had it.
func (j *job) person(k personKey) (p *person, fresh bool) {
	ps, key := &j.s.people, k.hash()
	if p = ps.find(key); p != nil {
		return p, false
	}
	return ps.add(key, j.s.number("cadre")), true
}

// knownPerson finds a person without making one.
func (j *job) knownPerson(k personKey) (int64, bool) {
	if p := j.s.people.find(k.hash()); p != nil {
		return int64(p.id), true
	}
	return 0, false
}
