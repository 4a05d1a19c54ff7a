package intake

import (
	"cmp"
	"fmt"
	"slices"

	"taihang/data"
	"taihang/geo/boundary"

	"github.com/paulmach/orb"
	"github.com/paulmach/orb/planar"
)

// Site is where a layer lies if its coordinates are in a reference system.
type Site struct {
	CRS      string
	Bound    orb.Bound    // in degrees
	Outlines [][]orb.Ring // by feature, in degrees
	Seats    int          // counties whose seat lies in their own area, or their prefecture's
	Of       int          // counties that the layer has an area of, by code or name
}

// Share is the seats of those that there are; with no county known it is of none.
func (s Site) Share() string { return fmt.Sprintf("%d/%d", s.Seats, s.Of) }

// Likely says that a site has most seats where they belong.
func (s Site) Likely() bool { return s.Of > 0 && s.Seats*10 >= s.Of*9 }

// shownSites are offered.
const shownSites = 6

// sites are where a layer whose file does not name its system may lie: those with
// most county seats inside their own county first, then those nearest to the
// province. A zone too far to the east or west puts every seat beside its county,
// often several counties away.
func sites(l *boundary.Layer, counties []data.County) (out []Site) {
	for _, q := range l.Questions {
		if q.Assumed {
			continue
		}
		own := owners(l, counties)
		for _, c := range q.Candidates {
			s := Site{CRS: c.Value, Bound: c.Bound, Outlines: c.Place(q.Outlines)}
			for _, k := range counties {
				features := own[k.Code]
				if len(features) == 0 || k.SeatLon == 0 {
					continue
				}
				s.Of++
				if slices.ContainsFunc(features, func(f int) bool { return holds(s.Outlines[f], orb.Point{k.SeatLon, k.SeatLat}) }) {
					s.Seats++
				}
			}
			out = append(out, s)
		}
	}
	home := middle(counties)
	slices.SortStableFunc(out, func(a, b Site) int {
		return cmp.Or(b.Seats-a.Seats, cmp.Compare(planar.Distance(a.Bound.Center(), home), planar.Distance(b.Bound.Center(), home)))
	})
	return out[:min(len(out), shownSites)]
}

// middle is the mean of the counties' seats.
func middle(counties []data.County) (p orb.Point) {
	n := 0.0
	for _, c := range counties {
		if c.SeatLon != 0 {
			p[0], p[1], n = p[0]+c.SeatLon, p[1]+c.SeatLat, n+1
		}
	}
	return orb.Point{p[0] / max(n, 1), p[1] / max(n, 1)}
}

// owners are, by county, the features that are its own or its prefecture's.
func owners(l *boundary.Layer, counties []data.County) map[string][]int {
	at := map[string][]int{}
	for i, f := range l.Features {
		for _, key := range []string{f.Code, f.Name} {
			if key != "" {
				at[key] = append(at[key], i)
			}
		}
	}
	own := map[string][]int{}
	for _, c := range counties {
		for _, key := range []string{c.Code, c.Name, c.Prefecture, c.PrefectureName} {
			if len(at[key]) > 0 && key != "" {
				own[c.Code] = at[key]
				break
			}
		}
	}
	return own
}

// holds says whether a point lies in any of the rings.
func holds(rings []orb.Ring, p orb.Point) bool {
	return slices.ContainsFunc(rings, func(r orb.Ring) bool { return len(r) > 3 && planar.RingContains(r, p) })
}
