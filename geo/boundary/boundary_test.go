package boundary

import (
	"archive/zip"
	"bytes"
	"context"
	"encoding/binary"
	"errors"
	"fmt"
	"math"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"taihang/data/reference"

	"github.com/paulmach/orb"
	"golang.org/x/text/encoding/simplifiedchinese"
)

func shared(t testing.TB, name string) string {
	t.Helper()
	return reference.Path(t, "data", "boundaries", name)
}

func read(t testing.TB, path string) *Layer {
	t.Helper()
	l, err := Read(context.Background(), path, Options{})
	if err != nil {
		t.Fatal(err)
	}
	return l
}

func TestOtherLayers(t *testing.T) {
	for _, c := range []struct {
		name     string
		features int
	}{
		{"hebei_counties_2020.geojson", 167},
		{"hebei_counties_2013_raw.geojson", 172},
		{"hebei_counties_2020_gcj02_raw.geojson", 167},
		{"hebei_province.geojson", 1},
	} {
		l := read(t, shared(t, c.name))
		if len(l.Features) != c.features || !l.CRSCertain {
			t.Errorf("%s: %d features, %+v", c.name, len(l.Features), l.Problems)
		}
		for _, f := range l.Features {
			if f.Code == "" || f.Name == "" || f.Geometry == nil {
				t.Errorf("%s: %+v", c.name, f.Props)
			}
		}
	}
}

func collection(features ...string) string {
	return `{"type":"FeatureCollection","features":[` + strings.Join(features, ",") + `]}`
}

func feature(code, coords string) string {
	return fmt.Sprintf(`{"type":"Feature","properties":{"adcode":%s,"NAME":"县"},"geometry":{"type":"Polygon","coordinates":%s}}`, code, coords)
}

const (
	swapped = `[[[38,114],[39,114],[39,115],[38,115]]]`
	metres  = `[[[400000,4200000],[500000,4200000],[500000,4300000]]]`
	ring    = `[[[114,38],[114,39],[115,39],[115,38],[114,38]]]`
	islet   = `[[[115.2,38],[115.2,38.1],[115.3,38.1],[115.3,38],[115.2,38]]]`
)

func TestGeoJSON(t *testing.T) {
	for _, c := range []struct {
		name, in string
		problems string // codes, blank-separated
		usable   int
	}{
		{"plain", collection(feature("130102", ring)), "", 1},
		{"long code", collection(feature(`"130102000000"`, ring)), "", 1},
		{"one bad coordinate", collection(feature("130102", `[[[114,38],["x",39],[115,39]]]`), feature("130104", ring)), "geometry-broken", 1},
		{"too shallow", collection(feature("130102", `[[114,38],[115,39]]`)), "geometry-broken", 0},
		{"too deep", collection(feature("130102", "["+ring+"]")), "geometry-broken", 0},
		{"one number", collection(feature("130102", `[[[114],[115]]]`)), "geometry-broken", 0},
		{"huge number", collection(feature("130102", `[[[1e999,38],[114,39],[115,39]]]`)), "geometry-broken", 0},
		{"null geometry", collection(`{"type":"Feature","properties":{"code":"130102"},"geometry":null}`), "no-geometry", 0},
		{"a point", collection(`{"type":"Feature","properties":{"code":"130102"},"geometry":{"type":"Point","coordinates":[1,2]}}`), "point", 0},
		{"a collection", collection(`{"type":"Feature","properties":{"code":"130102"},"geometry":{"type":"GeometryCollection","geometries":[]}}`), "collection", 0},
		{"a line", collection(`{"type":"Feature","properties":{"code":"130102"},"geometry":{"type":"MultiLineString","coordinates":[]}}`), "line", 0},
		{"no kind", collection(`{"type":"Feature","properties":{"code":"130102"},"geometry":{"type":"Circle","coordinates":[]}}`), "other-kind", 0},
		{"not an object", collection(`7`), "feature-broken no-code", 0},
		{"no code", collection(feature(`"x"`, ring)), "no-code", 1},
		{"drawn twice", collection(feature("130102", ring), feature("130102", ring)), "feature-twice", 2},
		{"code twice", collection(feature("130102", ring), strings.Replace(feature("130102", islet), "县", "区", 1)), "code-twice", 2},
		{"line for a ring", collection(feature("130102", `[[[114,38],[115,39],[114,38]]]`)), "ring-degenerate no-geometry", 0},
		{"latitude first", collection(feature("130102", `[[[38,114],[39,114],[39,115],[38,115]]]`)), "crs-assumed axes-swapped", 1},
		{"one with latitude first", collection(feature("130102", ring), feature("130104", swapped), feature("130105", islet)), "swapped", 2},
		{"one with longitude first", collection(feature("130102", swapped), feature("130104", ring), feature("130105", swapped)), "crs-assumed axes-swapped swapped", 2},
		{"one in metres", collection(feature("130102", ring), feature("130104", metres), feature("130105", islet)), "off-earth", 2},
		{"half and half", collection(feature("130102", ring), feature("130104", swapped)), "axes-mixed", 0},
		{"metres", collection(feature("130102", `[[[400000,4200000],[500000,4200000],[500000,4300000]]]`)), "crs-unknown", 0},
		{"foreign system", `{"crs":{"properties":{"name":"urn:ogc:def:crs:EPSG::2154"}},"features":[` + feature("130102", ring) + `]}`, "crs-unsupported", 0},
		{"crs at the end", `{"features":[` + feature("130102", `[[[500000,4200000],[600000,4200000],[600000,4300000]]]`) + `],"crs":{"properties":{"name":"EPSG:4547"}}}`, "", 1},
		{"single feature", feature("130102", ring), "", 1},
	} {
		l, err := readGeoJSON(context.Background(), []byte(c.in), Options{})
		if err != nil {
			t.Errorf("%s: %v", c.name, err)
			continue
		}
		var codes []string
		for _, p := range l.Problems {
			codes = append(codes, p.Code)
		}
		usable := 0
		for _, f := range l.Features {
			if f.Geometry != nil {
				usable++
			}
		}
		if got := strings.Join(codes, " "); got != c.problems || usable != c.usable {
			t.Errorf("%s: %d usable, problems %q; want %d, %q", c.name, usable, got, c.usable, c.problems)
		}
	}
}

func TestNotABoundaryFile(t *testing.T) {
	for name, in := range map[string][]byte{
		"empty":     {},
		"text":      []byte("code,name\n"),
		"cut off":   []byte(collection(feature("130102", ring))[:100]),
		"a list":    []byte("[1]"),
		"topojson":  []byte(`{"type":"Topology","objects":{}}`),
		"bad bytes": []byte("{\"features\":[\"\xff\xff\xff\"]}"),
		"deep":      []byte(`{"a":` + strings.Repeat("[", 90000)),
		"bad zip":   []byte("PK\x03\x04zzz"),
		"short shp": {0, 0, 0x27, 0x0a, 1},
	} {
		if l, err := decode(context.Background(), in, Options{}); !errors.Is(err, ErrFormat) {
			t.Errorf("%s: %v, %v", name, l, err)
		}
	}
}

func TestGBKGeoJSON(t *testing.T) {
	b, err := simplifiedchinese.GBK.NewEncoder().Bytes([]byte(collection(feature("130102", ring))))
	if err != nil {
		t.Fatal(err)
	}
	l, err := readGeoJSON(context.Background(), b, Options{})
	if err != nil || l.Encoding != "GB18030" || l.Features[0].Name != "县" {
		t.Errorf("%v %+v", err, l)
	}
}

// Outer rings come out counter-clockwise and closed, holes clockwise.
func TestOrientation(t *testing.T) {
	l, err := readGeoJSON(context.Background(), []byte(collection(feature("130102",
		`[[[114,38],[114,39],[114,39],[114,40],[114,39],[115,39],[115,38]],[[114.2,38.2],[114.4,38.2],[114.4,38.4]]]`))), Options{})
	if err != nil {
		t.Fatal(err)
	}
	p := l.Features[0].Geometry[0]
	if len(p) != 2 || len(p[0]) != 5 || len(p[1]) != 4 {
		t.Fatalf("spike and repeat not removed: %v", p)
	}
	if signedArea(p[0]) <= 0 || signedArea(p[1]) >= 0 || p[0][0] != p[0][len(p[0])-1] {
		t.Errorf("%v", p)
	}
}

// makeShape writes a .shp of one polygon record with the given counts.
func makeShape(parts, points int32, starts []int32, pts []orb.Point) []byte {
	var c bytes.Buffer
	w := func(v any) { _ = binary.Write(&c, binary.LittleEndian, v) }
	w(int32(5))
	w([4]float64{})
	w(parts)
	w(points)
	w(starts)
	w(pts)
	b := make([]byte, 108, 200)
	copy(b, []byte{0, 0, 0x27, 0x0a})
	b[32] = 5
	binary.BigEndian.PutUint32(b[104:], uint32(c.Len()/2))
	b = append(b, c.Bytes()...)
	binary.BigEndian.PutUint32(b[24:], uint32(len(b)/2))
	return b
}

var box = []orb.Point{{114, 38}, {114, 39}, {115, 39}, {115, 38}, {114, 38}}

func TestHostileShape(t *testing.T) {
	good := makeShape(1, 5, []int32{0}, box)
	for _, c := range []struct {
		name   string
		b      []byte
		code   string
		usable bool
	}{
		{"good", good, "dbf-missing", true},
		{"a billion points", makeShape(1, 1e9, []int32{0}, box), "geometry-broken", false},
		{"negative points", makeShape(1, -5, []int32{0}, box), "geometry-broken", false},
		{"negative parts", makeShape(-1, 5, []int32{0}, box), "geometry-broken", false},
		{"a billion parts", makeShape(1e9, 5, []int32{0}, box), "geometry-broken", false},
		{"part from before", makeShape(1, 5, []int32{-1}, box), "geometry-broken", false},
		{"part from behind", makeShape(1, 5, []int32{9}, box), "geometry-broken", false},
		{"not a number", makeShape(1, 5, []int32{0}, []orb.Point{{math.NaN(), 38}, box[1], box[2], box[3], box[4]}), "geometry-broken", false},
		{"cut off", good[:len(good)-10], "shp-truncated", false},
		{"tail", append(slices.Clone(good), 1, 2, 3), "shp-truncated", true},
	} {
		l, err := readShape(context.Background(), parts{shp: c.b}, Options{})
		if err != nil {
			t.Errorf("%s: %v", c.name, err)
			continue
		}
		found := slices.ContainsFunc(l.Problems, func(p Problem) bool { return p.Code == c.code })
		if usable := len(l.Features) > 0 && l.Features[0].Geometry != nil; !found || usable != c.usable {
			t.Errorf("%s: usable %v, %+v", c.name, usable, l.Problems)
		}
	}
}

// A hole goes into the smallest shell around it, wherever it stands.
func TestAssemble(t *testing.T) {
	sq := func(x, y, d float64, shell bool) orb.Ring {
		r := orb.Ring{{x, y}, {x, y + d}, {x + d, y + d}, {x + d, y}, {x, y}}
		if !shell {
			r.Reverse()
		}
		return r
	}
	m := assemble([]orb.Ring{sq(3, 3, 1, false), sq(0, 0, 10, true), sq(2, 2, 3, true), sq(1, 1, 5, false), sq(20, 20, 1, false)})
	if len(m) != 3 || len(m[0]) != 2 || len(m[1]) != 2 || m[1][1][0] != (orb.Point{3, 3}) || len(m[2]) != 1 {
		t.Errorf("%v", m)
	}
}

func TestZipWithoutLayer(t *testing.T) {
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	if _, err := z.Create("readme.txt"); err != nil {
		t.Fatal(err)
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	if _, err := readZip(context.Background(), b.Bytes(), Options{}); !errors.Is(err, ErrFormat) {
		t.Error(err)
	}
}

func TestWKB(t *testing.T) {
	m := orb.MultiPolygon{{orb.Ring(box)}}
	b, err := EncodeWKB(m)
	if err != nil {
		t.Fatal(err)
	}
	if back, err := DecodeWKB(b); err != nil || !back.Equal(m) {
		t.Errorf("%v %v", back, err)
	}
	for _, bad := range [][]byte{nil, {1}, b[:20]} {
		if _, err := DecodeWKB(bad); err == nil {
			t.Errorf("%v was decoded", bad)
		}
	}
}

// Each problem can be told, and says what to do. The catalogue is read as a
// file because geo does not import data.
func TestCatalogue(t *testing.T) {
	cat, err := os.ReadFile("../../data/text/catalogue/geo.tsv")
	if err != nil {
		t.Fatal(err)
	}
	for _, file := range []string{"layer.go", "geojson.go", "shapefile.go", "dbf.go", "rings.go", "zip.go", "parts.go", "no_area.go", "flat.go", "kml.go", "package.go", "table.go", "topology.go", "options.go"} {
		b, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		for _, call := range strings.Split(string(b), "l.problem(")[1:] {
			_, rest, _ := strings.Cut(call, `"`)
			code, _, _ := strings.Cut(rest, `"`)
			if !bytes.Contains(cat, []byte("\ngeo."+code+"\t")) || !bytes.Contains(cat, []byte("\ngeo."+code+".do\t")) {
				t.Errorf("%s: geo.%s or its remedy is not in the catalogue", file, code)
			}
		}
	}
}

func FuzzGeoJSON(f *testing.F) {
	f.Add([]byte(collection(feature("130102", ring))))
	f.Add([]byte(`{"crs":{"properties":{"name":"EPSG:4547"}},"features":[{"geometry":{"type":"MultiPolygon","coordinates":[[[[1,2],[3]]]]}}]}`))
	f.Add([]byte("\ufeff{\"features\":[null]}"))
	f.Fuzz(func(t *testing.T, b []byte) {
		l, err := readGeoJSON(context.Background(), b, Options{})
		check(t, l, err)
	})
}

func FuzzShape(f *testing.F) {
	f.Add(makeShape(1, 5, []int32{0}, box), []byte("GEOGCS[]"), []byte{3})
	f.Add(makeShape(2, 5, []int32{0, 3}, box), []byte{}, makeDBF())
	f.Fuzz(func(t *testing.T, shp, prj, dbf []byte) {
		l, err := readShape(context.Background(), parts{shp: shp, prj: prj, dbf: dbf}, Options{})
		check(t, l, err)
	})
}

// makeDBF is a table of one text column and one row.
func makeDBF() []byte {
	b := make([]byte, 65)
	b[4], b[8], b[10] = 1, 65, 7
	copy(b[32:], "code")
	b[43], b[48], b[64] = 'C', 6, '\r'
	return append(b, " 130102"...)
}

func TestDBF(t *testing.T) {
	l, err := readShape(context.Background(), parts{shp: makeShape(1, 5, []int32{0}, box), dbf: makeDBF()}, Options{})
	if err != nil || l.Features[0].Code != "130102" || l.Features[0].Parent != "130100" {
		t.Errorf("%v %+v", err, l)
	}
	lies := makeDBF()
	binary.LittleEndian.PutUint32(lies[4:], 1e9)
	if d, err := parseDBF(lies); err != nil || d.rows != 1 {
		t.Errorf("a billion rows: %v %+v", err, d)
	}
	wide := makeDBF()
	wide[48] = 200
	if d, err := parseDBF(wide); err == nil {
		t.Errorf("a field wider than its row: %+v", d)
	}
}

// check holds what every layer must satisfy, whatever it was read from.
func check(t *testing.T, l *Layer, err error) {
	if err != nil {
		return
	}
	for i, f := range l.Features {
		for _, p := range f.Geometry {
			for k, r := range p {
				if len(r) < 4 || r[0] != r[len(r)-1] || !onEarth(r) || signedArea(r) > 0 != (k == 0) {
					t.Fatalf("feature %d: ring %v", i, r)
				}
			}
		}
	}
}

// Attributes whose names differ in case only are read alike every time, and an
// empty one does not hide the other.
func TestIdentifyNamesOfAnyCase(t *testing.T) {
	for range 50 {
		f := identify(map[string]string{"NAME": "长安区", "name": "", "CODE": "130102", "code": "130104", "Parent": "", "parent": "130100"})
		if f.Name != "长安区" || f.Code != "130102" || f.Parent != "130100" {
			t.Fatalf("%q %q %q", f.Name, f.Code, f.Parent)
		}
	}
}

func BenchmarkGeoJSON(b *testing.B) {
	p := shared(b, "hebei_counties.geojson")
	for b.Loop() {
		read(b, p)
	}
}

// What macOS keeps beside the files of a folder is no shapefile.
func TestFolderOfFinder(t *testing.T) {
	dir := t.TempDir()
	for name, b := range map[string][]byte{"县界.shp": makeShape(1, 5, []int32{0}, box), "._县界.shp": []byte("\x00\x05\x16\x07Mac OS X")} {
		if err := os.WriteFile(filepath.Join(dir, name), b, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	if l := read(t, dir); len(l.Features) != 1 || !IsLayer(dir) {
		t.Errorf("%d features", len(l.Features))
	}
}
