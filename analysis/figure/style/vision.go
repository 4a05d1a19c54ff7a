package style

import (
	"image/color"
	"math"
)

// Vision is a way of seeing colour.
type Vision uint8

// Visions. The three dichromacies are simulated at severity 1.
const (
	Normal Vision = iota
	Protan
	Deutan
	Tritan
)

// Visions lists them all.
var Visions = []Vision{Normal, Protan, Deutan, Tritan}

// machado holds the matrices for severity 1 in linear RGB, from Machado,
// Oliveira and Fernandes, “A physiologically-based model for simulation of
// color vision deficiency”, IEEE TVCG 15(6), 2009.
var machado = map[Vision][9]float64{
	Protan: {0.152286, 1.052583, -0.204868, 0.114503, 0.786281, 0.099216, -0.003882, -0.048116, 1.051998},
	Deutan: {0.367322, 0.860646, -0.227968, 0.280085, 0.672501, 0.047413, -0.011820, 0.042940, 0.968881},
	Tritan: {1.255528, -0.076749, -0.178779, -0.078411, 0.930809, 0.147602, 0.004733, 0.691367, 0.303900},
}

// Least differences that a palette must keep: CIEDE2000 under every vision,
// and L* between ordered neighbours when printed in grey.
const (
	MinDeltaE = 6
	MinDeltaL = 7
)

// Contrast is what a palette keeps apart: the smallest CIEDE2000 under each
// vision and the smallest step of L*. Sequential and diverging palettes are
// compared between neighbours, qualitative ones between any two.
type Contrast struct {
	DeltaE [4]float64 // by Vision
	DeltaL float64
}

// OK says whether the palette can be told apart by everyone.
func (c Contrast) OK() bool {
	for _, d := range c.DeltaE {
		if d < MinDeltaE {
			return false
		}
	}
	return c.DeltaL >= MinDeltaL
}

// Check measures a list of colours. With any, every two are compared, else
// neighbours only.
func Check(colours []color.NRGBA, any bool) Contrast {
	c := Contrast{DeltaL: math.Inf(1)}
	for v := range c.DeltaE {
		c.DeltaE[v] = math.Inf(1)
	}
	for i := range colours {
		for j := i + 1; j < len(colours); j++ {
			if !any && j > i+1 {
				break
			}
			for v := range c.DeltaE {
				c.DeltaE[v] = min(c.DeltaE[v], DeltaE(colours[i], colours[j], Vision(v)))
			}
			c.DeltaL = min(c.DeltaL, math.Abs(Lightness(colours[i])-Lightness(colours[j])))
		}
	}
	return c
}

// Lightness is CIE L* under D65, 0 to 100.
func Lightness(c color.NRGBA) float64 { return lab(linear(c))[0] }

// DeltaE is the CIEDE2000 difference of two colours as seen.
func DeltaE(a, b color.NRGBA, v Vision) float64 {
	return ciede2000(lab(see(linear(a), v)), lab(see(linear(b), v)))
}

type triple [3]float64

func linear(c color.NRGBA) triple {
	f := func(u uint8) float64 {
		x := float64(u) / 255
		if x <= .04045 {
			return x / 12.92
		}
		return math.Pow((x+.055)/1.055, 2.4)
	}
	return triple{f(c.R), f(c.G), f(c.B)}
}

func see(c triple, v Vision) triple {
	m, ok := machado[v]
	if !ok {
		return c
	}
	var out triple
	for i := range out {
		out[i] = min(1, max(0, m[3*i]*c[0]+m[3*i+1]*c[1]+m[3*i+2]*c[2]))
	}
	return out
}

func lab(c triple) triple {
	x := (.4124564*c[0] + .3575761*c[1] + .1804375*c[2]) / .95047
	y := .2126729*c[0] + .7151522*c[1] + .0721750*c[2]
	z := (.0193339*c[0] + .1191920*c[1] + .9503041*c[2]) / 1.08883
	f := func(t float64) float64 {
		if t > 216.0/24389 {
			return math.Cbrt(t)
		}
		return (24389.0/27*t + 16) / 116
	}
	return triple{116*f(y) - 16, 500 * (f(x) - f(y)), 200 * (f(y) - f(z))}
}

// ciede2000 follows Sharma, Wu and Dalal, Color Research & Application 30(1),
// 2005, with all weights 1.
func ciede2000(p, q triple) float64 {
	const rad = math.Pi / 180
	pow7 := func(x float64) float64 { return x * x * x * x * x * x * x }
	c := (math.Hypot(p[1], p[2]) + math.Hypot(q[1], q[2])) / 2
	g := .5 * (1 - math.Sqrt(pow7(c)/(pow7(c)+pow7(25))))
	a1, a2 := p[1]*(1+g), q[1]*(1+g)
	c1, c2 := math.Hypot(a1, p[2]), math.Hypot(a2, q[2])
	h1, h2 := hue(a1, p[2]), hue(a2, q[2])
	dl, dc, dh := q[0]-p[0], c2-c1, 0.0
	hm := h1 + h2
	if c1*c2 != 0 {
		dh = h2 - h1
		switch {
		case dh > 180:
			dh -= 360
		case dh < -180:
			dh += 360
		}
		hm /= 2
		if math.Abs(h1-h2) > 180 {
			hm += 180
			if hm >= 360 {
				hm -= 360
			}
		}
	}
	dH := 2 * math.Sqrt(c1*c2) * math.Sin(dh/2*rad)
	lm, cm := (p[0]+q[0])/2, (c1+c2)/2
	t := 1 - .17*math.Cos((hm-30)*rad) + .24*math.Cos(2*hm*rad) + .32*math.Cos((3*hm+6)*rad) - .2*math.Cos((4*hm-63)*rad)
	l50 := (lm - 50) * (lm - 50)
	sl := 1 + .015*l50/math.Sqrt(20+l50)
	sc, sh := 1+.045*cm, 1+.015*cm*t
	turn := 30 * math.Exp(-((hm-275)/25)*((hm-275)/25))
	rt := -math.Sin(2*turn*rad) * 2 * math.Sqrt(pow7(cm)/(pow7(cm)+pow7(25)))
	return math.Sqrt(dl*dl/sl/sl + dc*dc/sc/sc + dH*dH/sh/sh + rt*dc/sc*dH/sh)
}

func hue(a, b float64) float64 {
	h := math.Atan2(b, a) * 180 / math.Pi
	if h < 0 {
		h += 360
	}
	return h
}
