package ingest

import (
	"encoding/binary"
	"errors"
	"io"
	"unicode/utf16"
)

// ole is a compound file (MS-CFB): streams cut into sectors, with a table that
// chains them. Every number in it is checked against the file's size, every
// chain against the number of sectors there are.
type ole struct {
	r       io.ReaderAt
	size    int64
	shift   uint     // of a sector's size
	next    []uint32 // sector → the next of its chain
	mini    []uint32 // the same for the small sectors within root
	root    *oleStream
	streams map[string]oleEntry // of the top level
}

type oleEntry struct {
	start uint32
	size  int64
}

var errOLE = errors.New("ingest: damaged compound file")

const (
	oleEnd      = 0xfffffffe
	oleMiniSize = 4096 // streams below this lie in small sectors
	maxOLE      = 1 << 30
)

// openCompound reads the tables of a compound file.
func openCompound(r io.ReaderAt, size int64) (*ole, error) {
	var h [512]byte
	if _, err := r.ReadAt(h[:], 0); err != nil || size > maxOLE {
		return nil, errOLE
	}
	le := binary.LittleEndian
	o := &ole{r: r, size: size, shift: uint(le.Uint16(h[30:])), streams: map[string]oleEntry{}}
	if o.shift != 9 && o.shift != 12 || le.Uint16(h[32:]) != 6 {
		return nil, errOLE
	}
	tables := make([]uint32, 0, 109)
	for i := range 109 {
		tables = append(tables, le.Uint32(h[76+4*i:]))
	}
	most := int(size>>o.shift) + 1
	for at, n := le.Uint32(h[68:]), 0; at < oleEnd-2 && n < most; n++ { // more of them than fit into the header
		b, err := o.sector(at)
		if err != nil {
			return nil, err
		}
		for i := 0; i < len(b)-4; i += 4 {
			tables = append(tables, le.Uint32(b[i:]))
		}
		at = le.Uint32(b[len(b)-4:])
	}
	for _, at := range tables {
		if at > oleEnd-4 || len(o.next) > most {
			continue
		}
		b, err := o.sector(at)
		if err != nil {
			return nil, err
		}
		o.next = appendWords(o.next, b)
	}
	if err := o.directory(le.Uint32(h[48:])); err != nil {
		return nil, err
	}
	if chain, err := follow(o.next, le.Uint32(h[60:]), most); err == nil {
		for _, at := range chain {
			b, err := o.sector(at)
			if err != nil {
				return nil, err
			}
			o.mini = appendWords(o.mini, b)
		}
	}
	return o, nil
}

func appendWords(dst []uint32, b []byte) []uint32 {
	for i := 0; i+4 <= len(b); i += 4 {
		dst = append(dst, binary.LittleEndian.Uint32(b[i:]))
	}
	return dst
}

func (o *ole) sector(n uint32) ([]byte, error) {
	b := make([]byte, 1<<o.shift)
	at := (int64(n) + 1) << o.shift
	if at >= o.size {
		return nil, errOLE
	}
	if _, err := o.r.ReadAt(b, at); err != nil && err != io.EOF {
		return nil, err
	}
	return b, nil // the last sector of a file may be cut
}

// follow lists the sectors of a chain, most at most.
func follow(next []uint32, at uint32, most int) ([]uint32, error) {
	var chain []uint32
	for at < oleEnd-3 {
		if int64(at) >= int64(len(next)) || len(chain) >= most {
			return chain, errOLE
		}
		chain = append(chain, at)
		at = next[at]
	}
	return chain, nil
}

// maxEntries of a directory.
const maxEntries = 1 << 16

// directory finds the streams of the top level: those of embedded files, which
// may have the same names, lie deeper.
func (o *ole) directory(at uint32) error {
	chain, err := follow(o.next, at, min(int(o.size>>o.shift)+1, maxEntries>>(o.shift-7)))
	if err != nil {
		return err
	}
	var all []byte
	for _, n := range chain {
		b, err := o.sector(n)
		if err != nil {
			return err
		}
		all = append(all, b...)
	}
	le := binary.LittleEndian
	entry := func(i uint32) []byte {
		if int64(i) >= int64(len(all)/128) {
			return nil
		}
		return all[i*128 : i*128+128]
	}
	size := func(e []byte) int64 {
		if o.shift == 9 {
			return int64(le.Uint32(e[120:]))
		}
		return int64(le.Uint64(e[120:]) & (1<<40 - 1))
	}
	root := entry(0)
	if root == nil {
		return errOLE
	}
	o.root, err = o.large(oleEntry{le.Uint32(root[116:]), size(root)})
	if err != nil {
		return err
	}
	seen := map[uint32]bool{}
	for stack := []uint32{le.Uint32(root[76:])}; len(stack) > 0; {
		i := stack[len(stack)-1]
		stack = stack[:len(stack)-1]
		e := entry(i)
		if e == nil || seen[i] {
			continue
		}
		seen[i] = true
		stack = append(stack, le.Uint32(e[68:]), le.Uint32(e[72:]))
		n := int(le.Uint16(e[64:]))/2 - 1
		if n < 1 || n > 31 {
			continue
		}
		var name [31]uint16
		for k := range n {
			name[k] = le.Uint16(e[2*k:])
		}
		o.streams[string(utf16.Decode(name[:n]))] = oleEntry{le.Uint32(e[116:]), size(e)}
	}
	return nil
}

// open is a stream of the top level, nil when there is none.
func (o *ole) open(name string) (*oleStream, error) {
	e, ok := o.streams[name]
	switch {
	case !ok:
		return nil, nil
	case e.size >= oleMiniSize:
		return o.large(e)
	}
	chain, err := follow(o.mini, e.start, oleMiniSize/64)
	if err != nil || int64(len(chain))*64 < e.size {
		return nil, errOLE
	}
	return &oleStream{r: o.root, shift: 6, chain: chain, size: e.size}, nil
}

func (o *ole) large(e oleEntry) (*oleStream, error) {
	chain, err := follow(o.next, e.start, int(o.size>>o.shift)+1)
	if err != nil {
		return nil, err
	}
	return &oleStream{r: o.r, shift: o.shift, first: 1, chain: chain, size: min(e.size, int64(len(chain))<<o.shift)}, nil
}

// oleStream reads a stream anywhere.
type oleStream struct {
	r     io.ReaderAt
	shift uint
	first int64 // sectors before the first
	chain []uint32
	size  int64
}

// ReadAt implements io.ReaderAt.
func (s *oleStream) ReadAt(b []byte, off int64) (n int, err error) {
	for n < len(b) {
		if off < 0 || off >= s.size {
			return n, io.EOF
		}
		i := int(off >> s.shift)
		run := i + 1 // sectors that lie side by side are read at once
		for run < len(s.chain) && s.chain[run] == s.chain[run-1]+1 && int64(run-i)<<s.shift < int64(len(b)-n) {
			run++
		}
		within := off - int64(i)<<s.shift
		part := min(int64(len(b)-n), int64(run-i)<<s.shift-within, s.size-off)
		got, err := s.r.ReadAt(b[n:n+int(part)], (int64(s.chain[i])+s.first)<<s.shift+within)
		n, off = n+got, off+int64(got)
		if int64(got) < part {
			if err == nil || err == io.EOF {
				err = io.ErrUnexpectedEOF
			}
			return n, err
		}
	}
	return n, nil
}
