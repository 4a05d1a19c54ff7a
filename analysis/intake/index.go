package intake

// index gives hashes places: 0, 1, 2 … in the order in which they were added.
// Millions of rows have to find the person, the team, the village they speak of:
// open addressing over bare numbers takes a quarter of a map's memory, and the
// collector has nothing to look for in it.
type index struct {
	keys  pile[uint64]
	slots []int32 // place + 1; 0 is free. A power of two, at most three quarters full
	ahead int     // the place behind the one found last
}

// find returns the place of a hash. Lists of several years name things in one order: what
// came behind the last is looked at first, which saves a walk through memory.
func (x *index) find(key uint64) (at int, ok bool) {
	if at = x.ahead; at < x.keys.n && *x.keys.at(at) == key {
		x.ahead++
		return at, true
	}
	if at, ok = x.seek(key); ok {
		x.ahead = at + 1
	}
	return at, ok
}

func (x *index) seek(key uint64) (at int, ok bool) {
	if len(x.slots) == 0 {
		return 0, false
	}
	for i, mask := x.home(key), len(x.slots)-1; ; i = (i + 1) & mask {
		s := x.slots[i]
		if s == 0 {
			return 0, false
		}
		if *x.keys.at(int(s - 1)) == key {
			return int(s - 1), true
		}
	}
}

// home is where the search for a hash begins: at its upper bits, for codes and
// numbers are no hashes yet (Knuth's multiplicative hashing).
func (x *index) home(key uint64) int {
	return int((key*0x9e3779b97f4a7c15)>>32) & (len(x.slots) - 1)
}

// add returns the place of a hash, a new one if it has none.
func (x *index) add(key uint64) (at int, fresh bool) {
	if at, ok := x.find(key); ok {
		return at, false
	}
	if 4*(x.keys.n+1) > 3*len(x.slots) {
		x.slots = make([]int32, max(64, 2*len(x.slots)))
		for at := range x.keys.n {
			x.place(*x.keys.at(at), at)
		}
	}
	x.keys.add(key)
	x.place(key, x.keys.n-1)
	return x.keys.n - 1, true
}

func (x *index) place(key uint64, at int) {
	i, mask := x.home(key), len(x.slots)-1
	for x.slots[i] != 0 {
		i = (i + 1) & mask
	}
	x.slots[i] = int32(at + 1)
}

// numbers is an index with a number at each place.
type numbers struct {
	index
	of []int32
}

func (n *numbers) get(key uint64) (int64, bool) {
	at, ok := n.find(key)
	if !ok {
		return 0, false
	}
	return int64(n.of[at]), true
}

func (n *numbers) set(key uint64, v int64) {
	at, fresh := n.add(key)
	if fresh {
		n.of = append(n.of, 0)
	}
	n.of[at] = int32(v)
}

// pile is a list that grows without being copied.
type pile[T any] struct {
	pieces [][]T
	n      int
}

const pieceSize = 4096

func (p *pile[T]) at(i int) *T { return &p.pieces[i/pieceSize][i%pieceSize] }

func (p *pile[T]) add(v T) *T {
	if p.n%pieceSize == 0 {
		p.pieces = append(p.pieces, make([]T, pieceSize))
	}
	p.n++
	at := p.at(p.n - 1)
	*at = v
	return at
}
