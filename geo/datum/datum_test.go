package datum

import (
	"math"
	"testing"

	"pgregory.net/rapid"
)

// Points that were moved by the published implementations.
func TestVectors(t *testing.T) {
	for _, c := range []struct{ lon, lat, gLon, gLat, bLon, bLat float64 }{
		{114.514976, 38.042007, 114.520949, 38.042626, 114.527514, 38.048440},
		{116.391349, 39.907375, 116.397590, 39.908776, 116.403963, 39.915120},
	} {
		near := func(what string, lon, lat, wantLon, wantLat float64) {
			if math.Abs(lon-wantLon) > 1e-6 || math.Abs(lat-wantLat) > 1e-6 {
				t.Errorf("%s: %.6f, %.6f; want %.6f, %.6f", what, lon, lat, wantLon, wantLat)
			}
		}
		x, y := ToGCJ02(c.lon, c.lat)
		near("GCJ-02", x, y, c.gLon, c.gLat)
		x, y = ToBD09(c.lon, c.lat)
		near("BD-09", x, y, c.bLon, c.bLat)
	}
	if x, y := ToGCJ02(2.35, 48.85); x != 2.35 || y != 48.85 {
		t.Errorf("Paris was moved to %f, %f", x, y)
	}
}

// There and back is where one was.
func TestInverse(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		lon, lat := rapid.Float64Range(75, 134).Draw(t, "lon"), rapid.Float64Range(18, 53).Draw(t, "lat")
		for _, way := range []struct {
			to, from func(a, b float64) (float64, float64)
		}{{ToGCJ02, FromGCJ02}, {ToBD09, FromBD09}} {
			x, y := way.from(way.to(lon, lat))
			if math.Abs(x-lon) > 1e-9 || math.Abs(y-lat) > 1e-9 {
				t.Fatalf("%v, %v came back as %v, %v", lon, lat, x, y)
			}
		}
	})
}
