package projection

import "math"

// krueger is the transverse Mercator by Krüger's series in the third
// flattening to the fourth order, after Karney, Transverse Mercator with an
// accuracy of a few nanometers (2011), eqs. 7–36. Within a zone's reach the
// error is below a micrometre.
type krueger struct {
	lon0, fe, fn, k0 float64
	e, e2, radius    float64
	alpha, beta      [4]float64
}

// GaussKrueger is the transverse Mercator on an ellipsoid with the central
// meridian in degrees, false easting and northing in metres and the scale on
// the meridian (1 for Gauss–Krüger, 0.9996 for UTM).
func GaussKrueger(el Ellipsoid, lon0, falseEasting, falseNorthing, scale float64) Projection {
	f := 1 / el.InvF
	n := f / (2 - f)
	n2, n3, n4 := n*n, n*n*n, n*n*n*n
	e2 := el.e2()
	return krueger{
		lon0: lon0, fe: falseEasting, fn: falseNorthing, k0: scale,
		e: math.Sqrt(e2), e2: e2,
		radius: el.A / (1 + n) * (1 + n2/4 + n4/64),
		alpha: [4]float64{
			n/2 - 2*n2/3 + 5*n3/16 + 41*n4/180,
			13*n2/48 - 3*n3/5 + 557*n4/1440,
			61*n3/240 - 103*n4/140,
			49561 * n4 / 161280,
		},
		beta: [4]float64{
			n/2 - 2*n2/3 + 37*n3/96 - n4/360,
			n2/48 + n3/15 - 437*n4/1440,
			17*n3/480 - 37*n4/840,
			4397 * n4 / 161280,
		},
	}
}

// Forward projects.
func (p krueger) Forward(lon, lat float64) (float64, float64) {
	t := p.conformal(math.Tan(lat * rad))
	sl, cl := math.Sincos((lon - p.lon0) * rad)
	xi := math.Atan2(t, cl)
	eta := math.Asinh(sl / math.Hypot(t, cl))
	x, y := eta, xi
	for j, a := range p.alpha {
		k := 2 * float64(j+1)
		s, c := math.Sincos(k * xi)
		y += a * s * math.Cosh(k*eta)
		x += a * c * math.Sinh(k*eta)
	}
	return p.fe + p.k0*p.radius*x, p.fn + p.k0*p.radius*y
}

// Inverse unprojects.
func (p krueger) Inverse(x, y float64) (float64, float64) {
	xi, eta := (y-p.fn)/(p.k0*p.radius), (x-p.fe)/(p.k0*p.radius)
	xi1, eta1 := xi, eta
	for j, b := range p.beta {
		k := 2 * float64(j+1)
		s, c := math.Sincos(k * xi)
		xi1 -= b * s * math.Cosh(k*eta)
		eta1 -= b * c * math.Sinh(k*eta)
	}
	s, c := math.Sincos(xi1)
	sh := math.Sinh(eta1)
	t1 := s / math.Hypot(sh, c)
	return p.lon0 + math.Atan2(sh, c)/rad, math.Atan(p.geodetic(t1)) / rad
}

// conformal turns the tangent of a latitude into that of the conformal one.
func (p krueger) conformal(t float64) float64 {
	h := math.Hypot(1, t)
	s := math.Sinh(p.e * math.Atanh(p.e*t/h))
	return t*math.Hypot(1, s) - s*h
}

// geodetic is the inverse of conformal, by Newton's method (Karney, eq. 19).
func (p krueger) geodetic(t1 float64) float64 {
	t := t1
	for range 6 {
		ti := p.conformal(t)
		d := (t1 - ti) / math.Hypot(1, ti) *
			(1 + (1-p.e2)*t*t) / ((1 - p.e2) * math.Hypot(1, t))
		t += d
		if math.Abs(d) < 1e-15*(1+math.Abs(t)) {
			break
		}
	}
	return t
}
