package boundary

import (
	"context"
	"encoding/binary"
	"strings"
	"testing"
)

// A shape that is no area is told for what it is, in every format that can hold
// one beside areas.
func TestNoArea(t *testing.T) {
	wkb := func(kind uint32) []byte {
		return binary.LittleEndian.AppendUint32([]byte{1}, kind)
	}
	topo := func(kind string) []byte {
		return []byte(`{"type":"Topology","arcs":[],"objects":{"a":{"type":"GeometryCollection","geometries":[{"type":"` + kind + `","properties":{"name":"甲"}}]}}}`)
	}
	table := func(shape string) []byte {
		return []byte("name,wkt\n乙,\"POLYGON((114 38,114 39,115 39,114 38))\"\n甲," + shape + "\n")
	}
	record := func(kind uint32) []byte {
		b := makeShape(1, 5, []int32{0}, box)
		binary.LittleEndian.PutUint32(b[108:], kind)
		return b
	}
	read := func(b []byte) func() (*Layer, error) {
		return func() (*Layer, error) { return decode(context.Background(), b, Options{}) }
	}
	shape := func(b []byte) func() (*Layer, error) {
		return func() (*Layer, error) { return readShape(context.Background(), parts{shp: b}, Options{}) }
	}
	packaged := func(b []byte) func() (*Layer, error) {
		return func() (*Layer, error) {
			l := &Layer{}
			_, err := decodeAreas(b)
			l.unread(0, "甲", err)
			return l, nil
		}
	}
	for _, c := range []struct {
		name, want string
		layer      func() (*Layer, error)
	}{
		{"TopoJSON point", "point", read(topo("Point"))},
		{"TopoJSON line", "line", read(topo("LineString"))},
		{"WKT point", "point", read(table("POINT Z (114 38 1)"))},
		{"WKT points", "point", read(table("MULTIPOINTZ(114 38 1)"))},
		{"WKT collection", "collection", read(table("GEOMETRYCOLLECTION EMPTY"))},
		{"WKT of nothing", "other-kind", read(table("NOTHING"))},
		{"WKT curved area", "other-kind", read(table("CURVEPOLYGON EMPTY"))},
		{"GeoPackage point", "point", packaged(wkb(1))},
		{"GeoPackage line with heights", "line", packaged(wkb(1002))},
		{"GeoPackage collection", "collection", packaged(wkb(7))},
		{"GeoPackage of nothing", "other-kind", packaged(wkb(99))},
		{"GeoPackage curved areas", "other-kind", packaged(wkb(12))},
		{"GeoPackage cut short", "geometry-broken", packaged(wkb(6))},
		{"shapefile point", "point", shape(record(11))},
		{"shapefile line", "line", shape(record(3))},
		{"shapefile of nothing", "other-kind", shape(record(99))},
		{"shapefile of solids", "other-kind", shape(record(31))},
	} {
		l, err := c.layer()
		if err != nil {
			t.Errorf("%s: %v", c.name, err)
			continue
		}
		var codes []string
		for _, p := range l.Problems {
			if p.Fatal {
				codes = append(codes, p.Code)
			}
		}
		if got := strings.Join(codes, " "); got != c.want {
			t.Errorf("%s: %s", c.name, got)
		}
	}
}
