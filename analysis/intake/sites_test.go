package intake

import (
	"context"
	"encoding/json"
	"math"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"taihang/data"
	"taihang/data/facts"
	"taihang/data/store"
	"taihang/data/text"
	"taihang/geo/projection"
)

// boxes is GeoJSON of a square about every county's seat, in a reference system
// that it does not name; with codes, with names, or with neither.
func boxes(t *testing.T, counties []data.County, epsg int, as string) string {
	t.Helper()
	crs, ok := projection.ByEPSG(epsg)
	if !ok {
		t.Fatalf("no system %d", epsg)
	}
	type object = map[string]any
	var features []object
	for _, c := range counties {
		var ring [][2]float64
		for _, d := range [][2]float64{{-1, -1}, {1, -1}, {1, 1}, {-1, 1}, {-1, -1}} {
			x, y := crs.Proj.Forward(c.SeatLon+d[0]*.05, c.SeatLat+d[1]*.05)
			ring = append(ring, [2]float64{math.Round(x), math.Round(y)})
		}
		p := object{"n": 1}
		switch as {
		case "codes":
			p = object{"code": c.Code, "name": c.Name}
		case "names":
			p = object{"name": c.Name}
		}
		features = append(features, object{"type": "Feature", "properties": p, "geometry": object{"type": "Polygon", "coordinates": [][][2]float64{ring}}})
	}
	b, err := json.Marshal(object{"type": "FeatureCollection", "features": features})
	if err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(t.TempDir(), "县界.geojson")
	if err := os.WriteFile(path, b, 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

// Of a layer in metres of an unknown zone every site is offered with what speaks
// for it; the one in which the county seats lie in their counties comes first, and
// none is taken until the user chooses.
func TestSites(t *testing.T) {
	ctx := context.Background()
	st, err := store.Create(ctx, filepath.Join(t.TempDir(), "w.taihang"), facts.Gazetteer())
	if err != nil {
		t.Fatal(err)
	}
	defer st.Close()
	counties := facts.Gazetteer().Counties
	for _, c := range []struct {
		epsg    int
		as      string
		crs     string
		of      int
		likely  bool
		refused string
	}{
		{4548, "codes", "EPSG:4548", 168, true, "EPSG:4548 168/168"},
		{4547, "codes", "EPSG:4547", 168, true, "EPSG:4547 168/168"},
		{4549, "names", "EPSG:4549", 168, true, "EPSG:4549"},
		{4509, "codes", "EPSG:4548", 168, true, "EPSG:4548 168/168"}, // 6° about 117° E: the same points
		{4548, "", "EPSG:4548", 0, false, "EPSG:4548 0/0"},           // only the position tells
	} {
		path := boxes(t, counties, c.epsg, c.as)
		plans, err := Inspect(ctx, st, []string{path}, Options{Ask: true})
		if err != nil {
			t.Fatal(err)
		}
		all := plans[0].Layer.Sites
		if len(all) < 3 || len(all) > shownSites {
			t.Fatalf("%d by %s: %d sites", c.epsg, c.as, len(all))
		}
		first := all[0]
		if first.CRS != c.crs || first.Likely() != c.likely || first.Of != c.of || c.of > 0 && first.Seats < c.of*9/10 {
			t.Errorf("%d by %s: first %s with %s", c.epsg, c.as, first.CRS, first.Share())
		}
		if b := first.Bound; b.Min[0] < 112 || b.Max[0] > 121 || len(first.Outlines) != len(counties) || len(first.Outlines[0]) != 1 {
			t.Errorf("%d by %s: lies in %v, %d outlines", c.epsg, c.as, b, len(first.Outlines))
		}
		seen := map[[4]float64]string{}
		for _, s := range all {
			at := [4]float64{s.Bound.Min[0], s.Bound.Min[1], s.Bound.Max[0], s.Bound.Max[1]}
			if seen[at] != "" {
				t.Errorf("%d by %s: %s and %s are the same", c.epsg, c.as, s.CRS, seen[at])
			}
			seen[at] = s.CRS
			if s.CRS != first.CRS && (s.Likely() || s.Seats > first.Seats/4) {
				t.Errorf("%d by %s: %s has %s", c.epsg, c.as, s.CRS, s.Share())
			}
		}
		if _, err := Run(ctx, st, plans, Options{}); err == nil || !strings.Contains(text.ZH.Sentence(err), c.refused) {
			t.Errorf("%d by %s: %v", c.epsg, c.as, err)
		}
		if c.as == "" {
			continue
		}
		chosen := Options{DryRun: true, Mapping: Mapping{Files: map[string]FileMapping{"县界.geojson": {CRS: first.CRS}}}}
		if plans, err = Inspect(ctx, st, []string{path}, chosen); err != nil {
			t.Fatal(err)
		}
		if n := len(plans[0].Layer.Sites); n != 0 {
			t.Errorf("%d by %s: chosen, and %d sites are offered still", c.epsg, c.as, n)
		}
		rep, err := Run(ctx, st, plans, chosen)
		if err != nil || rep.Files[0].Loaded < 160 {
			t.Errorf("%d by %s: chosen, %v %+v", c.epsg, c.as, err, rep)
		}
	}
}

// A file that is not there, whatever its kind, is told so in a sentence.
func TestMissingFile(t *testing.T) {
	ctx := context.Background()
	st, err := store.Create(ctx, filepath.Join(t.TempDir(), "w.taihang"), facts.Gazetteer())
	if err != nil {
		t.Fatal(err)
	}
	defer st.Close()
	for _, ext := range []string{"csv", "xlsx", "xls", "ods", "geojson", "json", "shp", "zip", "kml", "gpkg", "fgb", "topojson", "doc", ""} {
		name := strings.TrimSuffix("县界."+ext, ".")
		_, err := Inspect(ctx, st, []string{filepath.Join(t.TempDir(), name)}, Options{})
		if err == nil || text.ZH.Sentence(err) != "找不到文件 "+name+"：检查路径" {
			t.Errorf("%s: %v", name, err)
		}
	}
}
