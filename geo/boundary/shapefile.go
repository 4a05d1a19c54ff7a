package boundary

import (
	"context"
	"encoding/binary"
	"errors"
	"fmt"
	"math"

	"taihang/geo/projection"

	"github.com/paulmach/orb"
)

// The shapefile reader follows ESRI's white paper of July 1998. It trusts no
// count in the file: every length is held against the bytes that are there
// before anything is allocated. The .shx is not used, since records follow one
// another in the .shp and the index is the part that is most often stale.

// parts are the files of a shapefile; all but shp may be missing.
type parts struct{ shp, dbf, prj, cpg []byte }

const (
	shpHeader   = 100
	typeNull    = 0
	typePolygon = 5
	typePolyZ   = 15
	typePolyM   = 25
)

// shapeKinds are a shapefile's kinds of shapes, with their heights and measures left
// out, as the other formats number them.
var shapeKinds = [10]int{1: 1, 3: 5, 5: 6, 8: 4}

var errShort = errors.New("the record ends too early")

func readShape(ctx context.Context, p parts, o Options) (*Layer, error) {
	if len(p.shp) < shpHeader {
		return nil, fmt.Errorf("the .shp has no header: %w", ErrFormat)
	}
	if k := binary.LittleEndian.Uint32(p.shp[32:]); k != typePolygon && k != typePolyZ && k != typePolyM && k != typeNull {
		return nil, fmt.Errorf("shape type %d is not an area: %w", k, ErrFormat)
	}
	l := &Layer{o: o, prj: true}
	if err := l.records(ctx, p.shp); err != nil {
		return nil, err
	}
	if err := l.attributes(p); errors.Is(err, ErrEncoding) {
		return nil, err
	} else if err != nil {
		l.problem(-1, false, "dbf-broken", err.Error())
	}
	if len(p.prj) == 0 || o.CRS != "" {
		return l, l.finish(ctx, nil)
	}
	crs, err := projection.ParseWKT(string(p.prj))
	if err != nil {
		l.problem(-1, true, "crs-unsupported", err.Error())
		l.drop()
		return l, nil
	}
	return l, l.finish(ctx, &crs)
}

// records reads the shapes. A record whose length runs past the file ends the
// reading: nothing behind it can be trusted to be where it seems.
func (l *Layer) records(ctx context.Context, b []byte) error {
	declared := 2 * int64(binary.BigEndian.Uint32(b[24:]))
	if declared != int64(len(b)) {
		l.problem(-1, false, "shp-length", fmt.Sprint(declared), fmt.Sprint(len(b)))
	}
	for at := shpHeader; at < len(b); {
		if err := ctx.Err(); err != nil {
			return err
		}
		i := len(l.Features)
		if len(b)-at < 8 {
			l.problem(-1, true, "shp-truncated", fmt.Sprint(i))
			return nil
		}
		n := 2 * int64(binary.BigEndian.Uint32(b[at+4:]))
		at += 8
		if n < 4 || n > int64(len(b)-at) {
			l.problem(-1, true, "shp-truncated", fmt.Sprint(i))
			return nil
		}
		m, err := shape(b[at : at+int(n)])
		if err != nil {
			l.unread(i, fmt.Sprint(i+1), err)
		}
		l.Features = append(l.Features, Feature{Geometry: m})
		at += int(n)
	}
	return nil
}

// shape reads one record's content.
func shape(b []byte) (orb.MultiPolygon, error) {
	switch k := binary.LittleEndian.Uint32(b); k {
	case typeNull:
		return nil, nil
	case typePolygon, typePolyZ, typePolyM:
	default:
		if k >= 30 { // such as 31, a MultiPatch
			k = 0
		}
		return nil, noArea(shapeKinds[k%10])
	}
	if len(b) < 44 {
		return nil, errShort
	}
	nParts, nPoints := int64(int32(binary.LittleEndian.Uint32(b[36:]))), int64(int32(binary.LittleEndian.Uint32(b[40:])))
	if nParts < 0 || nPoints < 0 || 44+4*nParts+16*nPoints > int64(len(b)) {
		return nil, fmt.Errorf("%d parts and %d points do not fit into %d bytes", nParts, nPoints, len(b))
	}
	starts, points := b[44:44+4*nParts], b[44+4*nParts:]
	rings := make([]orb.Ring, 0, nParts)
	for k := range nParts {
		from := int64(int32(binary.LittleEndian.Uint32(starts[4*k:])))
		to := nPoints
		if k+1 < nParts {
			to = int64(int32(binary.LittleEndian.Uint32(starts[4*k+4:])))
		}
		if from < 0 || to < from || to > nPoints {
			return nil, fmt.Errorf("part %d reaches from point %d to %d of %d", k+1, from, to, nPoints)
		}
		ring := make(orb.Ring, 0, to-from)
		for j := from; j < to; j++ {
			x := math.Float64frombits(binary.LittleEndian.Uint64(points[16*j:]))
			y := math.Float64frombits(binary.LittleEndian.Uint64(points[16*j+8:]))
			if math.IsNaN(x+y) || math.IsInf(x, 0) || math.IsInf(y, 0) {
				return nil, fmt.Errorf("point %d is not a number", j+1)
			}
			ring = append(ring, orb.Point{x, y})
		}
		rings = append(rings, ring)
	}
	return assemble(rings), nil
}

// assemble sorts rings into polygons: clockwise rings are shells, the others
// holes of the smallest shell around them. A hole in no shell is a shell that
// was written the wrong way round, which some programs do.
func assemble(rings []orb.Ring) orb.MultiPolygon {
	var m orb.MultiPolygon
	var holes []orb.Ring
	for _, r := range rings {
		if len(r) < 3 {
			continue
		}
		if signedArea(r) <= 0 {
			m = append(m, orb.Polygon{r})
		} else {
			holes = append(holes, r)
		}
	}
	shells := len(m)
	for _, h := range holes {
		best := -1
		for k := range shells {
			if holds(m[k][0], h) && (best < 0 || -signedArea(m[k][0]) < -signedArea(m[best][0])) {
				best = k
			}
		}
		if best < 0 {
			m = append(m, orb.Polygon{h})
		} else {
			m[best] = append(m[best], h)
		}
	}
	return m
}

// holds asks of several points, since a hole may touch its shell.
func holds(shell, hole orb.Ring) bool {
	in, n := 0, 0
	for i := 0; i < len(hole) && n < 5; i += max(1, len(hole)/5) {
		n++
		if contains(shell, hole[i]) {
			in++
		}
	}
	return 2*in > n
}
