package dataset

import (
	"context"
	"slices"
	"sync"

	"taihang/analysis/cube"
	"taihang/analysis/measure"
	"taihang/data"
	"taihang/data/quality"
	"taihang/data/store"
)

// later are the tables that a first look can do without: most of a workspace's
// rows. Only such are here whose absence leaves a measure without a value; no
// support rows would read as nobody having said who helps.
var later = []store.Part{store.RuleRecords, store.Appraisals, store.Duties, store.Funds, store.Entries}

// Load reads a workspace into memory.
func Load(ctx context.Context, st *store.Store) (*Dataset, error) {
	return LoadOn(ctx, st, data.FirstYear)
}

// LoadOn is Load on the counties at the end of a year: figures of other years are
// brought to them (package crosswalk), rows of a county that was divided since
// are in none.
func LoadOn(ctx context.Context, st *store.Store, list int) (*Dataset, error) {
	return load(ctx, st, list)
}

// LoadCore reads what a first look needs: places, villages, their ledgers,
// teams, cadres, indicators. It takes less than half the time of Load,
// which should follow in the background; the measures of money, rules, duties,
// ratings and list entries have no values until then.
func LoadCore(ctx context.Context, st *store.Store) (*Dataset, error) {
	ds, err := load(ctx, st, data.FirstYear, later...)
	if err != nil {
		return nil, err
	}
	ds.Partial = true
	return ds, nil
}

func load(ctx context.Context, st *store.Store, list int, without ...store.Part) (*Dataset, error) {
	set, err := st.Load(ctx, without...)
	if err != nil {
		return nil, err
	}
	if v := vintage(set); !v.Schematic && !slices.ContainsFunc(set.Boundaries, func(b data.Boundary) bool { return b.Vintage == v.ID }) {
		if set.Boundaries, err = st.Boundaries(ctx, v.ID); err != nil {
			return nil, err
		}
	}
	return fromSet(set, list, len(without) > 0)
}

// FromSet makes a workspace of rows in memory. The set is not changed, and
// must not be changed while the dataset lives. Rows that point nowhere are
// kept under the key "unknown": they count in totals.
func FromSet(set *data.Set) (*Dataset, error) { return FromSetOn(set, data.FirstYear) }

// FromSetOn is FromSet on the counties at the end of a year.
func FromSetOn(set *data.Set, list int) (*Dataset, error) { return fromSet(set, list, false) }

// fromSet leaves out, of a core, what needs every row checked.
func fromSet(set *data.Set, list int, core bool) (*Dataset, error) {
	ds := &Dataset{Info: info(set), List: list, Villages: set.Villages, Units: set.Units, set: set}
	ds.places(set)
	b := &builder{set: set, ds: ds, cb: cube.New(), alias: aliases(set, ds.index), core: core}
	ds.alias = b.alias

	// The map and the cube do not need each other.
	var wg sync.WaitGroup
	var err error
	wg.Go(func() { ds.Map, err = ds.join(set) })
	b.build()
	wg.Wait()
	if err != nil {
		return nil, err
	}
	for i, feature := range ds.Map.feature {
		ds.Counties[i].Feature = feature
	}
	ds.Cube, ds.Years = b.cb, b.years
	ds.Measures = measure.Builtin().With(decimals(set), ds.Info.Demo).
		Without(unsaid(set)...).Within(b.cb.YearsOf(measure.TableCadre, ""), ofRoster...)
	return ds, nil
}

func info(set *data.Set) Info {
	in := Info{
		Title: set.Info["title"], Demo: set.Info["demo"] == "1", Seed: set.Info["seed"],
		SourceZh: set.Info["source"], SourceEn: set.Info["source_en"],
		TierNoteZh: set.Info["tier_note"], TierNoteEn: set.Info["tier_note_en"],
	}
	in.AsOf, _ = data.ParseDate(set.Info["as_of"])
	in.Version = set.Version
	if in.SourceEn == "" {
		in.SourceEn = in.SourceZh
	}
	listed, assumed := map[data.Tier]bool{}, false
	for _, t := range set.Tiers {
		listed[t.Tier], assumed = true, assumed || t.Assumed
	}
	switch {
	case in.TierNoteZh != "":
	case assumed:
		in.TierNoteZh, in.TierNoteEn = noteOf("measure.tier.assumed")
	case !listed[data.TierHighIncidence] || !listed[data.TierMountain]:
		in.TierNoteZh, in.TierNoteEn = noteOf("measure.tier.unlisted")
	}
	return in
}

// builder fills the cube. Codes of every dictionary are given out before any
// column is filled, so that tables can be filled side by side.
type builder struct {
	set   *data.Set
	ds    *Dataset
	cb    *cube.Cube
	alias map[string]int    // county codes, former and later ones too → index
	years []int             // of the programme
	core  bool              // a first look: no row is checked
	terms map[string][]term // of counties' codes; see stood

	villageRow, teamRow, cadreRow, unitRow rows
	place                                  []placeCodes // by county index; last: unknown
	villages                               []villageCodes
	teams                                  []teamCodes

	mu sync.Mutex // guards cb.Tables
}

// table adds a table to the cube.
func (b *builder) table(name string, n int) *cube.Table {
	b.mu.Lock()
	defer b.mu.Unlock()
	return b.cb.Table(name, n)
}

func (b *builder) build() {
	set := b.set
	b.villageRow = rowsOf(len(set.Villages), func(i int) int64 { return set.Villages[i].ID })
	b.teamRow = rowsOf(len(set.Teams), func(i int) int64 { return set.Teams[i].ID })
	b.cadreRow = rowsOf(len(set.Cadres), func(i int) int64 { return set.Cadres[i].ID })
	b.unitRow = rowsOf(len(set.Units), func(i int) int64 { return set.Units[i].ID })
	b.years = programmeYears(set, b.ds.Info.AsOf)
	b.declare()
	b.codePlaces()
	b.codeVillages()
	b.codeTeams()
	c := b.codeCadres()

	b.countyTable()
	b.smallTables()

	// From here on no code is given out.
	roster := b.roster()
	var wg sync.WaitGroup
	wg.Go(func() { b.cadreTable(c, roster) })
	wg.Go(b.teamTable)
	var faults quality.Faults
	if !b.core {
		wg.Go(func() { faults = quality.FaultsOf(set, quality.Options{}) })
	}
	b.villageTable(roster)
	wg.Wait()
	if !b.core {
		b.soundness(b.cb.Tables[measure.TableVillage], faults)
	}
	for _, t := range b.cb.Tables {
		if t.Has(cube.Year) {
			b.cb.Ordered(t, cube.Year)
		}
	}
}

// rows finds a row by its id: a slice where ids are dense, as they nearly
// always are, else a map.
type rows struct {
	base   int64
	dense  []int32 // position + 1
	sparse map[int64]int32
}

func rowsOf(n int, id func(int) int64) rows {
	var r rows
	if n == 0 {
		return r
	}
	lo, hi := id(0), id(0)
	for i := range n {
		lo, hi = min(lo, id(i)), max(hi, id(i))
	}
	if uint64(hi)-uint64(lo) < uint64(4*n+1024) {
		r.base, r.dense = lo, make([]int32, hi-lo+1)
		for i := range n {
			r.dense[id(i)-lo] = int32(i + 1)
		}
		return r
	}
	r.sparse = make(map[int64]int32, n)
	for i := range n {
		r.sparse[id(i)] = int32(i + 1)
	}
	return r
}

// of returns the position of a row, or -1.
func (r rows) of(id int64) int {
	if r.sparse != nil {
		return int(r.sparse[id]) - 1
	}
	if k := id - r.base; k >= 0 && k < int64(len(r.dense)) {
		return int(r.dense[k]) - 1
	}
	return -1
}

// programmeYears are the years with a roster date that the data reach.
func programmeYears(set *data.Set, asOf data.Date) []int {
	if len(set.Villages) == 0 && len(set.Postings) == 0 {
		return nil
	}
	first, last := data.FirstYear, data.LastYear
	for i := range set.Ledgers {
		last = max(last, set.Ledgers[i].Year)
	}
	for i := range set.Postings {
		if s := set.Postings[i].Start; s.Known() && s > data.RosterDate(last) {
			last = s.Year()
		}
	}
	if asOf.Known() {
		last = min(last, asOf.Year())
		if data.RosterDate(last) > asOf && last > first {
			last--
		}
	}
	var years []int
	for y := first; y <= last; y++ {
		years = append(years, y)
	}
	return years
}

// stands says whether [start, end) covers a day; an unknown end has not come.
func stands(start, end, day data.Date) bool {
	return start <= day && (!end.Known() || day < end)
}
