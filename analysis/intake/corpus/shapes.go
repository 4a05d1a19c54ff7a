package corpus

import (
	"encoding/binary"
	"fmt"
	"math"
	"strings"
)

// square is a county as these files draw it: where it is, half a degree wide.
type square struct {
	code, name string
	lon, lat   float64
}

var (
	fuping   = square{"130624", "阜平县", 114.2, 38.8}
	dingxing = square{"130626", "定兴县", 115.8, 39.2}
	laiyuan  = square{"130630", "涞源县", 114.7, 39.3}
)

var three = []square{fuping, dingxing, laiyuan}

// ring is the outline, clockwise as shapefiles want it.
func (s square) ring() [][2]float64 {
	const r = .2
	return [][2]float64{{s.lon - r, s.lat - r}, {s.lon - r, s.lat + r}, {s.lon + r, s.lat + r}, {s.lon + r, s.lat - r}, {s.lon - r, s.lat - r}}
}

func coordinates(ring [][2]float64) string {
	var out []string
	for _, p := range ring {
		out = append(out, fmt.Sprintf("[%.4f,%.4f]", p[0], p[1]))
	}
	return "[" + strings.Join(out, ",") + "]"
}

// feature is one of a GeoJSON with the given geometry.
func feature(s square, geometry string) string {
	return fmt.Sprintf(`{"type":"Feature","properties":{"code":"%s","name":"%s"},"geometry":%s}`, s.code, s.name, geometry)
}

func polygon(rings ...string) string {
	return `{"type":"Polygon","coordinates":[` + strings.Join(rings, ",") + `]}`
}

// collection of features; crs stands before them.
func collection(crs string, features ...string) string {
	return `{"type":"FeatureCollection",` + crs + `"features":[` + "\n" + strings.Join(features, ",\n") + "\n]}\n"
}

func squares(list ...square) (out []string) {
	for _, s := range list {
		out = append(out, feature(s, polygon(coordinates(s.ring()))))
	}
	return out
}

// polygonRecord is a shapefile's record of a square.
func polygonRecord(s square) []byte { return ringRecord(s.ring()) }

func ringRecord(ring [][2]float64) []byte {
	le := binary.LittleEndian
	b := le.AppendUint32(nil, 5)
	w, south, e, n := math.Inf(1), math.Inf(1), math.Inf(-1), math.Inf(-1)
	for _, p := range ring {
		w, e, south, n = min(w, p[0]), max(e, p[0]), min(south, p[1]), max(n, p[1])
	}
	for _, x := range []float64{w, south, e, n} {
		b = le.AppendUint64(b, math.Float64bits(x))
	}
	b = le.AppendUint32(b, 1)
	b = le.AppendUint32(b, uint32(len(ring)))
	b = le.AppendUint32(b, 0)
	for _, p := range ring {
		b = le.AppendUint64(b, math.Float64bits(p[0]))
		b = le.AppendUint64(b, math.Float64bits(p[1]))
	}
	return b
}

// shp is a shapefile of the kind with the records.
func shp(kind uint32, records ...[]byte) []byte {
	b := make([]byte, 100)
	binary.BigEndian.PutUint32(b, 9994)
	binary.LittleEndian.PutUint32(b[28:], 1000)
	binary.LittleEndian.PutUint32(b[32:], kind)
	for i, r := range records {
		b = binary.BigEndian.AppendUint32(b, uint32(i+1))
		b = binary.BigEndian.AppendUint32(b, uint32(len(r)/2))
		b = append(b, r...)
	}
	binary.BigEndian.PutUint32(b[24:], uint32(len(b)/2))
	return b
}

// dbf is its table, with the language byte and its texts in an encoding.
func dbf(language byte, encode func(string) []byte, rows ...[2]string) []byte {
	le := binary.LittleEndian
	b := make([]byte, 32)
	b[0], b[1], b[2], b[3] = 3, 118, 1, 1
	le.PutUint32(b[4:], uint32(len(rows)))
	le.PutUint16(b[8:], 32+2*32+1)
	le.PutUint16(b[10:], 1+12+30)
	b[29] = language
	for i, f := range []struct {
		name string
		size byte
	}{{"CODE", 12}, {"NAME", 30}} {
		d := make([]byte, 32)
		copy(d, f.name)
		d[11], d[16] = 'C', f.size
		_ = i
		b = append(b, d...)
	}
	b = append(b, '\r')
	for _, r := range rows {
		b = append(b, ' ')
		b = append(b, padded([]byte(r[0]), 12)...)
		b = append(b, padded(encode(r[1]), 30)...)
	}
	return append(b, 0x1a)
}

func padded(b []byte, n int) []byte { return append(b, strings.Repeat(" ", n-len(b))...) }

func inUTF8(s string) []byte { return []byte(s) }
func inGBK(s string) []byte  { return gbk(s)() }

func named(list ...square) (rows [][2]string) {
	for _, s := range list {
		rows = append(rows, [2]string{s.code, s.name})
	}
	return rows
}

func outlines(list ...square) (records [][]byte) {
	for _, s := range list {
		records = append(records, polygonRecord(s))
	}
	return records
}

// What .prj files say.
const (
	prj4490 = `GEOGCS["GCS_China_Geodetic_Coordinate_System_2000",DATUM["D_China_2000",SPHEROID["CGCS2000",6378137.0,298.257222101]],PRIMEM["Greenwich",0.0],UNIT["Degree",0.0174532925199433]]`
	prjUTM  = `PROJCS["Lambert_of_nobody",GEOGCS["GCS_X",DATUM["D_X",SPHEROID["X",6378000.0,300.0]],PRIMEM["Paris",2.33],UNIT["Grad",0.01570796326794897]],PROJECTION["Oblique_Nothing"],UNIT["Foot",0.3048]]`
)
