package intake

import "taihang/data"

// stayKey is what remains of somebody whose birth or unit a later list puts right.
type stayKey struct {
	name    uint64 // nameHash without a unit
	village int64
	from    data.Date // 0: is there still
}

// lodger is who is known by a stayKey.
type lodger struct {
	at    int32 // place; -1 several
	birth data.Date
	unit  int64
}

// putRight is the one person known before this sheet who has the name, and is in the
// village from the same day on, of a row that has another birth: a slip that was put
// right. That is told row by row. One of another unit is somebody new.
func (j *job) putRight(k personKey, village int64, from data.Date) *person {
	ps := &j.s.people
	if ps.since == 0 || k.name == "" || village == 0 {
		return nil
	}
	if ps.stays == nil {
		j.lodgers()
	}
	if !from.Known() {
		return j.atHome(k, village)
	}
	l, ok := ps.stays[stayKey{nameHash(personKey{name: k.name}), village, from}]
	if !ok || l.at < 0 || int(l.at) >= ps.since {
		return nil
	}
	p := ps.list.at(int(l.at))
	switch {
	case k.id != "" && p.is(numbered):
		return nil // of another number
	case l.unit == k.unit:
		j.issue(data.Warning, "person-put-right", firstOf(j.column(fBirth), j.column(fPerson)), initial(k.name))
	default:
		return nil
	}
	was := *p
	key := k.hash()
	if k.id != "" {
		key = k.named().hash()
	}
	p = ps.add(key, int64(was.id))
	*p = was
	if at, _ := ps.byKey.find(key); k.id != "" {
		p.set(numbered, true)
		ps.byID.set(personKey{id: k.id}.hash(), int64(at))
	}
	return p
}

// atHome is the one person of the name who is in the village, for a row that does not
// say since when, and gives no other birth.
func (j *job) atHome(k personKey, village int64) *person {
	ps := &j.s.people
	l, ok := ps.stays[stayKey{nameHash(personKey{name: k.name}), village, 0}]
	if !ok || l.at < 0 || int(l.at) >= ps.since || k.birth.Known() && l.birth.Known() && !sameBirth(k.birth, l.birth) {
		return nil
	}
	if p := ps.list.at(int(l.at)); k.id == "" || !p.is(numbered) {
		j.once("there", data.Note, "person-there", j.column(fPerson))
		return p
	}
	return nil
}

// moved tells of somebody new who has the name and the birth of one person known before
// this sheet.
func (r *roster) moved(j *job, k personKey) {
	ps := &j.s.people
	if ps.since == 0 || k.name == "" || !k.birth.Known() || k.ref != "" || k.id != "" {
		return
	}
	if ps.born == nil {
		ps.born = map[uint64]int64{}
		before(j, func(c *data.Cadre) {
			if c.Birth.Known() {
				ps.born[personKey{name: c.Name, birth: c.Birth}.hash()] = c.Unit
			}
		})
	}
	if unit, is := ps.born[personKey{name: k.name, birth: k.birth}.hash()]; is && unit != k.unit {
		j.issue(data.Warning, "person-moved", firstOf(j.column(fUnit), j.column(fPerson)), initial(k.name))
	}
}

// lodgers reads who was known before this sheet, and is where since when.
func (j *job) lodgers() {
	ps := &j.s.people
	ps.stays = map[stayKey]lodger{}
	numbers, cadres := map[int64]string{}, map[int64]*data.Cadre{}
	before(j, func(v *data.Private) {
		if v.Kind == data.PrivateID {
			numbers[v.Cadre] = v.Value
		}
	})
	before(j, func(c *data.Cadre) {
		cadres[c.ID] = &data.Cadre{Name: c.Name, Birth: c.Birth, Unit: c.Unit, Ref: c.Ref}
	})
	of := j.s.teams.villages()
	before(j, func(v *data.Posting) {
		c := cadres[v.Cadre]
		if c == nil || !v.Start.Known() {
			return
		}
		own := personKey{ref: c.Ref}
		if c.Ref == "" {
			own = personKey{name: c.Name, birth: c.Birth, unit: c.Unit}
		}
		at, ok := ps.byKey.find(own.hash())
		if !ok || int64(ps.list.at(at).id) != v.Cadre {
			if at, ok = j.placeOf(numbers[v.Cadre]); !ok {
				return
			}
		}
		keys := []stayKey{{nameHash(personKey{name: c.Name}), of[v.Team], v.Start}}
		if !v.End.Known() {
			keys = append(keys, stayKey{keys[0].name, keys[0].village, 0})
		}
		for _, key := range keys {
			if other, is := ps.stays[key]; is && int(other.at) != at {
				ps.stays[key] = lodger{at: -1}
				continue
			}
			ps.stays[key] = lodger{int32(at), c.Birth, c.Unit}
		}
	})
}

// placeOf is that of an identity number.
func (j *job) placeOf(number string) (at int, ok bool) {
	if number == "" {
		return 0, false
	}
	n, ok := j.s.people.byID.get(personKey{id: number}.hash())
	return int(n), ok
}
