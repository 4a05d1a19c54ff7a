package cube

import (
	"fmt"
	"math"

	"taihang/data"
)

// More dimensions: the yes/no and status columns of single tables. Their keys
// are Yes and No, and NA where the question does not arise.
const (
	Party          Dim = "party"           // cadre: member of the party
	Volunteer      Dim = "volunteer"       // cadre, entry
	Promoted       Dim = "promoted"        // cadre: by the end of the year
	Rank           Dim = "rank"            // cadre, entry: bureau division section staff
	Skill          Dim = "skill"           // cadre: what the team gets
	Rating         Dim = "rating"          // cadre: the year's appraisal
	EntryAge       Dim = "entry_age"       // cadre: on the intake's roster date
	EntryBand      Dim = "entry_age_band"  // cadre
	Match          Dim = "match"           // team, cadre: kind of unit against kind of village
	Exited         Dim = "exited"          // village: left poverty by the end of the year
	FirstSecretary Dim = "first_secretary" // village: has one on the roster date
	HasTeam        Dim = "has_team"        // village: a team stands on the roster date
	TeamFull       Dim = "team_full"       // village: at least three in the team
	Enterprise     Dim = "enterprise"      // village: supported by one
	Sanatorium     Dim = "sanatorium"      // village: supported by one
	Commissioner   Dim = "commissioner"    // village: supported by one
	Lodging        Dim = "lodging"         // village: signed off; so are the next two
	Heating        Dim = "heating"
	Board          Dim = "board"
	Standing       Dim = "standing" // team: stands on the roster date
	Paid           Dim = "paid"     // team: the year's work money was paid; NA when none was due
	Poor           Dim = "poor"     // county: status in the list of 2012
	Listed         Dim = "listed"   // county: on that list
	Delisted       Dim = "delisted" // county: taken off it by the end of the year
	Deep           Dim = "deep"     // county: deep poverty
	Outcome        Dim = "outcome"  // entry: accepted rejected exchanged
	Returned       Dim = "returned" // unit: a list of its was returned
	NeedKind       Dim = "need_kind"
	Met            Dim = "met" // need
)

// Keys of the yes/no dimensions, and of anything not known.
const (
	Yes     = "yes"
	No      = "no"
	NA      = "na"
	Unknown = "unknown"
)

// NewDict returns a dictionary of the keys in display order.
func NewDict(keys ...string) *Dict {
	d := &Dict{index: make(map[string]uint16, len(keys))}
	for _, k := range keys {
		d.Add(k)
	}
	return d
}

// Add returns the code of a key, giving it the next one if it is new. A
// dictionary holds 65,535 keys: more is a mistake in the choice of dimension.
func (d *Dict) Add(key string) uint16 {
	if c, ok := d.index[key]; ok {
		return c
	}
	if len(d.Keys) >= math.MaxUint16 {
		panic(fmt.Sprintf("cube: more than %d keys in one dimension", math.MaxUint16))
	}
	c := uint16(len(d.Keys))
	d.Keys = append(d.Keys, key)
	d.index[key] = c
	return c
}

// Code looks a key up.
func (d *Dict) Code(key string) (uint16, bool) {
	c, ok := d.index[key]
	return c, ok
}

// Len is the number of keys.
func (d *Dict) Len() int { return len(d.Keys) }

// New returns an empty cube.
func New() *Cube {
	return &Cube{Dicts: map[Dim]*Dict{}, Tables: map[string]*Table{}}
}

// Dict declares a dimension, or adds keys to it, and returns its dictionary.
func (c *Cube) Dict(dim Dim, keys ...string) *Dict {
	d := c.Dicts[dim]
	if d == nil {
		d = NewDict()
		c.Dicts[dim] = d
	}
	for _, k := range keys {
		d.Add(k)
	}
	return d
}

// Table adds a table of n rows, whose columns are then made and filled by
// Dim and Num.
func (c *Cube) Table(name string, n int) *Table {
	t := &Table{Name: name, N: n, Dims: map[Dim][]uint16{}, Nums: map[string]*Numbers{}}
	c.Tables[name] = t
	return t
}

// Dim returns the column of codes of a dimension, made on first use.
func (t *Table) Dim(dim Dim) []uint16 {
	col := t.Dims[dim]
	if col == nil {
		col = make([]uint16, t.N)
		t.Dims[dim] = col
	}
	return col
}

// Num returns a column of figures, made on first use with every row missing.
func (t *Table) Num(name string) *Numbers {
	col := t.Nums[name]
	if col == nil {
		col = &Numbers{V: make([]float64, t.N), State: make([]data.State, t.N)}
		t.Nums[name] = col
	}
	return col
}

// Set puts a figure into row i.
func (n *Numbers) Set(i int, v data.Value) { n.V[i], n.State[i] = v.V, v.State }

// At returns the figure of row i.
func (n *Numbers) At(i int) data.Value {
	if n.State == nil {
		return data.Value{V: n.V[i], State: data.Present}
	}
	return data.Value{V: n.V[i], State: n.State[i]}
}

// Has says whether the table has the dimension.
func (t *Table) Has(dim Dim) bool { return t.Dims[dim] != nil }
