package boundary

import (
	"bytes"
	"context"
	"math"
	"testing"

	"github.com/paulmach/orb"
)

// whole checks what a reader gave: features that can be drawn, or none.
func whole(t *testing.T, l *Layer, err error) {
	t.Helper()
	if err != nil {
		return
	}
	for _, f := range l.Features {
		for _, poly := range f.Geometry {
			if len(poly) == 0 {
				t.Fatal("a polygon without rings")
			}
			for _, r := range poly {
				if len(r) < 4 || r[0] != r[len(r)-1] {
					t.Fatalf("a ring of %d points, closed: %v", len(r), len(r) > 0 && r[0] == r[len(r)-1])
				}
				for _, p := range r {
					if !(math.Abs(p[0]) <= 180 && math.Abs(p[1]) <= 90) {
						t.Fatalf("a point at %v", p)
					}
				}
			}
		}
	}
	for _, p := range l.Problems {
		if p.Feature >= len(l.Features) {
			t.Fatalf("a problem of feature %d of %d", p.Feature, len(l.Features))
		}
	}
}

// FuzzLayer: whatever a file holds, it is read as a layer that can be drawn, or
// refused.
func FuzzLayer(f *testing.F) {
	f.Add([]byte(`<kml><Document><Placemark><name>甲</name><ExtendedData><SchemaData><SimpleData name="code">130102</SimpleData></SchemaData></ExtendedData><Polygon><outerBoundaryIs><LinearRing><coordinates>114,38,0 114,39 115,39 114,38</coordinates></LinearRing></outerBoundaryIs></Polygon></Placemark></Document></kml>`))
	f.Add([]byte(`{"type":"Topology","transform":{"scale":[0.1,0.1],"translate":[114,38]},"objects":{"a":{"type":"GeometryCollection","geometries":[{"type":"Polygon","arcs":[[0,-2]],"properties":{"code":130102.0}}]}},"arcs":[[[0,0],[1,0],[0,1]],[[0,0],[1,1]]]}`))
	f.Add([]byte("code,name,wkt\n130102,甲,\"POLYGON((114 38,114 39,115 39,114 38))\"\n130104,乙,MULTIPOLYGON Z (((114 38 1))\n"))
	f.Add([]byte(`{"type":"FeatureCollection","features":[{"type":"Feature","properties":{"code":"130102"},"geometry":{"type":"Polygon","coordinates":[[[114,38],[114,39],[115,39],[114,38]]]}}]}`))
	f.Add(append([]byte("fgb\x03fgb\x00"), 20, 0, 0, 0, 8, 0, 0, 0, 4, 0, 4, 0, 4, 0, 0, 0, 0, 0, 0, 0))
	f.Add([]byte("PK\x03\x04"))
	f.Fuzz(func(t *testing.T, b []byte) {
		l, err := decode(context.Background(), b, Options{})
		whole(t, l, err)
	})
}

// FuzzFlat: a FlatGeobuf may lie about every offset.
func FuzzFlat(f *testing.F) {
	f.Add([]byte{20, 0, 0, 0, 8, 0, 0, 0, 4, 0, 4, 0, 4, 0, 0, 0, 0, 0, 0, 0}, []byte{24, 0, 0, 0, 12, 0, 0, 0, 6, 0, 8, 0, 4, 0, 0, 0, 8, 0, 0, 0, 4, 0, 0, 0, 0, 0, 0, 0})
	f.Fuzz(func(t *testing.T, head, features []byte) {
		l, err := readFlat(context.Background(), bytes.Join([][]byte{[]byte("fgb\x03fgb\x00"), head, features}, nil), Options{})
		whole(t, l, err)
	})
}

// FuzzPackaged: a GeoPackage's geometry that is taken is one of numbers.
func FuzzPackaged(f *testing.F) {
	b, _ := EncodeWKB(orb.MultiPolygon{{{{114, 38}, {114, 39}, {115, 39}, {114, 38}}}})
	f.Add(append([]byte{'G', 'P', 0, 1, 0, 0, 0, 0}, b...))
	f.Add([]byte{'G', 'P', 0, 3, 0, 0, 0, 0, 1, 2, 3})
	f.Fuzz(func(t *testing.T, b []byte) {
		m, err := decodePackaged(b)
		if err != nil {
			return
		}
		for _, poly := range m {
			for _, r := range poly {
				for _, p := range r {
					if math.IsNaN(p[0]+p[1]) || math.IsInf(p[0], 0) || math.IsInf(p[1], 0) {
						t.Fatalf("a point at %v", p)
					}
				}
			}
		}
	})
}

// FuzzWKT: an area's text that is taken has rings of numbers.
func FuzzWKT(f *testing.F) {
	for _, s := range []string{"POLYGON((114 38,114 39,115 39,114 38))", "SRID=4326;MULTIPOLYGON ZM (((1 2 3 4,5 6 7 8)),((1 1)))", "POLYGON EMPTY", "polygon z((1 2 3", "MULTIPOLYGON(EMPTY)"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		m, err := ParseWKT(s)
		if err != nil && m != nil {
			t.Fatal("an area and an error")
		}
		for _, poly := range m {
			for _, r := range poly {
				if len(r) == 0 {
					t.Fatal("a ring without points")
				}
			}
		}
	})
}
