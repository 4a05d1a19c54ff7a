package projection

import (
	"fmt"
	"math"
)

// CRS is a coordinate reference system that we can leave for degrees.
type CRS struct {
	Name  string // "EPSG:4548", or the name the file gives
	EPSG  int    // 0 unknown
	Proj  Projection
	Shift bool // on an old datum (Beijing 54, Xi'an 80): positions may be off by 100 m
}

// WGS84 is longitude and latitude in degrees, the system GeoJSON is in.
func WGS84() CRS { return CRS{Name: "EPSG:4326", EPSG: 4326, Proj: Degrees{}} }

// ByEPSG returns the systems that boundary files of China come in: degrees, web
// Mercator, UTM 49–51 N, and the 6° and 3° Gauss–Krüger zones of CGCS2000.
func ByEPSG(code int) (CRS, bool) {
	c := CRS{Name: fmt.Sprintf("EPSG:%d", code), EPSG: code}
	switch {
	case code == 4326 || code == 4490 || code == 4479 || code == 4480:
		c.Proj = Degrees{}
	case code == 4214 || code == 4610:
		c.Proj, c.Shift = Degrees{}, true
	case code == 3857 || code == 900913:
		c.Proj = Mercator{}
	case code >= 32649 && code <= 32651:
		c.Proj = GaussKrueger(CGCS2000, float64(code-32649)*6+111, 500000, 0, 0.9996)
	case code >= 4491 && code <= 4501:
		c.Proj = zone(6, code-4491+13, true)
	case code >= 4502 && code <= 4512:
		c.Proj = zone(6, code-4502+13, false)
	case code >= 4513 && code <= 4533:
		c.Proj = zone(3, code-4513+25, true)
	case code >= 4534 && code <= 4554:
		c.Proj = zone(3, code-4534+25, false)
	default:
		return CRS{}, false
	}
	return c, true
}

// zone is a Gauss–Krüger zone of 3 or 6 degrees; prefixed eastings begin with
// the zone's number.
func zone(width, number int, prefixed bool) Projection {
	lon0 := float64(3 * number)
	if width == 6 {
		lon0 = float64(6*number - 3)
	}
	fe := 500000.0
	if prefixed {
		fe += float64(number) * 1e6
	}
	return GaussKrueger(CGCS2000, lon0, fe, 0, 1)
}

// Extent is the range of raw coordinates in a file.
type Extent struct{ MinX, MinY, MaxX, MaxY float64 }

// Guess is what coordinates alone say of their system. It is never certain;
// the caller must tell the person what was assumed.
type Guess struct {
	CRS     CRS
	Known   bool // false: the range fits nothing, or too many systems
	Swapped bool // latitude stands before longitude
}

// FromExtent guesses the system from the range of coordinates. Eastings with a
// zone prefix name their zone; eastings without one could be of any zone, so
// they are left unknown.
func FromExtent(e Extent) Guess {
	switch {
	case math.IsNaN(e.MinX + e.MinY + e.MaxX + e.MaxY):
		return Guess{}
	case within(e, 73, 3, 136, 54):
		return Guess{CRS: WGS84(), Known: true}
	case within(e, 3, 73, 54, 136):
		return Guess{CRS: WGS84(), Known: true, Swapped: true}
	case within(e, -180, -90, 180, 90):
		return Guess{CRS: WGS84(), Known: true}
	}
	from, to := math.Floor(e.MinX/1e6), math.Floor(e.MaxX/1e6)
	if from != to || e.MinY < 3e5 || e.MaxY > 6e6 {
		return Guess{}
	}
	code := 0
	switch z := int(from); {
	case z >= 13 && z <= 23:
		code = 4491 + z - 13
	case z >= 25 && z <= 45:
		code = 4513 + z - 25
	}
	c, ok := ByEPSG(code)
	return Guess{CRS: c, Known: ok}
}

func within(e Extent, x0, y0, x1, y1 float64) bool {
	return e.MinX >= x0 && e.MinY >= y0 && e.MaxX <= x1 && e.MaxY <= y1
}

// Candidate is a system that raw coordinates can be in, and where in degrees
// they would lie.
type Candidate struct {
	CRS                    CRS
	Lon0, Lat0, Lon1, Lat1 float64
}

// hebei is a rectangle around the province, in degrees, with room for the corners
// of an extent in metres.
var hebei = Extent{112.3, 35.3, 121, 43.4}

// Candidates lists the systems in which the range of coordinates lies in China.
// Those in which it lies in Hebei come first; degrees before metres.
func Candidates(e Extent) []Candidate {
	var home, abroad []Candidate
	add := func(code int) {
		c, ok := ByEPSG(code)
		if !ok {
			return
		}
		k := Candidate{CRS: c, Lon0: math.Inf(1), Lat0: math.Inf(1), Lon1: math.Inf(-1), Lat1: math.Inf(-1)}
		for _, p := range [][2]float64{{e.MinX, e.MinY}, {e.MinX, e.MaxY}, {e.MaxX, e.MinY}, {e.MaxX, e.MaxY}} {
			lon, lat := p[0], p[1]
			if _, plain := c.Proj.(Degrees); !plain {
				lon, lat = c.Proj.Inverse(p[0], p[1])
			}
			if math.IsNaN(lon + lat) {
				return
			}
			k.Lon0, k.Lat0, k.Lon1, k.Lat1 = min(k.Lon0, lon), min(k.Lat0, lat), max(k.Lon1, lon), max(k.Lat1, lat)
		}
		r := Extent{k.Lon0, k.Lat0, k.Lon1, k.Lat1}
		switch {
		case within(r, hebei.MinX, hebei.MinY, hebei.MaxX, hebei.MaxY):
			home = append(home, k)
		case within(r, 73, 3, 136, 54):
			abroad = append(abroad, k)
		}
	}
	add(4490)
	add(3857)
	for code := 4534; code <= 4554; code++ { // 3°, without the zone's number
		add(code)
	}
	for code := 4502; code <= 4512; code++ { // 6°
		add(code)
	}
	for code := 4491; code <= 4501; code++ { // with it
		add(code)
	}
	for code := 4513; code <= 4533; code++ {
		add(code)
	}
	return append(home, abroad...)
}
