// Package datum takes the offsets out that maps published in China have: GCJ-02,
// which moves points by some 300 to 700 m, and BD-09, which moves them once
// more. The formulas are those that have been in general use since 2010
// (eviltransform and others); their inverse is found by iteration.
package datum

import "math"

// Parameters of GCJ-02: Krassovsky's axis and its eccentricity squared.
const (
	axis         = 6378245.0
	eccentricity = 0.00669342162296594323
	baidu        = math.Pi * 3000 / 180
)

// ToGCJ02 moves a point in degrees on WGS 84 to GCJ-02. Outside of China it
// stays.
func ToGCJ02(lon, lat float64) (float64, float64) {
	if abroad(lon, lat) {
		return lon, lat
	}
	x, y := lon-105, lat-35
	dLat := -100 + 2*x + 3*y + .2*y*y + .1*x*y + .2*math.Sqrt(math.Abs(x)) + waves(x) + (20*math.Sin(y*math.Pi)+40*math.Sin(y/3*math.Pi))*2/3 +
		(160*math.Sin(y/12*math.Pi)+320*math.Sin(y*math.Pi/30))*2/3
	dLon := 300 + x + 2*y + .1*x*x + .1*x*y + .1*math.Sqrt(math.Abs(x)) + waves(x) + (20*math.Sin(x*math.Pi)+40*math.Sin(x/3*math.Pi))*2/3 +
		(150*math.Sin(x/12*math.Pi)+300*math.Sin(x/30*math.Pi))*2/3
	s := math.Sin(lat * math.Pi / 180)
	m := 1 - eccentricity*s*s
	dLat = dLat * 180 / (axis * (1 - eccentricity) / (m * math.Sqrt(m)) * math.Pi)
	dLon = dLon * 180 / (axis / math.Sqrt(m) * math.Cos(lat*math.Pi/180) * math.Pi)
	return lon + dLon, lat + dLat
}

func waves(x float64) float64 {
	return (20*math.Sin(6*x*math.Pi) + 20*math.Sin(2*x*math.Pi)) * 2 / 3
}

// abroad is the rectangle's outside in which the offset is not applied.
func abroad(lon, lat float64) bool {
	return lon < 72.004 || lon > 137.8347 || lat < .8293 || lat > 55.8271
}

// ToBD09 moves a point on WGS 84 to BD-09.
func ToBD09(lon, lat float64) (float64, float64) {
	x, y := ToGCJ02(lon, lat)
	z := math.Hypot(x, y) + 2e-5*math.Sin(y*baidu)
	a := math.Atan2(y, x) + 3e-6*math.Cos(x*baidu)
	return z*math.Cos(a) + .0065, z*math.Sin(a) + .006
}

// FromGCJ02 is the inverse of ToGCJ02.
func FromGCJ02(lon, lat float64) (float64, float64) { return inverse(ToGCJ02, lon, lat) }

// FromBD09 is the inverse of ToBD09.
func FromBD09(lon, lat float64) (float64, float64) { return inverse(ToBD09, lon, lat) }

// inverse finds the point that f moves to lon, lat. The offset hardly changes
// from one point to the next, so that each round gains three digits.
func inverse(f func(lon, lat float64) (float64, float64), lon, lat float64) (float64, float64) {
	x, y := lon, lat
	for range 12 {
		u, v := f(x, y)
		du, dv := lon-u, lat-v
		if x, y = x+du, y+dv; math.Abs(du)+math.Abs(dv) < 1e-13 {
			break
		}
	}
	return x, y
}
