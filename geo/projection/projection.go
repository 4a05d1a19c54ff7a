// Package projection carries coordinates between the plane and the ellipsoid:
// the equal-area conic that maps are drawn in, the Gauss–Krüger zones and the
// web Mercator that Chinese boundary files come in, and the recognition of
// which of them a file uses.
//
// The ellipsoid is CGCS2000's (GRS 80). It differs from WGS 84's by 0.1 mm and
// the two frames by decimetres, so both count as the same here.
package projection

import "math"

// Projection maps longitude and latitude in degrees to metres and back. Inverse
// of a point outside the projection's range gives NaN.
type Projection interface {
	Forward(lon, lat float64) (x, y float64)
	Inverse(x, y float64) (lon, lat float64)
}

// Ellipsoid is given by its equatorial radius in metres and inverse flattening.
type Ellipsoid struct{ A, InvF float64 }

// The ellipsoids that Chinese map data have used.
var (
	CGCS2000    = Ellipsoid{6378137, 298.257222101}
	Krassovsky  = Ellipsoid{6378245, 298.3}   // Beijing 1954
	IAG75       = Ellipsoid{6378140, 298.257} // Xi'an 1980
	hebeiCentre = [3]float64{116, 37.5, 41.5}
)

const rad = math.Pi / 180

// e2 is the squared eccentricity.
func (e Ellipsoid) e2() float64 {
	f := 1 / e.InvF
	return f * (2 - f)
}

// Hebei is the projection that all maps of the province are drawn in.
func Hebei() Projection {
	return Albers(hebeiCentre[0], hebeiCentre[1], hebeiCentre[2])
}

// Degrees leaves coordinates as they are: longitude and latitude.
type Degrees struct{}

// Forward returns its arguments.
func (Degrees) Forward(lon, lat float64) (float64, float64) { return lon, lat }

// Inverse returns its arguments.
func (Degrees) Inverse(x, y float64) (float64, float64) { return x, y }

// Mercator is the web Mercator of EPSG:3857, on the sphere of radius 6378137 m.
type Mercator struct{}

// Forward projects.
func (Mercator) Forward(lon, lat float64) (float64, float64) {
	return CGCS2000.A * lon * rad, CGCS2000.A * math.Asinh(math.Tan(lat*rad))
}

// Inverse unprojects.
func (Mercator) Inverse(x, y float64) (float64, float64) {
	return x / CGCS2000.A / rad, math.Atan(math.Sinh(y/CGCS2000.A)) / rad
}
