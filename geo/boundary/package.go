package boundary

import (
	"context"
	"encoding/binary"
	"errors"
	"fmt"
	"strconv"
	"strings"

	"taihang/geo/projection"

	"github.com/paulmach/orb"
)

// GeoPackage (OGC 12-128r18): an SQLite file in which tables are layers and
// geometries are WKB behind a header of their own.

func readPackage(ctx context.Context, path string, o Options) (*Layer, error) {
	if o.Database == nil {
		return nil, ErrFormat
	}
	db, err := o.Database(ctx, path)
	if err != nil {
		return nil, err
	}
	l := &Layer{Encoding: "UTF-8", o: o}
	return l, errors.Join(l.packaged(ctx, db), db.Close())
}

// layerTable is a table of areas.
type layerTable struct {
	name, column string
	size         int
	crs          *projection.CRS
	unknown      string // the name of a system that is none of ours
}

func (l *Layer) packaged(ctx context.Context, db Database) error {
	tables, err := layerTables(ctx, db)
	if err != nil {
		return err
	}
	var names []string
	byName := map[string]layerTable{}
	for _, t := range tables {
		names = append(names, t.name)
		byName[t.name] = t
	}
	chosen, err := l.choose(names, func(n string) int { return byName[n].size })
	if err != nil {
		return err
	}
	t := byName[chosen]
	if err := l.packagedRows(ctx, db, t); err != nil {
		return err
	}
	if t.unknown != "" && l.o.CRS == "" {
		l.problem(-1, true, "crs-unsupported", t.unknown)
		l.drop()
		return nil
	}
	return l.finish(ctx, t.crs)
}

// layerTables lists the tables that hold features, with their systems.
func layerTables(ctx context.Context, db Database) (out []layerTable, err error) {
	err = db.Query(ctx, `SELECT c.table_name, g.column_name, coalesce(s.organization, ''), coalesce(s.organization_coordsys_id, 0), coalesce(s.definition, ''), g.srs_id
		FROM gpkg_contents c JOIN gpkg_geometry_columns g ON g.table_name = c.table_name LEFT JOIN gpkg_spatial_ref_sys s ON s.srs_id = g.srs_id
		WHERE c.data_type = 'features' ORDER BY c.table_name`, func(v []any) error {
		t := layerTable{name: textOf(v[0]), column: textOf(v[1])}
		code, _ := strconv.Atoi(textOf(v[3]))
		if c, ok := projection.ByEPSG(code); ok && strings.EqualFold(textOf(v[2]), "EPSG") {
			t.crs = &c
		} else if c, err := projection.ParseWKT(textOf(v[4])); err == nil {
			t.crs = &c
		} else if id := textOf(v[5]); id != "0" && id != "-1" { // which say that nobody knows
			t.unknown = strings.TrimSpace(textOf(v[2]) + " " + textOf(v[3]))
		}
		out = append(out, t)
		return nil
	})
	for i := range out {
		if err == nil {
			err = db.Query(ctx, "SELECT count(*) FROM "+quoted(out[i].name), func(v []any) error {
				n, _ := v[0].(int64)
				out[i].size = int(n)
				return nil
			})
		}
	}
	return out, err
}

func quoted(name string) string { return `"` + strings.ReplaceAll(name, `"`, `""`) + `"` }

func textOf(v any) string {
	switch v := v.(type) {
	case nil:
		return ""
	case string:
		return v
	case []byte:
		return string(v)
	case int64:
		return strconv.FormatInt(v, 10)
	case float64:
		return strconv.FormatFloat(v, 'f', -1, 64)
	}
	return fmt.Sprint(v)
}

func (l *Layer) packagedRows(ctx context.Context, db Database, t layerTable) error {
	var columns []string
	err := db.Query(ctx, "PRAGMA table_info("+quoted(t.name)+")", func(v []any) error {
		columns = append(columns, textOf(v[1]))
		return nil
	})
	if err != nil {
		return err
	}
	names := make([]string, len(columns))
	for i, c := range columns {
		names[i] = quoted(c)
	}
	return db.Query(ctx, "SELECT "+strings.Join(names, ", ")+" FROM "+quoted(t.name), func(v []any) error {
		i := len(l.Features)
		props := map[string]string{}
		var shape []byte
		for k, c := range columns {
			if c == t.column {
				shape, _ = v[k].([]byte)
				continue
			}
			props[c] = textOf(v[k])
		}
		f := identify(props)
		if shape == nil {
			l.problem(i, true, "no-geometry", f.Name)
		} else if m, err := decodePackaged(shape); err != nil {
			l.unread(i, f.Name, err)
		} else {
			f.Geometry = m
		}
		l.Features = append(l.Features, f)
		return nil
	})
}

// decodePackaged reads a geometry: "GP", version, flags, system, envelope, WKB.
func decodePackaged(b []byte) (orb.MultiPolygon, error) {
	if len(b) < 8 || b[0] != 'G' || b[1] != 'P' {
		return nil, errors.New("the geometry has no header")
	}
	envelopes := [8]int{0, 32, 48, 48, 64, -1, -1, -1}
	size := envelopes[b[3]>>1&7]
	if size < 0 || len(b) < 8+size {
		return nil, errShort
	}
	if b[3]>>4&1 == 1 { // empty
		return nil, nil
	}
	return decodeAreas(b[8+size:])
}

// decodeAreas reads WKB polygons with or without heights. Every count is held
// against the bytes that are there.
func decodeAreas(b []byte) (orb.MultiPolygon, error) {
	w := wkbReader{b: b}
	m := w.areas(0)
	if w.err != nil {
		return nil, w.err
	}
	return m, nil
}

type wkbReader struct {
	b   []byte
	err error
}

func (w *wkbReader) areas(depth int) (m orb.MultiPolygon) {
	order, kind, size := w.head()
	switch {
	case w.err != nil:
	case kind == 3:
		return orb.MultiPolygon{w.polygon(order, size)}
	case kind == 6 && depth == 0:
		for range w.count(order, 9) {
			if m = append(m, w.areas(1)...); w.err != nil {
				return nil
			}
		}
	default:
		w.err = noArea(int(kind))
	}
	return m
}

// head reads the order of bytes and the kind, and how many numbers a point has:
// ISO adds 1000 a dimension, the extended form sets high bits.
func (w *wkbReader) head() (order binary.ByteOrder, kind uint32, numbers int) {
	if len(w.b) < 5 {
		w.err = errShort
		return nil, 0, 0
	}
	order = binary.BigEndian
	if w.b[0] == 1 {
		order = binary.LittleEndian
	}
	kind = order.Uint32(w.b[1:])
	w.b = w.b[5:]
	numbers = 2
	if kind&0x80000000 != 0 {
		numbers++
	}
	if kind&0x40000000 != 0 {
		numbers++
	}
	if kind&0x20000000 != 0 { // a system's number stands before the geometry
		if len(w.b) < 4 {
			w.err = errShort
			return nil, 0, 0
		}
		w.b = w.b[4:]
	}
	kind &= 0x0fffffff
	switch kind / 1000 {
	case 1, 2:
		numbers++
	case 3:
		numbers += 2
	}
	return order, kind % 1000, numbers
}

// count reads a number of items of at least so many bytes each.
func (w *wkbReader) count(order binary.ByteOrder, least int) int {
	if w.err != nil || len(w.b) < 4 {
		w.err = firstErr(w.err, errShort)
		return 0
	}
	n := int64(order.Uint32(w.b))
	w.b = w.b[4:]
	if n*int64(least) > int64(len(w.b)) {
		w.err = fmt.Errorf("%d items do not fit into %d bytes", n, len(w.b))
		return 0
	}
	return int(n)
}

func (w *wkbReader) polygon(order binary.ByteOrder, numbers int) (p orb.Polygon) {
	for range w.count(order, 4) {
		n := w.count(order, 8*numbers)
		if w.err != nil {
			return nil
		}
		r := make(orb.Ring, n)
		for i := range r {
			x, y := floatAt(order, w.b), floatAt(order, w.b[8:])
			if !finite(x) || !finite(y) {
				w.err = fmt.Errorf("point %d is not a number", i+1)
				return nil
			}
			r[i] = orb.Point{x, y}
			w.b = w.b[8*numbers:]
		}
		p = append(p, r)
	}
	return p
}

func firstErr(list ...error) error {
	for _, err := range list {
		if err != nil {
			return err
		}
	}
	return nil
}
