package boundary

import (
	"context"
	"database/sql"
	"math"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"taihang/data/reference"

	"github.com/paulmach/orb"
	"github.com/paulmach/orb/planar"
	_ "modernc.org/sqlite"
)

// sqlFile lends an SQLite file to the reader.
type sqlFile struct{ db *sql.DB }

func openSQL(_ context.Context, path string) (Database, error) {
	db, err := sql.Open("sqlite", "file:"+path+"?mode=ro&immutable=1")
	return sqlFile{db}, err
}

func (f sqlFile) Close() error { return f.db.Close() }

func (f sqlFile) Query(ctx context.Context, query string, row func([]any) error) error {
	rows, err := f.db.QueryContext(ctx, query)
	if err != nil {
		return err
	}
	defer rows.Close()
	names, err := rows.Columns()
	if err != nil {
		return err
	}
	values, at := make([]any, len(names)), make([]any, len(names))
	for i := range values {
		at[i] = &values[i]
	}
	for rows.Next() {
		if err := rows.Scan(at...); err != nil {
			return err
		}
		if err := row(values); err != nil {
			return err
		}
	}
	return rows.Err()
}

// Every form in which the same boundaries come gives the same areas: points of
// full resolution within 1e-6°, projected ones within 1e-5°, quantised ones
// within their quantum; without a question where the file says enough, with one
// where it does not.
func TestVariants(t *testing.T) {
	base := reference.Path(t, "data/boundaries")
	read := func(name string, o Options) *Layer {
		t.Helper()
		o.Database = openSQL
		l, err := Read(context.Background(), filepath.Join(base, filepath.FromSlash(name)), o)
		if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		return l
	}
	counties, simple, prefectures := read("hebei_counties.geojson", Options{}), read("hebei_counties_simplified.geojson", Options{}), read("hebei_prefectures.geojson", Options{})
	for _, c := range []struct {
		file      string
		like      *Layer
		within    float64 // degrees
		encoding  string
		crs       string
		questions int
	}{
		{"variants/shp_4490_gbk_cpg/hebei_counties.shp", counties, 1e-6, "GBK", "", 0},
		{"variants/shp_4490_gbk_nocpg/河北县界.shp", counties, 1e-6, "GBK", "", 0},
		{"variants/shp_4490_gbk_nocpg", counties, 1e-6, "GBK", "", 0},
		{"variants/shp_4548_utf8/hebei_counties.shp", counties, 1e-5, "UTF-8", "", 0},
		{"variants/shp_4526_zone38_prefectures/hebei_prefectures.shp", prefectures, 1e-5, "GBK", "", 0},
		{"variants/河北省设区市界_gbk.zip", prefectures, 1e-5, "GBK", "", 0},
		{"variants/shp_noprj_ldid77_prefectures/hebei_prefectures.shp", prefectures, 1e-6, "GBK", "EPSG:4326", 1},
		{"variants/hebei.gpkg", counties, 1e-6, "UTF-8", "EPSG:4490", 0},
		{"variants/hebei_counties.fgb", counties, 1e-6, "UTF-8", "EPSG:4326", 0},
		{"variants/hebei.topojson", counties, 6.6e-5, "UTF-8", "EPSG:4326", 0},
		{"variants/hebei_counties.kml", simple, 1e-6, "UTF-8", "EPSG:4326", 0},
		{"variants/hebei_counties_wkt.csv", simple, 1e-6, "UTF-8", "EPSG:4326", 0},
	} {
		t.Run(c.file, func(t *testing.T) {
			l := read(c.file, Options{})
			if l.Encoding != c.encoding || c.crs != "" && l.CRS != c.crs || len(l.Questions) != c.questions {
				t.Errorf("encoding %s, system %s, questions %+v", l.Encoding, l.CRS, l.Questions)
			}
			for _, p := range l.Problems {
				if p.Fatal {
					t.Errorf("%+v", p)
				}
			}
			if off, where := furthest(t, c.like, l, strings.Contains(c.file, "topojson")); off > c.within {
				t.Errorf("a point of %s is %.2g° off", where, off)
			}
		})
	}
	// The other layers of a file that holds several.
	for _, c := range []struct {
		file, layer string
		like        *Layer
		within      float64
	}{
		{"variants/hebei.gpkg", "prefectures", prefectures, 1e-6},
		{"variants/hebei.topojson", "prefectures", nil, 0},
	} {
		l := read(c.file, Options{})
		if len(l.Layers) != 3 {
			t.Fatalf("%s: layers %v", c.file, l.Layers)
		}
		for _, name := range l.Layers {
			if !strings.Contains(name, c.layer[:4]) {
				continue
			}
			l = read(c.file, Options{Layer: name})
			if len(l.Features) != 11 {
				t.Errorf("%s %s: %d features", c.file, name, len(l.Features))
			}
			if c.like != nil {
				if off, where := furthest(t, c.like, l, false); off > c.within {
					t.Errorf("%s: a point of %s is %.2g° off", c.file, where, off)
				}
			}
		}
	}
	if _, err := Read(context.Background(), filepath.Join(base, "variants/hebei.topojson"), Options{Layer: "nothing"}); err == nil {
		t.Error("a layer that there is not was read")
	}
}

// furthest compares areas of the same codes: how far a point of one lies from
// the nearest edge of the other, both ways, at most.
func furthest(t *testing.T, want, got *Layer, quantised bool) (off float64, where string) {
	t.Helper()
	byCode := map[string]Feature{}
	for _, f := range got.Features {
		byCode[f.Code] = f
	}
	if len(got.Features) != len(want.Features) || len(byCode) != len(want.Features) {
		t.Fatalf("%d areas with %d codes, want %d", len(got.Features), len(byCode), len(want.Features))
	}
	for _, w := range want.Features {
		g, ok := byCode[w.Code]
		if !ok || g.Name != w.Name {
			t.Fatalf("%s %s is %+v", w.Code, w.Name, g.Name)
		}
		pairs := [][2]orb.MultiPolygon{{g.Geometry, w.Geometry}, {w.Geometry, g.Geometry}}
		if quantised { // a spit narrower than the quantum is lost to it
			pairs = pairs[:1]
			if a, b := planar.Area(w.Geometry), planar.Area(g.Geometry); math.Abs(a-b) > 1e-3*a {
				t.Errorf("%s: area %v, want %v", w.Name, b, a)
			}
		}
		for _, pair := range pairs {
			if d := gap(pair[0], pair[1]); d > off {
				off, where = d, w.Name
			}
		}
	}
	return off, where
}

// gap is how far a corner of a lies from the nearest edge of b, at most, looking
// within cells of a grid.
func gap(a, b orb.MultiPolygon) (most float64) {
	const cell = 1e-2
	at := func(v float64) int { return int(math.Floor(v / cell)) }
	grid := map[[2]int][][2]orb.Point{}
	edges(b, func(p, q orb.Point) {
		for x := at(min(p[0], q[0])); x <= at(max(p[0], q[0])); x++ {
			for y := at(min(p[1], q[1])); y <= at(max(p[1], q[1])); y++ {
				grid[[2]int{x, y}] = append(grid[[2]int{x, y}], [2]orb.Point{p, q})
			}
		}
	})
	edges(a, func(p, _ orb.Point) {
		least := math.Inf(1)
		for dx := -1; dx <= 1; dx++ {
			for dy := -1; dy <= 1; dy++ {
				for _, e := range grid[[2]int{at(p[0]) + dx, at(p[1]) + dy}] {
					least = min(least, planar.DistanceFromSegment(e[0], e[1], p))
				}
			}
		}
		most = max(most, least)
	})
	return most
}

func edges(m orb.MultiPolygon, f func(p, q orb.Point)) {
	for _, poly := range m {
		for _, ring := range poly {
			for i := 1; i < len(ring); i++ {
				f(ring[i-1], ring[i])
			}
		}
	}
}

// Metres without a .prj are of no system that can be known: the one in which the
// layer lies in the province is offered first, and read when it is chosen.
func TestNoPrj(t *testing.T) {
	base := reference.Path(t, "data/boundaries")
	dir := t.TempDir()
	for _, ext := range []string{".shp", ".dbf", ".cpg"} {
		b, err := os.ReadFile(filepath.Join(base, "variants", "shp_4548_utf8", "hebei_counties"+ext))
		if err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(filepath.Join(dir, "a"+ext), b, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	path := filepath.Join(dir, "a.shp")
	l, err := Read(context.Background(), path, Options{})
	if err != nil {
		t.Fatal(err)
	}
	if len(l.Questions) != 1 || l.Questions[0].Assumed || l.Questions[0].Candidates[0].Value != "EPSG:4548" || l.Features[0].Geometry != nil {
		t.Fatalf("%+v", l.Questions)
	}
	want, err := Read(context.Background(), filepath.Join(base, "hebei_counties.geojson"), Options{})
	if err != nil {
		t.Fatal(err)
	}
	if l, err = Read(context.Background(), path, Options{CRS: l.Questions[0].Candidates[0].Value}); err != nil || len(l.Questions) != 0 {
		t.Fatalf("%v %+v", err, l.Questions)
	}
	if off, where := furthest(t, want, l, false); off > 1e-5 {
		t.Errorf("a point of %s is %.2g° off", where, off)
	}
}
