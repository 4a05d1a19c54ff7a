package figure

import (
	"slices"

	"taihang/analysis/dataset"
	"taihang/data"
)

// tiles is the numbers of a tile chart: the poor counties by the year in which
// they were taken off the list, and those that were not.
type tiles struct {
	cols []tileCol
}

// tileCol is a year of announcement; 0 holds the counties still on the list.
type tileCol struct {
	year     int
	counties []countyTile
}

type countyTile struct {
	county   int // index in Dataset.Counties
	tier     data.Tier
	picked   bool
	inferred bool // the year is not from a published list of names
}

// newTiles sorts listed counties into years, within a year by tier as the
// tiers are ordered, then by code.
func newTiles(counties []dataset.County, keep, pick []bool) tiles {
	var t tiles
	for i, c := range counties {
		if c.Poor == data.PoorNone || c.Poor == "" || !keep[i] {
			continue
		}
		k := slices.IndexFunc(t.cols, func(col tileCol) bool { return col.year == c.DelistYear })
		if k < 0 {
			k = len(t.cols)
			t.cols = append(t.cols, tileCol{year: c.DelistYear})
		}
		t.cols[k].counties = append(t.cols[k].counties, countyTile{
			county: i, tier: c.Tier, picked: pick != nil && pick[i], inferred: !c.Verified,
		})
	}
	slices.SortFunc(t.cols, func(a, b tileCol) int { return tileYear(a) - tileYear(b) })
	for _, col := range t.cols {
		slices.SortStableFunc(col.counties, func(a, b countyTile) int {
			return slices.Index(data.Tiers, a.tier) - slices.Index(data.Tiers, b.tier)
		})
	}
	return t
}

// tileYear orders the columns: those not yet off the list come last.
func tileYear(c tileCol) int {
	if c.year == 0 {
		return 9999
	}
	return c.year
}

func (t tiles) count() (n int) {
	for _, c := range t.cols {
		n += len(c.counties)
	}
	return n
}

// finding lists the numbers of each batch.
func (t tiles) finding(join func([]string) string) finding {
	var counts []string
	for _, c := range t.cols {
		if c.year == 0 {
			return finding{}
		}
		counts = append(counts, countWord(len(c.counties)))
	}
	if len(counts) < 2 || len(counts) > 9 {
		return finding{}
	}
	return finding{key: "figure.find.batches", args: []any{message(digitKey(len(counts))), join(counts)}}
}
