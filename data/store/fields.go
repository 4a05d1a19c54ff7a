package store

import (
	"database/sql/driver"
	"fmt"
	"slices"

	"taihang/data"
)

// column is what the schema test compares with the file.
type column struct {
	name, kind string
	null       bool
}

// fields visits the columns of a row, in the order of its table. One visit
// function a type serves all three modes, so that names, writing and reading
// cannot drift apart.
type fields struct {
	mode   mode
	cols   []column
	args   []driver.NamedValue // binding: the row's slots
	row    []driver.Value      // reading
	i      int
	values [12]*data.Value // of this row, until states comes
	n      int
	words  map[string]string // one copy of each enumerated word
	err    error
}

type mode uint8

const (
	naming mode = iota
	binding
	reading
)

// next starts a row.
func (f *fields) next() { f.i, f.n = 0, 0 }

func (f *fields) name(name, kind string, null bool) {
	f.cols = append(f.cols, column{name, kind, null})
}

func (f *fields) put(v driver.Value) {
	f.args[f.i].Value = v
	f.i++
}

func (f *fields) take() driver.Value {
	f.i++
	return f.row[f.i-1]
}

// whole is an integer column; with null, zero stands for NULL.
func whole[N ~int | ~int32 | ~int64](f *fields, name string, v *N, null bool) {
	switch f.mode {
	case naming:
		f.name(name, "INTEGER", null)
	case binding:
		if null && *v == 0 {
			f.put(nil)
			return
		}
		f.put(int64(*v))
	case reading:
		x, _ := f.take().(int64)
		*v = N(x)
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
		f.put(*v)
	case reading:
		*v, _ = f.take().(string)
	}
}

// word is a text of which there are few different ones.
func word[S ~string](f *fields, name string, v *S) {
	if f.mode != reading {
		s := string(*v)
		f.text(name, &s)
		return
	}
	s, _ := f.take().(string)
	if one, ok := f.words[s]; ok {
		s = one
	} else {
		f.words[s] = s
	}
	*v = S(s)
}

// place is a word stored as its place in a published list, from 1.
func (f *fields) place(name string, v *string, list []string) {
	var n int64
	if f.mode == binding {
		if n = int64(slices.Index(list, *v)) + 1; n == 0 && f.err == nil {
			f.err = fmt.Errorf("%s %q is not one of %v", name, *v, list)
		}
	}
	whole(f, name, &n, false)
	if f.mode != reading {
		return
	}
	if n < 1 || int(n) > len(list) {
		*v = ""
		return
	}
	*v = list[n-1]
}

func (f *fields) yes(name string, v *bool) {
	var n int64
	if *v {
		n = 1
	}
	whole(f, name, &n, false)
	if f.mode == reading {
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
			f.put(nil)
			return
		}
		f.put(*v)
	case reading:
		*v, _ = f.take().(float64)
	}
}

func (f *fields) blob(name string, v *[]byte) {
	switch f.mode {
	case naming:
		f.name(name, "BLOB", false)
	case binding:
		f.put(*v)
	case reading:
		*v, _ = f.take().([]byte)
	}
}

// value is a figure; why it is missing goes to the row's states.
func (f *fields) value(name string, v *data.Value) {
	if f.mode == naming {
		f.name(name, "REAL", true)
		return
	}
	f.values[f.n] = v
	f.n++
	if f.mode == binding {
		if v.State != data.Present {
			f.put(nil)
			return
		}
		f.put(v.V)
		return
	}
	if x, ok := f.take().(float64); ok {
		*v = data.Num(x)
	} else {
		*v = data.Value{}
	}
}

// states packs why the row's figures are missing, two bits each.
func (f *fields) states() {
	var bits int64
	if f.mode == binding {
		for i, v := range f.values[:f.n] {
			if v.State != data.Present {
				bits |= int64(v.State) << (2 * i)
			}
		}
	}
	whole(f, "states", &bits, false)
	if f.mode != reading || bits == 0 {
		return
	}
	for i, v := range f.values[:f.n] {
		if v.State != data.Present {
			v.State = data.State(bits >> (2 * i) & 3)
		}
	}
}
