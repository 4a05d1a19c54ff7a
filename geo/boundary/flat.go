package boundary

import (
	"context"
	"encoding/binary"
	"fmt"
	"math"
	"strconv"

	"taihang/geo/projection"

	"github.com/paulmach/orb"
)

// FlatGeobuf (specification 3): a header and features, each a flatbuffer behind
// its length. The tables are read by offsets that are all held against the
// bytes that are there.

func floatAt(order binary.ByteOrder, b []byte) float64 { return math.Float64frombits(order.Uint64(b)) }

func finite(v float64) bool { return !math.IsNaN(v) && !math.IsInf(v, 0) }

const (
	flatMagic = 8
	// types of columns that have a fixed size, in their order
	flatString = 11
	flatJSON   = 12
	flatDate   = 13
	flatBinary = 14
)

// flatSizes are the bytes of a value by the column's type; 0 has its own length.
var flatSizes = [...]int{1, 1, 1, 2, 2, 4, 4, 8, 8, 4, 8, 0, 0, 0, 0}

func readFlat(ctx context.Context, b []byte, o Options) (*Layer, error) {
	l := &Layer{Encoding: "UTF-8", o: o}
	if len(b) < flatMagic {
		return nil, ErrFormat
	}
	head, rest, err := flatPiece(b[flatMagic:])
	if err != nil {
		return nil, fmt.Errorf("header: %w: %w", ErrFormat, err)
	}
	count, _ := head.uint64(8)
	node, ok := head.uint16(9)
	if !ok {
		node = 16
	}
	columns := flatColumnsAt(head, 7)
	if rest, err = skipIndex(rest, count, node); err != nil {
		return nil, fmt.Errorf("index: %w: %w", ErrFormat, err)
	}
	for len(rest) > 0 {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		var f flatTable
		if f, rest, err = flatPiece(rest); err != nil {
			l.problem(-1, true, "file-cut", strconv.Itoa(len(l.Features)))
			break
		}
		l.flatFeature(f, columns)
	}
	crs, err := flatCRS(head)
	if err != nil && o.CRS == "" {
		l.problem(-1, true, "crs-unsupported", err.Error())
		l.drop()
		return l, nil
	}
	return l, l.finish(ctx, crs)
}

// flatCRS is the system that the header names; nil for none.
func flatCRS(head flatTable) (*projection.CRS, error) {
	t, ok := head.table(10)
	if !ok {
		return nil, nil
	}
	code, _ := t.uint32(1)
	if c, ok := projection.ByEPSG(int(code)); ok {
		return &c, nil
	}
	if wkt := t.text(4); wkt != "" {
		c, err := projection.ParseWKT(wkt)
		return &c, err
	}
	if code == 0 {
		return nil, nil
	}
	return nil, fmt.Errorf("EPSG:%d", code)
}

type flatColumn struct {
	name string
	kind int
}

// skipIndex passes over the packed tree: 40 bytes a node, of every level.
func skipIndex(b []byte, count uint64, node uint16) ([]byte, error) {
	if node == 0 || count == 0 {
		return b, nil
	}
	if node < 2 || count > uint64(len(b)) {
		return nil, errShort
	}
	nodes, n := count, count
	for n > 1 {
		n = (n + uint64(node) - 1) / uint64(node)
		nodes += n
	}
	if 40*nodes > uint64(len(b)) {
		return nil, errShort
	}
	return b[40*nodes:], nil
}

func (l *Layer) flatFeature(t flatTable, columns []flatColumn) {
	i := len(l.Features)
	if own := flatColumnsAt(t, 2); len(own) > 0 {
		columns = own
	}
	props, err := flatProps(t.bytes(1), columns)
	f := identify(props)
	if err != nil {
		l.problem(i, false, "props-broken", f.Name)
	}
	if g, ok := t.table(0); !ok {
		l.problem(i, true, "no-geometry", f.Name)
	} else if m, err := flatAreas(g); err != nil {
		l.unread(i, f.Name, err)
	} else {
		f.Geometry = m
	}
	l.Features = append(l.Features, f)
}

func flatColumnsAt(t flatTable, field int) (out []flatColumn) {
	for _, c := range t.tables(field) {
		kind, _ := c.byte(1)
		out = append(out, flatColumn{c.text(0), int(kind)})
	}
	return out
}

// flatProps reads the values: a column's place, then its value.
func flatProps(b []byte, columns []flatColumn) (map[string]string, error) {
	props := map[string]string{}
	le := binary.LittleEndian
	for len(b) >= 2 {
		at := int(le.Uint16(b))
		b = b[2:]
		if at >= len(columns) || columns[at].kind < 0 || columns[at].kind >= len(flatSizes) {
			return props, errShort
		}
		c := columns[at]
		size := flatSizes[c.kind]
		if size == 0 {
			if len(b) < 4 {
				return props, errShort
			}
			if n := le.Uint32(b); uint64(n) > uint64(len(b)-4) {
				return props, errShort
			} else {
				size, b = int(n), b[4:]
			}
		}
		if len(b) < size {
			return props, errShort
		}
		props[c.name] = flatText(c.kind, b[:size])
		b = b[size:]
	}
	return props, nil
}

func flatText(kind int, b []byte) string {
	le := binary.LittleEndian
	switch kind {
	case 0:
		return strconv.Itoa(int(int8(b[0])))
	case 1:
		return strconv.Itoa(int(b[0]))
	case 2:
		return strconv.FormatBool(b[0] != 0)
	case 3:
		return strconv.Itoa(int(int16(le.Uint16(b))))
	case 4:
		return strconv.Itoa(int(le.Uint16(b)))
	case 5:
		return strconv.Itoa(int(int32(le.Uint32(b))))
	case 6:
		return strconv.FormatUint(uint64(le.Uint32(b)), 10)
	case 7:
		return strconv.FormatInt(int64(le.Uint64(b)), 10)
	case 8:
		return strconv.FormatUint(le.Uint64(b), 10)
	case 9:
		return strconv.FormatFloat(float64(math.Float32frombits(le.Uint32(b))), 'f', -1, 32)
	case 10:
		return strconv.FormatFloat(math.Float64frombits(le.Uint64(b)), 'f', -1, 64)
	case flatString, flatJSON, flatDate:
		return string(b)
	case flatBinary:
		return fmt.Sprintf("%d bytes", len(b))
	}
	return ""
}

// Kinds of geometry.
const flatPolygon, flatMultiPolygon = 3, 6

func flatAreas(g flatTable) (orb.MultiPolygon, error) {
	switch kind, _ := g.byte(6); kind {
	case flatPolygon, 0: // a feature may leave it to the header
		p, err := flatRings(g)
		if err != nil || p == nil {
			return nil, err
		}
		return orb.MultiPolygon{p}, nil
	case flatMultiPolygon:
		var m orb.MultiPolygon
		for _, part := range g.tables(7) {
			p, err := flatRings(part)
			if err != nil {
				return nil, err
			}
			m = append(m, p)
		}
		return m, nil
	default:
		return nil, noArea(int(kind))
	}
}

// flatRings cuts the points at the ends of rings.
func flatRings(g flatTable) (p orb.Polygon, err error) {
	xy, ends := g.vector(1, 8), g.vector(0, 4)
	le := binary.LittleEndian
	points := uint32(len(xy) / 16)
	if points == 0 {
		return nil, nil
	}
	if len(ends) == 0 {
		ends = le.AppendUint32(nil, points)
	}
	from := uint32(0)
	for ; len(ends) >= 4; ends = ends[4:] {
		to := le.Uint32(ends)
		if to < from || to > points {
			return nil, fmt.Errorf("a ring ends at point %d of %d", to, points)
		}
		r := make(orb.Ring, 0, to-from)
		for i := from; i < to; i++ {
			pt := orb.Point{floatAt(le, xy[16*i:]), floatAt(le, xy[16*i+8:])}
			if !finite(pt[0]) || !finite(pt[1]) {
				return nil, fmt.Errorf("point %d is not a number", i+1)
			}
			r = append(r, pt)
		}
		p, from = append(p, r), to
	}
	return p, nil
}
