package boundary

import (
	"context"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"taihang/geo/datum"
	"taihang/geo/projection"

	"github.com/paulmach/orb"
)

// Options say what a person has settled about a file. The zero value finds
// everything out.
type Options struct {
	Encoding string // of a shapefile's attributes: UTF-8, GBK, Big5
	CRS      string // EPSG:4548
	Datum    string // gcj02 or bd09, to be taken out; wgs84 and "" leave the points where they are
	Layer    string // of several

	// Database opens a GeoPackage, read only. Without it such a file is refused.
	Database func(ctx context.Context, path string) (Database, error)
}

// Database lends the reading of an SQLite file. Values are int64, float64,
// string, []byte or nil.
type Database interface {
	Query(ctx context.Context, sql string, row func(values []any) error) error
	Close() error
}

// Question is what the file does not say and a person has to know.
type Question struct {
	Code       string // crs
	Candidates []Candidate
	Assumed    bool // the first candidate was taken

	// Outlines are, where none was taken, the outer rings of every feature as the
	// file has them, with fewer points: enough to see where a candidate puts them.
	Outlines [][]orb.Ring
}

// Candidate is an answer.
type Candidate struct {
	Value string    // as Options takes it
	Bound orb.Bound // where the layer would lie, in degrees

	crs projection.CRS
}

// Place brings outlines of the question to degrees as the candidate has it.
func (c Candidate) Place(outlines [][]orb.Ring) [][]orb.Ring {
	out := make([][]orb.Ring, len(outlines))
	for i, rings := range outlines {
		for _, r := range rings {
			r = r.Clone()
			toDegrees(orb.MultiPolygon{{r}}, c.crs.Proj, false)
			out[i] = append(out[i], r)
		}
	}
	return out
}

// outlinePoints are kept for all outlines together.
const outlinePoints = 40_000

// outlines are the features' outer rings, thinned.
func (l *Layer) outlines() [][]orb.Ring {
	points := 0
	for _, f := range l.Features {
		for _, poly := range f.Geometry {
			if len(poly) > 0 {
				points += len(poly[0])
			}
		}
	}
	step := points/outlinePoints + 1
	out := make([][]orb.Ring, len(l.Features))
	for i, f := range l.Features {
		for _, poly := range f.Geometry {
			if len(poly) == 0 || len(poly[0]) < 4 {
				continue
			}
			whole := poly[0]
			by := min(step, max(len(whole)/4, 1))
			var r orb.Ring
			for n := 0; n < len(whole); n += by {
				r = append(r, whole[n])
			}
			if r[len(r)-1] != whole[len(whole)-1] {
				r = append(r, whole[len(whole)-1])
			}
			out[i] = append(out[i], r)
		}
	}
	return out
}

// settled is the system that a person names.
func (o Options) settled() (*projection.CRS, error) {
	if o.CRS == "" {
		return nil, nil
	}
	code, err := strconv.Atoi(strings.TrimPrefix(strings.ToUpper(strings.TrimSpace(o.CRS)), "EPSG:"))
	if err == nil {
		if c, ok := projection.ByEPSG(code); ok {
			return &c, nil
		}
	}
	return nil, fmt.Errorf("%s: %w", o.CRS, ErrCRS)
}

// shift takes the offset of a Chinese map datum out of all points.
func (l *Layer) shift(name string) {
	var back func(lon, lat float64) (float64, float64)
	switch strings.ToLower(strings.NewReplacer("-", "", "_", "").Replace(name)) {
	case "gcj02":
		back = datum.FromGCJ02
	case "bd09":
		back = datum.FromBD09
	default:
		return
	}
	for _, f := range l.Features {
		for _, poly := range f.Geometry {
			for _, ring := range poly {
				for i, p := range ring {
					ring[i][0], ring[i][1] = back(p[0], p[1])
				}
			}
		}
	}
	l.problem(-1, false, "datum-out", strings.ToUpper(name))
}

// candidates are the systems in which the raw extent lies in China, those in
// which it lies in Hebei first. Systems that say the same of every point, such as
// the zones of 3° and of 6° about one meridian, are one.
func candidates(e projection.Extent) (out []Candidate) {
	for _, c := range projection.Candidates(e) {
		k := Candidate{Value: c.CRS.Name, Bound: orb.Bound{Min: orb.Point{c.Lon0, c.Lat0}, Max: orb.Point{c.Lon1, c.Lat1}}, crs: c.CRS}
		if !slices.ContainsFunc(out, func(o Candidate) bool { return o.Bound == k.Bound }) {
			out = append(out, k)
		}
	}
	return out
}
