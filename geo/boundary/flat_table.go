package boundary

import (
	"encoding/binary"
	"errors"
)

// flatTable is a table of a flatbuffer: b is the whole buffer, at where the
// table begins. A field that is not there, or not whole, is not ok.
type flatTable struct {
	b  []byte
	at int
}

var errFlat = errors.New("a table lies outside of its buffer")

// flatPiece takes the buffer off that comes next.
func flatPiece(b []byte) (flatTable, []byte, error) {
	if len(b) < 8 {
		return flatTable{}, nil, errShort
	}
	n := binary.LittleEndian.Uint32(b)
	if uint64(n) > uint64(len(b)-4) || n < 4 {
		return flatTable{}, nil, errShort
	}
	piece := b[4 : 4+n]
	t, ok := tableAt(piece, 0)
	if !ok {
		return flatTable{}, nil, errFlat
	}
	return t, b[4+n:], nil
}

// tableAt follows the offset that stands at a place.
func tableAt(b []byte, at int) (flatTable, bool) {
	to, ok := follow(b, at)
	if !ok || to+4 > len(b) {
		return flatTable{}, false
	}
	return flatTable{b, to}, true
}

func follow(b []byte, at int) (int, bool) {
	if at < 0 || at+4 > len(b) {
		return 0, false
	}
	to := int64(at) + int64(binary.LittleEndian.Uint32(b[at:]))
	return int(to), to <= int64(len(b))
}

// field is where a field's value stands.
func (t flatTable) field(i, size int) (int, bool) {
	le := binary.LittleEndian
	if t.b == nil {
		return 0, false
	}
	vt := int64(t.at) - int64(int32(le.Uint32(t.b[t.at:])))
	if vt < 0 || vt+4 > int64(len(t.b)) {
		return 0, false
	}
	length := int64(le.Uint16(t.b[vt:]))
	slot := vt + 4 + 2*int64(i)
	if slot+2 > vt+length || slot+2 > int64(len(t.b)) {
		return 0, false
	}
	off := int(le.Uint16(t.b[slot:]))
	if off == 0 || t.at+off+size > len(t.b) {
		return 0, false
	}
	return t.at + off, true
}

func (t flatTable) byte(i int) (byte, bool) {
	at, ok := t.field(i, 1)
	if !ok {
		return 0, false
	}
	return t.b[at], true
}

func (t flatTable) uint16(i int) (uint16, bool) {
	at, ok := t.field(i, 2)
	if !ok {
		return 0, false
	}
	return binary.LittleEndian.Uint16(t.b[at:]), true
}

func (t flatTable) uint32(i int) (uint32, bool) {
	at, ok := t.field(i, 4)
	if !ok {
		return 0, false
	}
	return binary.LittleEndian.Uint32(t.b[at:]), true
}

func (t flatTable) uint64(i int) (uint64, bool) {
	at, ok := t.field(i, 8)
	if !ok {
		return 0, false
	}
	return binary.LittleEndian.Uint64(t.b[at:]), true
}

func (t flatTable) table(i int) (flatTable, bool) {
	at, ok := t.field(i, 4)
	if !ok {
		return flatTable{}, false
	}
	return tableAt(t.b, at)
}

// vector is the bytes of a vector of items of a size.
func (t flatTable) vector(i, size int) []byte {
	at, ok := t.field(i, 4)
	if !ok {
		return nil
	}
	to, ok := follow(t.b, at)
	if !ok || to+4 > len(t.b) {
		return nil
	}
	n := int64(binary.LittleEndian.Uint32(t.b[to:])) * int64(size)
	if n > int64(len(t.b)-to-4) {
		return nil
	}
	return t.b[to+4 : to+4+int(n)]
}

func (t flatTable) bytes(i int) []byte { return t.vector(i, 1) }
func (t flatTable) text(i int) string  { return string(t.vector(i, 1)) }

func (t flatTable) tables(i int) (out []flatTable) {
	at, ok := t.field(i, 4)
	if !ok {
		return nil
	}
	to, ok := follow(t.b, at)
	if !ok || to+4 > len(t.b) {
		return nil
	}
	n := int64(binary.LittleEndian.Uint32(t.b[to:]))
	if 4*n > int64(len(t.b)-to-4) {
		return nil
	}
	for k := range int(n) {
		if s, ok := tableAt(t.b, to+4+4*k); ok {
			out = append(out, s)
		}
	}
	return out
}
