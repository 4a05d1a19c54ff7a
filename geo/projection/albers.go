package projection

import "math"

// albers is the ellipsoidal Albers equal-area conic of Snyder, Map
// Projections: A Working Manual (USGS PP 1395, 1987), pp. 101–102. The
// latitude of origin is midway between the parallels, so that coordinates stay
// small enough for float32 to hold a few centimetres.
type albers struct {
	a, e, e2       float64
	lon0, n, c, r0 float64
}

// Albers is the equal-area conic on CGCS2000 with the given central meridian
// and standard parallels in degrees, its origin midway between the parallels.
func Albers(lon0, lat1, lat2 float64) Projection {
	e2 := CGCS2000.e2()
	p := albers{a: CGCS2000.A, e: math.Sqrt(e2), e2: e2, lon0: lon0}
	m1, m2 := p.m(lat1*rad), p.m(lat2*rad)
	q1, q2 := p.q(math.Sin(lat1*rad)), p.q(math.Sin(lat2*rad))
	p.n = math.Sin(lat1 * rad)
	if lat1 != lat2 {
		p.n = (m1*m1 - m2*m2) / (q2 - q1)
	}
	p.c = m1*m1 + p.n*q1
	p.r0 = p.radius(p.q(math.Sin((lat1 + lat2) / 2 * rad)))
	return p
}

// m is Snyder's (14-15).
func (p albers) m(phi float64) float64 {
	s := math.Sin(phi)
	return math.Cos(phi) / math.Sqrt(1-p.e2*s*s)
}

// q is Snyder's (3-12), of the sine of the latitude.
func (p albers) q(s float64) float64 {
	es := p.e * s
	return (1 - p.e2) * (s/(1-es*es) + math.Atanh(es)/p.e)
}

func (p albers) radius(q float64) float64 { return p.a * math.Sqrt(p.c-p.n*q) / p.n }

// Forward projects.
func (p albers) Forward(lon, lat float64) (float64, float64) {
	r := p.radius(p.q(math.Sin(lat * rad)))
	s, c := math.Sincos(p.n * (lon - p.lon0) * rad)
	return r * s, p.r0 - r*c
}

// Inverse unprojects; the latitude is Snyder's iteration (3-16).
func (p albers) Inverse(x, y float64) (float64, float64) {
	dy := p.r0 - y
	r := math.Hypot(x, dy)
	q := (p.c - r*r*p.n*p.n/(p.a*p.a)) / p.n
	if math.Abs(q) > 2 {
		return math.NaN(), math.NaN()
	}
	phi := math.Asin(q / 2)
	for range 12 {
		s, c := math.Sincos(phi)
		w := 1 - p.e2*s*s
		d := w * w / (2 * c * (1 - p.e2)) * (q - p.q(s))
		phi += d
		if math.Abs(d) < 1e-14 {
			break
		}
	}
	return p.lon0 + math.Atan2(x, dy)/p.n/rad, phi / rad
}

// AreaKm2 is the area on the ellipsoid of a ring of longitudes and latitudes
// in degrees, positive when counter-clockwise. Edges are straight in the
// cylindrical equal-area projection, which at the spacing of boundary vertices
// is a geodesic to parts in a million.
func AreaKm2(ring [][2]float64) float64 {
	if len(ring) < 3 {
		return 0
	}
	e2 := CGCS2000.e2()
	p := albers{a: CGCS2000.A, e: math.Sqrt(e2), e2: e2}
	var sum float64
	last := ring[len(ring)-1]
	lq := p.q(math.Sin(last[1] * rad))
	for _, pt := range ring {
		q := p.q(math.Sin(pt[1] * rad))
		sum += (last[0] - pt[0]) * rad * (lq + q)
		last, lq = pt, q
	}
	return sum / 4 * p.a * p.a / 1e6
}
