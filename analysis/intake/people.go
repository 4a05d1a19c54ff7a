package intake

import (
	"hash/maphash"

	"taihang/analysis/mapping"
	"taihang/data"
	"taihang/data/ingest"
)

// people knows persons again. A file tells one from another by its own number,
// by the identity number, or by name with birth or unit; the key that was used
// is kept with the cadre. 3 million rows have to fit, so that only hashes are
// kept: two persons in 10 million share one with a chance of 3 in a million.
type people struct {
	byKey index
	byID  numbers            // places by identity number, of those who have one
	list  pile[person]       // by place
	posts map[postKey]toldOf // postings of the workspace, and of persons who have more than one

	alike map[uint64]int32    // places by name and unit, -1 for several
	asked bool                // those of the workspace are among them
	birth map[int32]data.Date // theirs, by place
	since int                 // the first place that the sheet under way added

	sheets uint8 // how many have been begun, over and over from 256 on

	born  map[uint64]int64   // units of those known before this sheet, by name and birth; nil until asked for
	stays map[stayKey]lodger // those known before it by what they are called and where they are; nil until asked for
}

// person is kept small: there are millions, and the collector works the more the less
// room they leave it.
type person struct {
	id      int32
	posting int32  // the last one; 0 none
	post    uint32 // its postHash
	said    uint32 // hash of what was last said of the person; 0 nothing yet
	years   uint32 // of the rows of a sheet about the last posting so far, a bit each
	sheet   uint8  // which one
	marks   mark
	name    uint16 // hash of it, of those known by name or identity number; 0 for none
}

// mark is what else is kept of a person.
type mark uint8

const (
	numbered mark = 1 << iota // known by an identity number: of another number it is somebody else
	first                     // first secretary, as the last row about the last posting says
)

func (p *person) is(m mark) bool { return p.marks&m != 0 }

func (p *person) set(m mark, on bool) {
	if p.marks &^= m; on {
		p.marks |= m
	}
}

// toldOf is a posting and what rows have said of it.
type toldOf struct {
	id    int32
	years uint32
	sheet uint8
	first bool
}

func (s *session) wantPeople() error {
	return s.once("people", func() error {
		p := &s.people
		*p = people{posts: map[postKey]toldOf{}}
		numbers := map[int64]string{}
		err := each(s, func(v *data.Private) {
			if v.Kind == data.PrivateID {
				numbers[v.Cadre] = v.Value
			}
		})
		if err != nil {
			return err
		}
		err = each(s, func(c *data.Cadre) {
			s.took("cadre", c.ID)
			if c.Ref != "" {
				p.add(personKey{ref: c.Ref}.hash(), c.ID)
				return
			}
			p.enter(personKey{id: numbers[c.ID], name: c.Name, birth: c.Birth, unit: c.Unit}, c.ID)
		})
		if err != nil {
			return err
		}
		p.alike, p.birth = map[uint64]int32{}, map[int32]data.Date{}
		return each(s, func(v *data.Posting) {
			s.took("posting", v.ID)
			p.posts[postKey{int32(v.Cadre), postHash(v.Team, v.Start)}] = toldOf{id: int32(v.ID)}
		})
	})
}

// sheet begins a sheet: what was known before it is to be looked up anew.
func (ps *people) sheet() {
	ps.since, ps.born, ps.stays = ps.list.n, nil, nil
	ps.sheets++
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

// named is the key without the identity number.
func (k personKey) named() personKey { return personKey{name: k.name, birth: k.birth, unit: k.unit} }

func (k personKey) none() bool { return k == personKey{} || k.ref == "" && k.id == "" && k.name == "" }

// postKey tells a posting from others: of one person two share a hash with a chance of
// one in four thousand million.
type postKey struct {
	cadre int32
	post  uint32
}

// postHash is what remains of where and since when somebody is posted.
func postHash(team int64, start data.Date) uint32 {
	return uint32(maphash.Comparable(seed, [2]int64{team, int64(start)}))
}

// longRef is the length from which a number is taken to be a person's in every
// file; shorter ones are so in one county or unit only.
const longRef = 6

// serial says whether a column numbers the rows from 1 on: such numbers are of the
// list, and another list has them for others.
func serial(v *mapping.Values) bool {
	for i, s := range v.Samples() {
		if s != itoa(i+1) {
			return false
		}
	}
	return v.Filled > 1
}

// key is how the row in hand tells its person from others.
func (j *job) key(name string, birth data.Date, unit int64) personKey {
	if r := j.text(fRef); r != "" {
		if len(r) < longRef {
			r += "|" + firstOf(j.countyOfRow().Code, j.text(fCountyCode)+j.text(fCounty)) + "|" + itoa(int(unit))
		}
		return personKey{ref: r}
	}
	k := personKey{name: name, birth: birth, unit: unit}
	if name == "" {
		k = personKey{}
	}
	if j.has(fIDNumber) {
		if id, p := ingest.IDNumber(j.raw(fIDNumber)); p.Code == "" && j.raw(fIDNumber) != "" {
			k.id = id.Number
		}
	}
	return k
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

// enter makes a person of a name known, and of an identity number if there is
// one: of two of the same name, birth and unit their numbers tell which it is.
func (ps *people) enter(k personKey, id int64) *person {
	key := k.named().hash()
	if k.id == "" {
		p := ps.add(key, id)
		p.name = nameSum(k.name)
		ps.resemble(k, key)
		return p
	}
	number := personKey{id: k.id}.hash()
	if at, taken := ps.byKey.find(key); k.name == "" || taken && ps.list.at(at).is(numbered) {
		key = number
	}
	p := ps.add(key, id)
	p.set(numbered, true)
	p.name = nameSum(k.name)
	at, _ := ps.byKey.find(key)
	ps.byID.set(number, int64(at))
	ps.resemble(k, key)
	return p
}

// meet is the person of a key; nil for none. An identity number says who it is,
// whatever has changed of the name, the birth or the unit.
func (ps *people) meet(k personKey) *person {
	if k.id != "" {
		number := personKey{id: k.id}.hash()
		if at, ok := ps.byID.get(number); ok {
			return ps.list.at(int(at))
		}
		if p := ps.find(k.named().hash()); p != nil && !p.is(numbered) && k.name != "" { // the number is news
			at, _ := ps.byKey.find(k.named().hash())
			p.set(numbered, true)
			ps.byID.set(number, int64(at))
			return p
		}
		return nil
	}
	return ps.find(k.hash())
}

// find is the person of a key; nil for none.
func (ps *people) find(key uint64) *person {
	at, ok := ps.byKey.find(key)
	if !ok {
		return nil
	}
	return ps.list.at(at)
}

// person finds or makes the person of a key, who is posted in a village from a day
// on; 0 unknown. fresh says that nobody had it.
func (j *job) person(k personKey, village int64, from data.Date) (p *person, fresh bool) {
	ps := &j.s.people
	if p = ps.meet(k); p != nil {
		if name := nameSum(k.name); k.id != "" && name != 0 && p.name != 0 && p.name != name {
			j.hidden("id-other-name", fPerson)
			p.name = name
		}
		return p, false
	}
	if p = j.resembled(k); p != nil {
		return p, false
	}
	if p = j.putRight(k, village, from); p != nil {
		return p, false
	}
	if k.ref != "" {
		return ps.add(k.hash(), j.s.number("cadre")), true
	}
	return ps.enter(k, j.s.number("cadre")), true
}

// knownPerson finds a person without making one.
func (j *job) knownPerson(k personKey) (int64, bool) {
	if p := j.s.people.meet(k); p != nil {
		return int64(p.id), true
	}
	if p := j.resembled(k); p != nil {
		return int64(p.id), true
	}
	return 0, false
}

// nameSum is a short hash of a name, enough to notice another one.
func nameSum(name string) uint16 {
	if name == "" {
		return 0
	}
	return uint16(maphash.String(seed, name)) | 1
}

// nameHash is what persons have in common who may be the same.
func nameHash(k personKey) uint64 { return personKey{name: k.name, unit: k.unit}.hash() }

// resemble notes a person for rows that say less of somebody, once any has been
// looked for. key is the one that the person has a place by.
func (ps *people) resemble(k personKey, key uint64) {
	if ps.alike == nil || k.name == "" {
		return
	}
	at, ok := ps.byKey.find(key)
	if !ok {
		return
	}
	h := nameHash(k)
	if other, several := ps.alike[h]; several {
		if other != int32(at) {
			ps.alike[h] = -1
		}
		return
	}
	ps.alike[h], ps.birth[int32(at)] = int32(at), k.birth
}

// resembled is the one person of the name and unit that was known before this
// sheet, where the row does not say another birth: lists of ratings and promotions
// leave it out, or give the month. Who it was taken for is told.
func (j *job) resembled(k personKey) *person {
	ps := &j.s.people
	if k.name == "" || k.id != "" || k.unit == 0 || ps.since == 0 {
		return nil
	}
	if !ps.asked {
		ps.asked = true
		j.fail(each(j.s, func(c *data.Cadre) {
			own := personKey{name: c.Name, birth: c.Birth, unit: c.Unit}
			key := own.hash()
			if c.Ref != "" {
				key = personKey{ref: c.Ref}.hash()
			}
			ps.resemble(own, key)
		}))
	}
	at, ok := ps.alike[nameHash(k)]
	if !ok || at < 0 || int(at) >= ps.since {
		return nil
	}
	if known := ps.birth[at]; k.birth.Known() && known.Known() && !sameBirth(k.birth, known) {
		return nil
	}
	j.once("resembled", data.Note, "person-resembled", j.column(fPerson))
	return ps.list.at(int(at))
}

// sameBirth allows for one that is given to the month, which stands as its first
// day.
func sameBirth(a, b data.Date) bool {
	x, y := a.Time(), b.Time()
	return x.Year() == y.Year() && x.Month() == y.Month() && (x.Day() == y.Day() || x.Day() == 1 || y.Day() == 1)
}
