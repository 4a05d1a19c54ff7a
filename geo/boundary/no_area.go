package boundary

import (
	"errors"
	"slices"
	"strings"
)

// noArea is the error of a shape that has no area, by the kind that WKB, GeoPackage
// and FlatGeobuf know it by.
type noArea int

var kinds = []string{"", "Point", "LineString", "Polygon", "MultiPoint", "MultiLineString", "MultiPolygon", "GeometryCollection"}

// noAreaNamed is that of a kind by its name in GeoJSON, TopoJSON or well-known text.
func noAreaNamed(name string) error {
	if name == "" {
		return errors.New("the shape does not say its kind")
	}
	return noArea(max(slices.IndexFunc(kinds, func(k string) bool { return strings.EqualFold(k, name) }), 0))
}

func (k noArea) Error() string {
	if k < 1 || int(k) >= len(kinds) {
		return "the shape is not an area"
	}
	return kinds[k] + " is not an area"
}

// unread reports why a feature's shape could not be read.
func (l *Layer) unread(i int, name string, err error) {
	var k noArea
	if errors.As(err, &k) {
		switch k {
		case 1, 4:
			l.problem(i, true, "point", name)
			return
		case 2, 5:
			l.problem(i, true, "line", name)
			return
		case 7:
			l.problem(i, true, "collection", name)
			return
		}
		l.problem(i, true, "other-kind", name)
		return
	}
	l.problem(i, true, "geometry-broken", name, err.Error())
}
