package mesh

import (
	"math"
	"sync"

	"taihang/geo/projection"

	"github.com/paulmach/orb"
)

// How borders are found. Every vertex is rounded to 1e-7° (a centimetre) and
// looked up in a hash table, so that a vertex shared by three counties is one
// vertex, projected once. Rings run with their area on the left, so a border
// between two features is walked once each way: the edge a→b of one is the
// edge b→a of the other. Edges are therefore kept under their unordered pair
// of vertices, with the feature on either side. Vertices where anything but
// two edges meet, or where the pair of features changes, are nodes; the chains
// between nodes are the lines.
//
// A clean layer leaves single edges only along its outside. In an unclean one
// they also run around gaps, overlaps and T-junctions; gap.go tells these apart.

// Input is a feature to build from: polygons in degrees, rings closed, outer
// rings counter-clockwise (as geo/boundary leaves them).
type Input struct {
	Code, Name, Parent string
	Geometry           orb.MultiPolygon
}

// edge is a border of one step between the vertices a and b. left is the
// feature on the left going from a to b, right the one on the other side or -1.
type edge struct {
	a, b        int32
	left, right int32
	across      int32
	used        bool
}

type builder struct {
	mesh  *Mesh
	proj  projection.Projection
	verts vertexTable
	pts   []Pt      // by vertex
	exact []xy      // by vertex, before rounding to float32
	rings [][]int32 // vertices of each ring
	owner []int32   // feature of each ring
	edges []edge
	index edgeTable
	first []int32 // edges at each vertex: at[first[v]:first[v+1]]
	at    []int32
	loose bool // whole borders do not match: what faces counts as neighbour
}

type xy struct{ x, y float64 }

// Build projects a layer and finds its borders. Features keep their order.
func Build(id string, feats []Input, proj projection.Projection) *Mesh {
	n := 0
	for i := range feats {
		for _, p := range feats[i].Geometry {
			for _, r := range p {
				n += len(r)
			}
		}
	}
	b := &builder{mesh: &Mesh{ID: id, Features: make([]Feature, len(feats))}, proj: proj}
	b.verts.init(n)
	b.index.init(n)
	b.edges = make([]edge, 0, n)
	for i := range feats {
		b.feature(int32(i), &feats[i])
	}
	b.incidence()
	b.closeGaps()
	b.loose = b.closeFacing()
	b.chain()
	b.neighbours()
	b.label(feats)
	b.mesh.Bound = boundAll(b.mesh.Features)
	return b.mesh
}

func (b *builder) feature(i int32, in *Input) {
	f := &b.mesh.Features[i]
	f.Code, f.Name, f.Parent = in.Code, in.Name, in.Parent
	f.Bound = emptyBound()
	for _, poly := range in.Geometry {
		for _, ring := range poly {
			ids := b.ring(ring)
			if len(ids) < 3 {
				continue
			}
			pts := make([]Pt, len(ids))
			for k, v := range ids {
				pts[k] = b.pts[v]
				f.Bound.extend(pts[k])
			}
			f.Rings = append(f.Rings, pts)
			b.rings, b.owner = append(b.rings, ids), append(b.owner, i)
			for k, v := range ids {
				b.side(v, ids[(k+1)%len(ids)], i)
			}
		}
	}
}

// ring looks its vertices up, without the closing one and without repeats.
func (b *builder) ring(r orb.Ring) []int32 {
	ids := make([]int32, 0, len(r))
	for _, p := range r {
		v, fresh := b.verts.add(p[0], p[1])
		if fresh {
			x, y := b.proj.Forward(p[0], p[1])
			b.pts = append(b.pts, Pt{float32(x), float32(y)})
			b.exact = append(b.exact, xy{x, y})
		}
		if len(ids) == 0 || ids[len(ids)-1] != v {
			ids = append(ids, v)
		}
	}
	for len(ids) > 1 && ids[0] == ids[len(ids)-1] {
		ids = ids[:len(ids)-1]
	}
	return ids
}

// side records that feature f lies on the left of u→v. If the edge is known
// the other way round with nothing on that side yet, this completes it; an
// overlap makes an edge of its own.
func (b *builder) side(u, v, f int32) {
	slot := b.index.find(u, v)
	if e := b.index.edge[slot]; e >= 0 {
		if g := &b.edges[e]; g.a == v && g.right < 0 {
			g.right, g.across = f, f
			return
		}
	} else {
		b.index.edge[slot] = int32(len(b.edges))
	}
	b.edges = append(b.edges, edge{u, v, f, -1, -1, false})
}

// incidence lists the edges at each vertex.
func (b *builder) incidence() {
	b.first = make([]int32, len(b.pts)+1)
	for _, e := range b.edges {
		b.first[e.a+1]++
		b.first[e.b+1]++
	}
	for v := range b.pts {
		b.first[v+1] += b.first[v]
	}
	b.at = make([]int32, 2*len(b.edges))
	next := append([]int32(nil), b.first[:len(b.pts)]...)
	for i, e := range b.edges {
		b.at[next[e.a]] = int32(i)
		next[e.a]++
		b.at[next[e.b]] = int32(i)
		next[e.b]++
	}
}

func (b *builder) edgesAt(v int32) []int32 { return b.at[b.first[v]:b.first[v+1]] }

// chain joins edges into lines, first from the nodes, then what is left:
// closed lines without a node.
func (b *builder) chain() {
	for v := range int32(len(b.pts)) {
		if at := b.edgesAt(v); !b.passes(at) {
			for _, e := range at {
				if !b.edges[e].used {
					b.walk(v, e)
				}
			}
		}
	}
	for i := range b.edges {
		if !b.edges[i].used {
			b.walk(b.edges[i].a, int32(i))
		}
	}
}

// passes says whether a line goes through a vertex with these edges.
func (b *builder) passes(at []int32) bool {
	if len(at) != 2 {
		return false
	}
	e, g := &b.edges[at[0]], &b.edges[at[1]]
	if e.a == g.a || e.b == g.b {
		return e.left == g.right && e.right == g.left && e.right >= 0
	}
	return e.left == g.left && e.right == g.right && e.across == g.across
}

// walk follows a line from v along e to the next node.
func (b *builder) walk(v, e int32) {
	first := &b.edges[e]
	l := Line{Left: first.left, Right: first.right, Across: first.across, Pts: []Pt{b.pts[v]}}
	backward := first.a != v
	for {
		g := &b.edges[e]
		g.used = true
		if v == g.a {
			v = g.b
		} else {
			v = g.a
		}
		l.Pts = append(l.Pts, b.pts[v])
		at := b.edgesAt(v)
		if !b.passes(at) {
			break
		}
		if e = at[0] + at[1] - e; b.edges[e].used {
			break
		}
	}
	if backward {
		for i, j := 0, len(l.Pts)-1; i < j; i, j = i+1, j-1 {
			l.Pts[i], l.Pts[j] = l.Pts[j], l.Pts[i]
		}
	}
	l.Bound = emptyBound()
	for _, p := range l.Pts {
		l.Bound.extend(p)
	}
	b.mesh.Lines = append(b.mesh.Lines, l)
}

// label finds each feature's area and label point, on all processors: it is
// the part of the work that does not depend on neighbours.
func (b *builder) label(feats []Input) {
	var wg sync.WaitGroup
	const batch = 16
	for from := 0; from < len(feats); from += batch {
		wg.Go(func() {
			for i := from; i < min(from+batch, len(feats)); i++ {
				f := &b.mesh.Features[i]
				f.AreaKm2 = areaKm2(feats[i].Geometry)
				f.Label = labelPoint(f.Rings)
			}
		})
	}
	wg.Wait()
}

func areaKm2(m orb.MultiPolygon) (sum float64) {
	for _, poly := range m {
		for k, ring := range poly {
			a := math.Abs(projection.AreaKm2(asPairs(ring)))
			if k > 0 {
				a = -a
			}
			sum += a
		}
	}
	return sum
}

func asPairs(r orb.Ring) [][2]float64 {
	out := make([][2]float64, len(r))
	for i, p := range r {
		out[i] = p
	}
	return out
}

func emptyBound() Bound {
	inf := float32(math.Inf(1))
	return Bound{Pt{inf, inf}, Pt{-inf, -inf}}
}

func (b *Bound) extend(p Pt) {
	b.Min = Pt{min(b.Min.X, p.X), min(b.Min.Y, p.Y)}
	b.Max = Pt{max(b.Max.X, p.X), max(b.Max.Y, p.Y)}
}

func boundAll(fs []Feature) Bound {
	all := emptyBound()
	for _, f := range fs {
		if len(f.Rings) > 0 {
			all.extend(f.Bound.Min)
			all.extend(f.Bound.Max)
		}
	}
	if all.Min.X > all.Max.X {
		return Bound{}
	}
	return all
}
