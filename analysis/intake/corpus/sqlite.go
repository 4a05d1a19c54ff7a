package corpus

import (
	"encoding/binary"
	"math"
)

// A GeoPackage is an SQLite file. These are small enough for each table to fit
// on a page, so that they are written here byte by byte, after the description
// of the format (https://www.sqlite.org/fileformat2.html).

const pageSize = 4096

// relation is a table: its definition and its rows of int64, float64, string,
// []byte or nil. The first column of a row is its number, for which nil stands.
type relation struct {
	name, sql string
	rows      [][]any
}

func varint(b []byte, n uint64) []byte {
	if n < 128 {
		return append(b, byte(n))
	}
	var t [9]byte
	i := len(t)
	for last := true; n > 0 || last; n >>= 7 {
		i--
		t[i] = byte(n & 127)
		if !last {
			t[i] |= 128
		}
		last = false
	}
	return append(b, t[i:]...)
}

// record is a row as it is stored.
func record(values []any) []byte {
	var head, body []byte
	for _, v := range values {
		switch v := v.(type) {
		case nil:
			head = varint(head, 0)
		case int64:
			head = varint(head, 6)
			body = binary.BigEndian.AppendUint64(body, uint64(v))
		case float64:
			head = varint(head, 7)
			body = binary.BigEndian.AppendUint64(body, math.Float64bits(v))
		case string:
			head = varint(head, uint64(13+2*len(v)))
			body = append(body, v...)
		case []byte:
			head = varint(head, uint64(12+2*len(v)))
			body = append(body, v...)
		}
	}
	return append(append(varint(nil, uint64(len(head)+1)), head...), body...)
}

// leaf writes rows, numbered from 1, onto a page, which has n bytes of another
// use before them.
func leaf(page []byte, n int, rows [][]any) {
	end := pageSize
	page[n] = 0x0d
	binary.BigEndian.PutUint16(page[n+3:], uint16(len(rows)))
	for i, r := range rows {
		payload := record(r)
		cell := append(varint(varint(nil, uint64(len(payload))), uint64(i+1)), payload...)
		end -= len(cell)
		copy(page[end:], cell)
		binary.BigEndian.PutUint16(page[n+8+2*i:], uint16(end))
	}
	binary.BigEndian.PutUint16(page[n+5:], uint16(end))
}

// database is an SQLite file with the tables, marked as a GeoPackage.
func database(tables ...relation) []byte {
	b := make([]byte, pageSize*(len(tables)+1))
	be := binary.BigEndian
	copy(b, "SQLite format 3\x00")
	be.PutUint16(b[16:], pageSize)
	b[18], b[19], b[21], b[22], b[23] = 1, 1, 64, 32, 32
	be.PutUint32(b[24:], 1)
	be.PutUint32(b[28:], uint32(len(tables)+1))
	be.PutUint32(b[40:], 1)
	be.PutUint32(b[44:], 4)
	be.PutUint32(b[56:], 1)
	be.PutUint32(b[60:], 10300)
	copy(b[68:], "GPKG")
	be.PutUint32(b[92:], 1)
	be.PutUint32(b[96:], 3046000)
	var schema [][]any
	for i, t := range tables {
		schema = append(schema, []any{"table", t.name, t.name, int64(i + 2), t.sql})
		leaf(b[pageSize*(i+1):pageSize*(i+2)], 0, t.rows)
	}
	leaf(b[:pageSize], 100, schema)
	return b
}

// gpkg is a GeoPackage with layers of the squares in degrees of CGCS2000.
func gpkg(layers map[string][]square, order ...string) []byte {
	systems := relation{"gpkg_spatial_ref_sys", `CREATE TABLE gpkg_spatial_ref_sys (id INTEGER PRIMARY KEY, srs_name TEXT NOT NULL, srs_id INTEGER NOT NULL, organization TEXT NOT NULL, organization_coordsys_id INTEGER NOT NULL, definition TEXT NOT NULL, description TEXT)`, [][]any{{nil, "CGCS2000", int64(4490), "EPSG", int64(4490), prj4490, nil}}}
	contents := relation{"gpkg_contents", `CREATE TABLE gpkg_contents (id INTEGER PRIMARY KEY, table_name TEXT NOT NULL, data_type TEXT NOT NULL, identifier TEXT, description TEXT, last_change TEXT, min_x DOUBLE, min_y DOUBLE, max_x DOUBLE, max_y DOUBLE, srs_id INTEGER)`, nil}
	columns := relation{"gpkg_geometry_columns", `CREATE TABLE gpkg_geometry_columns (id INTEGER PRIMARY KEY, table_name TEXT NOT NULL, column_name TEXT NOT NULL, geometry_type_name TEXT NOT NULL, srs_id INTEGER NOT NULL, z TINYINT NOT NULL, m TINYINT NOT NULL)`, nil}
	var features []relation
	for _, name := range order {
		contents.rows = append(contents.rows, []any{nil, name, "features", name, nil, "2016-12-31T00:00:00Z", 113.0, 36.0, 120.0, 43.0, int64(4490)})
		columns.rows = append(columns.rows, []any{nil, name, "geom", "POLYGON", int64(4490), int64(0), int64(0)})
		f := relation{name, `CREATE TABLE "` + name + `" (fid INTEGER PRIMARY KEY, geom BLOB, code TEXT, name TEXT)`, nil}
		for _, s := range layers[name] {
			blob := binary.LittleEndian.AppendUint32([]byte{'G', 'P', 0, 1}, 4490)
			blob = append(blob, 1)
			blob = binary.LittleEndian.AppendUint32(blob, 3)
			blob = binary.LittleEndian.AppendUint32(blob, 1)
			blob = binary.LittleEndian.AppendUint32(blob, 5)
			for _, p := range s.ring() {
				blob = binary.LittleEndian.AppendUint64(blob, math.Float64bits(p[0]))
				blob = binary.LittleEndian.AppendUint64(blob, math.Float64bits(p[1]))
			}
			f.rows = append(f.rows, []any{nil, blob, s.code, s.name})
		}
		features = append(features, f)
	}
	return database(append([]relation{systems, contents, columns}, features...)...)
}
