package store

import (
	"fmt"
	"slices"

	"zombiezen.com/go/sqlite"
)

// A transaction notes the numbers that its rows have and refer to, so that its
// commit need not look up the parent of every row: SQLite's own check takes a
// tenth of a large import's time. What is not noted is left to that check:
// references by text, and transactions that take rows away.

// parents are the numbers of a table that rows of a transaction have brought
// and have referred to.
type parents struct{ brought, wanted idSet }

// idSet is a set of row numbers.
type idSet struct {
	bits []uint64
	wild bool // a number beyond what rows are numbered by
}

const maxID = 1 << 31

func (s *idSet) add(id int64) {
	if id < 0 || id >= maxID {
		s.wild = true
		return
	}
	at := int(id >> 6)
	if at >= len(s.bits) {
		s.bits = append(s.bits, make([]uint64, at+1+len(s.bits)/2-len(s.bits))...)
	}
	s.bits[at] |= 1 << (id & 63)
}

// lacks returns the first number of o that is not in s.
func (s *idSet) lacks(o *idSet) (id int64, any bool) {
	for at, w := range o.bits {
		if at < len(s.bits) {
			w &^= s.bits[at]
		}
		for bit := range 64 {
			if w>>bit&1 != 0 {
				return int64(at<<6 + bit), true
			}
		}
	}
	return 0, false
}

// noting returns, for each column of a table, where to note its numbers. all
// says that every reference of the table is noted so.
func (tx *Tx) noting(table string, columns []column, key []string) (notes []*idSet, all bool, err error) {
	place := func(name string) int {
		return slices.IndexFunc(columns, func(c column) bool { return c.name == name })
	}
	notes, all = make([]*idSet, len(columns)), true
	if len(key) == 1 && key[0] == "id" {
		notes[place("id")] = &tx.parentsOf(table).brought
	}
	err = each(tx.c, "PRAGMA foreign_key_list("+table+")", func(st *sqlite.Stmt) error {
		parent, from, to := st.GetText("table"), st.GetText("from"), st.GetText("to")
		at := place(from)
		switch {
		case from == "batch_id": // that of a batch that was opened
		case at < 0 || to != "id" || columns[at].kind != "INTEGER" || notes[at] != nil:
			all = false
		default:
			notes[at] = &tx.parentsOf(parent).wanted
		}
		return nil
	})
	return notes, all, err
}

func (tx *Tx) parentsOf(table string) *parents {
	p := tx.parents[table]
	if p == nil {
		p = &parents{}
		tx.parents[table] = p
	}
	return p
}

// references looks for rows that refer to none: in what was written or, if rows
// were taken away, everywhere.
func (tx *Tx) references() error {
	if tx.changes.Gone > 0 || tx.taken {
		return checkReferences(tx.c, "")
	}
	for name, r := range tx.rows {
		if r.noted() {
			continue
		}
		if err := checkReferences(tx.c, name); err != nil {
			return err
		}
	}
	for name, p := range tx.parents {
		if err := tx.parentsThere(name, p); err != nil {
			return err
		}
	}
	return nil
}

// parentsThere looks for the rows that were referred to among those that the
// transaction brought, then among all.
func (tx *Tx) parentsThere(table string, p *parents) error {
	if p.wanted.wild {
		return checkReferences(tx.c, "")
	}
	if _, lacking := p.brought.lacks(&p.wanted); !lacking {
		return nil
	}
	there := idSet{bits: slices.Clone(p.brought.bits)}
	err := each(tx.c, "SELECT id FROM "+table, func(st *sqlite.Stmt) error {
		there.add(st.ColumnInt64(0))
		return nil
	})
	if err != nil {
		return err
	}
	if id, lacking := there.lacks(&p.wanted); lacking {
		return fmt.Errorf("%w: no %s %d", errReference, table, id)
	}
	return nil
}
