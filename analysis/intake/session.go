package intake

import (
	"context"
	"hash/maphash"

	"taihang/data"
	"taihang/data/store"
)

// session is what an import knows of the workspace, and what it adds to it on
// the way: a file may rely on one before it. Things that rows point at (villages,
// units, teams, persons) are found here and numbered here.
type session struct {
	places   *places
	villages villages

	villageNames villageNames
	units        units
	teams        teams
	people       people
	orgs         map[orgKey]int64
	lists        map[listKey]int64
	entries      map[int64]int                // of this import so far, by list
	listsSaid    map[int64]data.SelectionList // what its rows say of a list, the first that says so
	needs        map[needKey][]int64
	payments     payments
	tables       map[table]bool           // of money, that the import reads
	next         map[string]int64         // the next free number, by table
	ledgers      int                      // tables of accounts that come
	accounts     map[[2]int64]accountSaid // by village and year, what they said so far
	settled      map[string]string        // divisions that were settled before: "parent\tname" → code
	loaded       map[string]bool
	ctx          context.Context
	st           *store.Store
	tx           *store.Tx // nil: nothing is written
}

func newSession(ctx context.Context, st *store.Store) (*session, error) {
	pl, err := loadPlaces(ctx, st)
	if err != nil {
		return nil, err
	}
	memory, err := st.Memory(ctx)
	if err != nil {
		return nil, err
	}
	s := &session{places: pl, next: map[string]int64{}, settled: map[string]string{}, accounts: map[[2]int64]accountSaid{}, loaded: map[string]bool{}, ctx: ctx, st: st}
	for _, r := range memory {
		if r.What == "division" {
			s.settled[r.Scope+"\t"+r.Name] = r.Value
		}
	}
	return s, nil
}

// number gives out the next number of a table.
func (s *session) number(table string) int64 {
	s.next[table]++
	return s.next[table]
}

// took notes that a number is in use.
func (s *session) took(table string, id int64) { s.next[table] = max(s.next[table], id) }

// once runs load the first time something is asked for.
func (s *session) once(what string, load func() error) error {
	if s.loaded[what] {
		return nil
	}
	s.loaded[what] = true
	return load()
}

// seed of the hashes by which persons and postings are known again. It need
// not be the same twice: hashes are made anew for each import.
var seed = maphash.MakeSeed()

// each reads the rows of a type, those of the sheets before among them.
func each[T any](s *session, f func(*T)) error {
	return eachFrom(s, func(row *T, _ int64) { f(row) })
}

func eachFrom[T any](s *session, f func(row *T, batch int64)) error {
	if s.tx != nil {
		return store.EachIn(s.tx, f)
	}
	return store.EachFrom(s.ctx, s.st, f)
}

// before reads the rows of a type that were there before this sheet.
func before[T any](j *job, f func(*T)) {
	j.fail(eachFrom(j.s, func(row *T, batch int64) {
		if batch != j.b.ID { // 0 where nothing is written
			f(row)
		}
	}))
}

type (
	orgKey  struct{ kind, name, county string }
	listKey struct {
		unit  int64
		round int
	}
	needKey struct {
		county, kind string
		listed       data.Date
	}
)

// wantOrgs, wantLists and wantNeeds make ready what their rows point at.
func (s *session) wantOrgs() error {
	return s.once("orgs", func() error {
		s.orgs = map[orgKey]int64{}
		return each(s, func(o *data.SupportOrg) {
			s.orgs[orgKey{o.Kind, o.Name, o.County}] = o.ID
			s.took("support_org", o.ID)
		})
	})
}

func (s *session) wantLists() error {
	return s.once("lists", func() error {
		s.lists, s.entries, s.listsSaid = map[listKey]int64{}, map[int64]int{}, map[int64]data.SelectionList{}
		return each(s, func(l *data.SelectionList) {
			s.lists[listKey{l.Unit, l.Round}] = l.ID
			s.took("selection_list", l.ID)
		})
	})
}

func (s *session) wantNeeds() error {
	return s.once("needs", func() error {
		s.needs = map[needKey][]int64{}
		return each(s, func(n *data.Need) {
			k := needKey{n.County, n.Kind, n.Listed}
			s.needs[k] = append(s.needs[k], n.ID)
			s.took("need", n.ID)
		})
	})
}
