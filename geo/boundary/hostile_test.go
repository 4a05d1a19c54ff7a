package boundary

import (
	"context"
	"encoding/binary"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
)

// Files that were made to hurt are refused, without memory to speak of.
func TestHostile(t *testing.T) {
	deep := strings.Repeat("<Folder>", 100_000)
	laughs := `<?xml version="1.0"?><!DOCTYPE k [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]><kml><Document><name>&b;</name></Document></kml>`
	wide := append([]byte("fgb\x03fgb\x00"), 0xff, 0xff, 0xff, 0x7f, 8, 0, 0, 0)
	many := make([]byte, 200)
	copy(many, "fgb\x03fgb\x00")
	binary.LittleEndian.PutUint32(many[8:], 100)
	for name, b := range map[string][]byte{
		"deep.kml":       []byte("<kml>" + deep),
		"laughs.kml":     []byte(laughs),
		"entity.kml":     []byte(`<kml><Document><name>&unknown;</name></Document></kml>`),
		"deep.geojson":   []byte(`{"type":"FeatureCollection","features":[{"type":"Feature","geometry":{"type":"Polygon","coordinates":` + strings.Repeat("[", 200_000)),
		"deep.topojson":  []byte(`{"type":"Topology","arcs":` + strings.Repeat("[", 200_000)),
		"arcs.topojson":  []byte(`{"type":"Topology","arcs":[[[0]]],"objects":{}}`),
		"none.topojson":  []byte(`{"type":"Topology","arcs":[],"objects":{}}`),
		"wide.fgb":       wide,
		"zero.fgb":       many,
		"empty.kml":      []byte("<kml></kml"),
		"other.xml":      []byte("<gml><a/></gml>"),
		"nothing.gpkg":   []byte("SQLite format 3\x00"),
		"unclosed.shape": []byte("a,b\n1,\"POLYGON((1 2"),
	} {
		t.Run(name, func(t *testing.T) {
			path := filepath.Join(t.TempDir(), name)
			if err := os.WriteFile(path, b, 0o600); err != nil {
				t.Fatal(err)
			}
			var before, after runtime.MemStats
			runtime.ReadMemStats(&before)
			l, err := Read(context.Background(), path, Options{})
			runtime.ReadMemStats(&after)
			if got := (after.TotalAlloc - before.TotalAlloc) >> 20; got > 300 {
				t.Errorf("%d MiB were allocated", got)
			}
			if err != nil {
				return
			}
			for _, f := range l.Features {
				if f.Geometry != nil {
					t.Errorf("%+v was read", f)
				}
			}
		})
	}
	// An arc that is named over and over.
	arcs := `{"type":"Topology","objects":{"a":{"type":"GeometryCollection","geometries":[{"type":"Polygon","arcs":[[` + strings.TrimSuffix(strings.Repeat("0,", 100_000), ",") +
		`]]}]}},"arcs":[[` + strings.TrimSuffix(strings.Repeat("[1,2],[2,1],", 1000), ",") + `]]}`
	l, err := decode(context.Background(), []byte(arcs), Options{})
	if err != nil || len(l.Problems) == 0 || l.Features[0].Geometry != nil {
		t.Errorf("%v %+v", err, l)
	}
}
