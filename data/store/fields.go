package store

import (
	"encoding/json"
	"fmt"
	"slices"

	"zombiezen.com/go/sqlite"

	"taihang/data"
)

// column is what the schema test compares with the file.
type column struct {
	name, kind string
	null       bool
}

// fields visits the columns of a row, in the order of its table. One visit
// function a type serves every mode, so that names, writing, reading and
// keeping of old versions cannot drift apart.
type fields struct {
	mode    mode
	cols    []column
	st      *sqlite.Stmt
	i       int                        // of the column
	first   int                        // i before the row's first column
	notes   []*idSet                   // binding: by column, where its numbers are noted
	counted bool                       // binding: the number in a row's first column is the one that SQLite gives by itself
	bound   []bound                    // binding: by i, what is in the parameters; nil where that is not followed
	sum     uint64                     // binding: a hash of what was bound
	packed  map[string]any             // packing
	raw     map[string]json.RawMessage // unpacking
	values  [12]*data.Value            // of this row, until states comes
	n       int
	words   map[string]string // reading: one copy of each enumerated word
	buf     []byte
	err     error
}

type mode uint8

const (
	naming    mode = iota
	binding        // into the parameters of st
	reading        // from the columns of st
	packing        // into packed
	unpacking      // from raw
)

// next starts a row.
func (f *fields) next() { f.i, f.first, f.n, f.sum = 0, 0, 0, 0 }

func (f *fields) name(name, kind string, null bool) {
	f.cols = append(f.cols, column{name, kind, null})
}

// take is the place of the next column to read.
func (f *fields) take() int {
	f.i++
	return f.i - 1
}

// unpack reads a packed column; one that an older version lacked stays zero.
func (f *fields) unpack(name string, v any) {
	raw, ok := f.raw[name]
	if !ok || string(raw) == "null" {
		return
	}
	if err := json.Unmarshal(raw, v); err != nil && f.err == nil {
		f.err = fmt.Errorf("column %s: %w", name, err)
	}
}

// whole is an integer column; with null, zero stands for NULL.
func whole[N ~int | ~int32 | ~int64](f *fields, name string, v *N, null bool) {
	switch f.mode {
	case naming:
		f.name(name, "INTEGER", null)
	case binding:
		if null && *v == 0 {
			f.bindNull()
			return
		}
		f.bindInt(int64(*v))
	case reading:
		*v = N(f.st.ColumnInt64(f.take()))
	case packing:
		f.packed[name] = int64(*v)
	case unpacking:
		f.unpack(name, v)
	}
}

func (f *fields) id(name string, v *int64)       { whole(f, name, v, false) }
func (f *fields) ref(name string, v *int64)      { whole(f, name, v, true) } // 0: none
func (f *fields) count(name string, v *int)      { whole(f, name, v, false) }
func (f *fields) year(name string, v *int)       { whole(f, name, v, true) } // 0: not yet, unknown
func (f *fields) date(name string, v *data.Date) { whole(f, name, v, true) }

// keyDate is a day that is part of a key: unknown is 0, not NULL.
func (f *fields) keyDate(name string, v *data.Date) { whole(f, name, v, false) }

func (f *fields) text(name string, v *string) {
	switch f.mode {
	case naming:
		f.name(name, "TEXT", false)
	case binding:
		if *v == "" {
			f.bindWord("")
		} else {
			f.bindText(*v)
		}
	case reading:
		*v = f.st.ColumnText(f.take())
	case packing:
		f.packed[name] = *v
	case unpacking:
		f.unpack(name, v)
	}
}

// word is a text of which there are few different ones.
func word[S ~string](f *fields, name string, v *S) {
	switch f.mode {
	case binding:
		f.bindWord(string(*v))
	case reading:
		*v = S(f.interned(f.take()))
	default:
		s := string(*v)
		f.text(name, &s)
		*v = S(s)
	}
}

// interned reads a text of which a copy is likely to be there.
func (f *fields) interned(i int) string {
	n := f.st.ColumnLen(i)
	if cap(f.buf) < n {
		f.buf = make([]byte, 2*n)
	}
	b := f.buf[:n]
	f.st.ColumnBytes(i, b)
	if one, ok := f.words[string(b)]; ok {
		return one
	}
	s := string(b)
	f.words[s] = s
	return s
}

// place is a word stored as its place in a published list, from 1.
func (f *fields) place(name string, v *string, list []string) {
	n := 0
	if f.mode == binding || f.mode == packing {
		if n = slices.Index(list, *v) + 1; n == 0 && f.err == nil {
			f.err = fmt.Errorf("%s %q is not one of %v", name, *v, list)
		}
	}
	switch n = f.small(name, n); {
	case f.mode != reading && f.mode != unpacking:
	case n < 1 || n > len(list):
		*v = ""
	default:
		*v = list[n-1]
	}
}

// small is an integer column that stands for something else: it takes what is
// to be written and returns what was read.
func (f *fields) small(name string, n int) int {
	switch f.mode {
	case naming:
		f.name(name, "INTEGER", false)
	case binding:
		f.bindInt(int64(n))
	case reading:
		n = f.st.ColumnInt(f.take())
	case packing:
		f.packed[name] = n
	case unpacking:
		var x int
		f.unpack(name, &x)
		n = x
	}
	return n
}

func (f *fields) yes(name string, v *bool) {
	n := 0
	if *v {
		n = 1
	}
	if n = f.small(name, n); f.mode == reading || f.mode == unpacking {
		*v = n != 0
	}
}

// known is a real number for which zero means unknown, and is NULL.
func (f *fields) known(name string, v *float64) {
	switch f.mode {
	case naming:
		f.name(name, "REAL", true)
	case binding:
		if *v == 0 {
			f.bindNull()
			return
		}
		f.bindFloat(*v)
	case reading:
		*v = f.st.ColumnFloat(f.take())
	case packing:
		f.packed[name] = *v
	case unpacking:
		f.unpack(name, v)
	}
}

func (f *fields) blob(name string, v *[]byte) {
	switch f.mode {
	case naming:
		f.name(name, "BLOB", false)
	case binding:
		f.i++
		f.stands(bound{})
		f.st.BindBytes(f.i, *v)
		f.mixText(string(*v))
	case reading:
		i := f.take()
		*v = make([]byte, f.st.ColumnLen(i))
		f.st.ColumnBytes(i, *v)
	case packing:
		f.packed[name] = *v
	case unpacking:
		f.unpack(name, v)
	}
}

// value is a figure; why it is missing goes to the row's states.
func (f *fields) value(name string, v *data.Value) {
	if f.mode != naming {
		f.values[f.n] = v
		f.n++
	}
	switch f.mode {
	case naming:
		f.name(name, "REAL", true)
	case binding:
		if v.State != data.Present {
			f.bindNull()
			return
		}
		f.bindFloat(v.V)
	case reading:
		i := f.take()
		if f.st.ColumnIsNull(i) {
			*v = data.Value{}
			return
		}
		*v = data.Num(f.st.ColumnFloat(i))
	case packing:
		switch v.State {
		case data.Present:
			f.packed[name] = v.V
		case data.Null:
			f.packed[name] = nil
		default:
			f.packed[name] = map[string]data.State{"state": v.State}
		}
	case unpacking:
		f.unpackValue(name, v)
	}
}

func (f *fields) unpackValue(name string, v *data.Value) {
	var why struct{ State data.State }
	if raw := f.raw[name]; len(raw) > 0 && raw[0] == '{' {
		f.unpack(name, &why)
		v.State = why.State
		return
	}
	var x *float64
	if f.unpack(name, &x); x != nil {
		*v = data.Num(*x)
	}
}

// states holds why the row's figures are missing, two bits each. A packed row
// says it at each figure.
func (f *fields) states() {
	if f.mode == packing || f.mode == unpacking {
		return
	}
	bits := 0
	if f.mode == binding {
		for i, v := range f.values[:f.n] {
			if v.State != data.Present {
				bits |= int(v.State) << (2 * i)
			}
		}
	}
	bits = f.small("states", bits)
	if f.mode != reading || bits == 0 {
		return
	}
	for i, v := range f.values[:f.n] {
		if v.State != data.Present {
			v.State = data.State(bits >> (2 * i) & 3)
		}
	}
}
