package store

import "math"

// Binding a row's values to the parameters of a statement, and hashing them on the
// way: the hashes of its rows make a batch's digest.

// mix adds a word to the hash. Each step is invertible, so that no single
// change of a row can leave the hash as it was.
func (f *fields) mix(w uint64) {
	h := (f.sum ^ w) * 0x9e3779b97f4a7c15
	f.sum = h ^ h>>29
}

func (f *fields) mixText(s string) {
	for len(s) >= 8 {
		f.mix(uint64(s[0]) | uint64(s[1])<<8 | uint64(s[2])<<16 | uint64(s[3])<<24 | uint64(s[4])<<32 | uint64(s[5])<<40 | uint64(s[6])<<48 | uint64(s[7])<<56)
		s = s[8:]
	}
	w := uint64(len(s)) << 56
	for i := range len(s) {
		w |= uint64(s[i]) << (8 * i)
	}
	f.mix(w)
}

func (f *fields) bindInt(v int64) {
	f.i++
	switch {
	case f.counted && f.i == f.first+1:
		if !f.stands(bound{is: aNull}) {
			f.st.BindNull(f.i)
		}
	case !f.stands(bound{is: anInt, n: v}):
		f.st.BindInt64(f.i, v)
	}
	f.mix(uint64(v))
	if f.notes != nil {
		if s := f.notes[f.i-f.first-1]; s != nil {
			s.add(v)
		}
	}
}

func (f *fields) bindNull() {
	f.i++
	if !f.stands(bound{is: aNull}) {
		f.st.BindNull(f.i)
	}
	f.mix(0xa5a5)
}

func (f *fields) bindFloat(v float64) {
	f.i++
	f.stands(bound{})
	f.st.BindFloat(f.i, v)
	f.mix(math.Float64bits(v))
}

func (f *fields) bindText(s string) {
	f.i++
	f.stands(bound{})
	f.st.BindText(f.i, s)
	f.mixText(s)
}

// bindWord is bindText for one of few texts.
func (f *fields) bindWord(s string) {
	f.i++
	if !f.stands(bound{is: aWord, word: s}) {
		f.st.BindText(f.i, s)
	}
	f.mixText(s)
}

// bound is what stands in a parameter. SQLite keeps it from one run of a
// statement to the next: in rows by the million most columns say what they said
// a statement before, and need not be bound again.
type bound struct {
	is   kind
	n    int64
	word string
}

// kind says what kind of value is bound.
type kind uint8

const (
	unsure kind = iota
	anInt
	aNull
	aWord
)

// stands says whether b is in the parameter already, and notes it.
func (f *fields) stands(b bound) bool {
	if f.i >= len(f.bound) {
		return false
	}
	was := &f.bound[f.i]
	if b.is != unsure && *was == b {
		return true
	}
	*was = b
	return false
}
