package intake

import (
	"regexp"
	"strconv"

	"taihang/data"
	"taihang/data/ingest"
)

// villageLoader takes a list of villages in. The list tells which town a village is
// in that came without one, if it has one of the name and not two: such rows wait
// for its end.
type villageLoader struct {
	waiting map[int64][]waitingVillage // by the number of the village without a town
	order   []int64
}

type waitingVillage struct {
	data.Village
	line int
}

// exitTitle are titles of lists of villages that came off the list in a year.
var exitTitle = regexp.MustCompile(`((?:19|20)\d\d)\s*年?度?(?:已)?(?:脱贫)?(?:出列|退出|摘帽)(?:的)?(?:贫困)?村`)

func openVillages(j *job) loader {
	j.fail(j.s.wantVillages())
	if m := exitTitle.FindStringSubmatch(j.plan.titles()); m != nil && !j.has(fExitYear) {
		j.exit, _ = strconv.Atoi(m[1])
		j.found.add(data.Issue{Severity: data.Note, Code: "exit-assumed", Sheet: j.b.Sheet, Args: []string{m[1]}})
	}
	return &villageLoader{waiting: map[int64][]waitingVillage{}}
}

func (l *villageLoader) row(j *job) bool {
	m, ok := j.spoken()
	switch {
	case !ok:
		return false
	case m.bare != 0:
		return l.wait(j, m)
	case m.id == 0: // by its code in the register it may be known
		if like, enrolled := j.enrol(&m); !enrolled {
			j.unlisted(&m, like)
		}
	}
	if m.id == 0 {
		id := j.createVillage(m)
		j.listed[m.county] = true
		return j.first("village " + itoa(int(id)))
	}
	if !j.first("village " + itoa(int(m.id))) {
		return false
	}
	if m.county == "" { // found by its code, or as another row was
		if m.code, ok = j.villageCode(m.cells.code); !ok {
			return false
		}
		if m.county, ok = j.countyOfVillage(m.code); !ok {
			return false
		}
		m.name = withoutMarks(ingest.Joined(m.cells.name))
	}
	v := j.newVillage(&m) // the workspace knows it: what the file says of it counts
	v.ID = m.id
	j.s.villages.add(j.s, &v)
	j.listed[m.county] = true
	j.putVillage(v)
	return true
}

// wait keeps a row about a village that may be one without a town.
func (l *villageLoader) wait(j *job, m spoken) bool {
	v := waitingVillage{j.newVillage(&m), j.line}
	if !j.first("village " + m.county + " " + v.Town + " " + v.Name + v.Code) {
		return false
	}
	if l.waiting[m.bare] == nil {
		l.order = append(l.order, m.bare)
	}
	l.waiting[m.bare] = append(l.waiting[m.bare], v)
	j.listed[m.county] = true
	return true
}

// end decides on the rows that waited, and lets the files that follow rely on the
// list.
func (l *villageLoader) end(j *job) {
	for _, id := range l.order {
		list := l.waiting[id]
		_, taken := j.seen["village "+itoa(int(id))] // by a row without a town
		for i := range list {
			v := &list[i]
			j.line = v.line
			if v.ID = id; taken || len(list) > 1 {
				v.ID = j.s.number("village")
				j.once(itoa(int(id)), data.Warning, "village-several", j.column(fVillage), v.Name, j.s.places.name(v.County))
			} else {
				j.once("joined", data.Note, "villages-joined", j.column(fVillage))
			}
			j.s.villages.add(j.s, &v.Village)
			j.putVillage(v.Village)
		}
	}
	for c := range j.listed {
		j.s.villages.listed[c] = true
	}
}
