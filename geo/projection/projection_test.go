package projection

import (
	"math"
	"testing"

	"pgregory.net/rapid"
)

func TestInverseUndoesForward(t *testing.T) {
	for name, p := range map[string]Projection{
		"albers":   Hebei(),
		"gk117":    GaussKrueger(CGCS2000, 117, 500000, 0, 1),
		"gk zone":  zone(6, 20, true),
		"utm":      GaussKrueger(CGCS2000, 117, 500000, 0, 0.9996),
		"beijing":  GaussKrueger(Krassovsky, 114, 500000, 0, 1),
		"mercator": Mercator{},
		"degrees":  Degrees{},
	} {
		t.Run(name, rapid.MakeCheck(func(t *rapid.T) {
			lon := rapid.Float64Range(110, 122).Draw(t, "lon")
			lat := rapid.Float64Range(20, 54).Draw(t, "lat")
			lon2, lat2 := p.Inverse(p.Forward(lon, lat))
			if math.Abs(lon-lon2) > 1e-9 || math.Abs(lat-lat2) > 1e-9 {
				t.Fatalf("%v %v came back as %v %v", lon, lat, lon2, lat2)
			}
		}))
	}
}

// An equal-area projection keeps the area of every small quadrangle.
func TestAlbersKeepsArea(t *testing.T) {
	p := Hebei()
	rapid.Check(t, func(t *rapid.T) {
		lon := rapid.Float64Range(113, 120).Draw(t, "lon")
		lat := rapid.Float64Range(36, 43).Draw(t, "lat")
		const d = 0.001
		ring := [][2]float64{{lon, lat}, {lon + d, lat}, {lon + d, lat + d}, {lon, lat + d}}
		var flat float64
		for i := range ring {
			x1, y1 := p.Forward(ring[i][0], ring[i][1])
			j := (i + 1) % 4
			x2, y2 := p.Forward(ring[j][0], ring[j][1])
			flat += x1*y2 - x2*y1
		}
		want := AreaKm2(ring)
		if got := flat / 2e6; math.Abs(got/want-1) > 1e-5 {
			t.Fatalf("projected %v km², on the ellipsoid %v", got, want)
		}
	})
}

// The meridian arc from the equator to 40° N on GRS 80 is 4429529.030 m
// (tabulated); on the central meridian the northing is that arc. One degree of
// latitude at 40° is about 111.035 km, of longitude 85.394 km.
func TestKnownLengths(t *testing.T) {
	gk := GaussKrueger(CGCS2000, 114, 500000, 0, 1)
	x, y := gk.Forward(114, 40)
	if x != 500000 || math.Abs(y-arc(40)) > 1e-4 {
		t.Errorf("northing of 40° on the meridian: %.4f %.4f, want 500000 %.4f", x, y, arc(40))
	}
	quad := AreaKm2([][2]float64{{-180, -90}, {180, -90}, {180, 90}, {-180, 90}})
	if math.Abs(quad-510065621.724) > 1 { // Moritz 1980: surface of GRS 80 in km²
		t.Errorf("surface of the ellipsoid: %.3f km²", quad)
	}
	mx, my := Mercator{}.Forward(180, 85.05112877980659)
	if math.Abs(mx-20037508.3428) > 1e-3 || math.Abs(my-20037508.3428) > 1e-3 {
		t.Errorf("corner of the web map: %.4f %.4f", mx, my)
	}
}

// arc integrates the meridian numerically, independent of any series.
func arc(lat float64) float64 {
	const n = 200000
	e2, h := CGCS2000.e2(), lat*rad/n
	var s float64
	for i := range n {
		sin := math.Sin((float64(i) + .5) * h)
		s += math.Pow(1-e2*sin*sin, -1.5)
	}
	return CGCS2000.A * (1 - e2) * s * h
}

func TestEPSG(t *testing.T) {
	for _, c := range []struct {
		code int
		x    float64 // easting of the central meridian
		lon0 float64
	}{
		{4508, 500000, 111},
		{4509, 500000, 117},
		{4497, 19500000, 111},
		{4498, 20500000, 117},
		{4526, 38500000, 114},
		{4527, 39500000, 117},
		{4547, 500000, 114},
		{4548, 500000, 117},
		{4554, 500000, 135},
		{4533, 45500000, 135},
		{32650, 500000, 117},
	} {
		crs, ok := ByEPSG(c.code)
		if !ok {
			t.Errorf("EPSG:%d is not known", c.code)
			continue
		}
		if x, _ := crs.Proj.Forward(c.lon0, 38); math.Abs(x-c.x) > 1e-6 {
			t.Errorf("EPSG:%d: meridian %v° at easting %v, want %v", c.code, c.lon0, x, c.x)
		}
	}
	if _, ok := ByEPSG(2154); ok {
		t.Error("a French system passes for one of ours")
	}
}

func TestFromExtent(t *testing.T) {
	for _, c := range []struct {
		name    string
		e       Extent
		known   bool
		epsg    int
		swapped bool
	}{
		{"degrees", Extent{113, 36, 120, 43}, true, 4326, false},
		{"latitude first", Extent{36, 113, 43, 120}, true, 4326, true},
		{"zone 38", Extent{38400000, 4e6, 38950000, 4.7e6}, true, 4526, false},
		{"zone 20", Extent{20100000, 4e6, 20750000, 4.7e6}, true, 4498, false},
		{"no prefix", Extent{150000, 4e6, 750000, 4.7e6}, false, 0, false},
		{"web Mercator", Extent{1.26e7, 4.3e6, 1.33e7, 5.3e6}, false, 0, false},
		{"nothing", Extent{math.NaN(), 0, 1, 1}, false, 0, false},
	} {
		g := FromExtent(c.e)
		if g.Known != c.known || g.CRS.EPSG != c.epsg || g.Swapped != c.swapped {
			t.Errorf("%s: %+v", c.name, g)
		}
	}
}

func TestParseWKT(t *testing.T) {
	const base = `GEOGCS["GCS_China_Geodetic_Coordinate_System_2000",DATUM["D_China_2000",SPHEROID["CGCS2000",6378137.0,298.257222101]],PRIMEM["Greenwich",0.0],UNIT["Degree",0.0174532925199433]]`
	lon, lat := 115.2, 38.4
	for _, c := range []struct {
		name, wkt string
		want      Projection
		shift     bool
	}{
		{"geographic", base, Degrees{}, false},
		{"esri", `PROJCS["x",` + base + `,PROJECTION["Gauss_Kruger"],PARAMETER["False_Easting",38500000.0],PARAMETER["Central_Meridian",114.0],PARAMETER["Scale_Factor",1.0],UNIT["Meter",1.0]]`, zone(3, 38, true), false},
		{"utm", `PROJCS["WGS 84 / UTM zone 50N",` + base + `,PROJECTION["Transverse_Mercator"],PARAMETER["central_meridian",117],PARAMETER["scale_factor",0.9996],PARAMETER["false_easting",500000],UNIT["metre",1],AUTHORITY["EPSG","32650"]]`, GaussKrueger(CGCS2000, 117, 500000, 0, .9996), false},
		{"albers", `PROJCS["China",` + base + `,PROJECTION["Albers"],PARAMETER["Central_Meridian",116],PARAMETER["Standard_Parallel_1",37.5],PARAMETER["Standard_Parallel_2",41.5],PARAMETER["Latitude_Of_Origin",39.5],UNIT["Meter",1]]`, Hebei(), false},
		{"beijing 54", `PROJCS["b",GEOGCS["g",DATUM["D",SPHEROID["Krassovsky_1940",6378245,298.3]],UNIT["Degree",0.0174532925199433]],PROJECTION["Gauss_Kruger"],PARAMETER["False_Easting",500000],PARAMETER["Central_Meridian",114],UNIT["Meter",1]]`, GaussKrueger(Krassovsky, 114, 500000, 0, 1), true},
	} {
		crs, err := ParseWKT(c.wkt)
		if err != nil {
			t.Errorf("%s: %v", c.name, err)
			continue
		}
		x, y := crs.Proj.Forward(lon, lat)
		wx, wy := c.want.Forward(lon, lat)
		if math.Hypot(x-wx, y-wy) > 1e-6 || crs.Shift != c.shift {
			t.Errorf("%s: %v %v shift %v, want %v %v %v", c.name, x, y, crs.Shift, wx, wy, c.shift)
		}
	}
	for _, bad := range []string{
		"", "GEOGCS", `GEOGCS["a`, `GEOGCS["a"`, `LOCAL_CS["x",SPHEROID["s",6378137,298.25]]`,
		`PROJCS["x",` + base + `,PROJECTION["Krovak"],UNIT["Meter",1]]`,
		`PROJCS["x",` + base + `,PROJECTION["Gauss_Kruger"],PARAMETER["Central_Meridian",114],UNIT["Foot",0.3048]]`,
	} {
		if crs, err := ParseWKT(bad); err == nil {
			t.Errorf("%q was read as %+v", bad, crs)
		}
	}
}

func FuzzParseWKT(f *testing.F) {
	f.Add(`GEOGCS["a",SPHEROID["s",6378137,298.25],UNIT["d",0.0174532925199433]]`)
	f.Add(`PROJCS["x",GEOGCS[],PROJECTION["Albers"]`)
	f.Fuzz(func(_ *testing.T, s string) { _, _ = ParseWKT(s) })
}
