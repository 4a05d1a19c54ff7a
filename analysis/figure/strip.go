package figure

import (
	"slices"

	"taihang/analysis/dataset"
	"taihang/analysis/measure"
	"taihang/data"
)

// strip is the numbers of a heat strip: measures by counties, the counties
// grouped by tier.
type strip struct {
	measures []*measure.Measure
	counties []int // index in Dataset.Counties, in drawing order
	tiers    []tierRun
	picked   []bool // by column
	cells    [][]data.Value
	whole    []data.Value // by measure
	sel      []data.Value // by measure; nil without a selection
}

// tierRun is a tier's columns [from, to).
type tierRun struct {
	tier     data.Tier
	from, to int
}

// stripOrder sorts counties by tier, prefecture and code, and finds the runs.
func stripOrder(counties []dataset.County, keep []bool) (order []int, tiers []tierRun) {
	for i := range counties {
		if keep[i] {
			order = append(order, i)
		}
	}
	rank := func(i int) int { return slices.Index(data.Tiers, counties[i].Tier) }
	slices.SortStableFunc(order, func(a, b int) int {
		if d := rank(a) - rank(b); d != 0 {
			return d
		}
		return a - b
	})
	for c, i := range order {
		if n := len(tiers); n > 0 && tiers[n-1].tier == counties[i].Tier {
			tiers[n-1].to = c + 1
			continue
		}
		tiers = append(tiers, tierRun{counties[i].Tier, c, c + 1})
	}
	return order, tiers
}

// pickedRuns are the unbroken runs of selected columns, framed in black.
func pickedRuns(picked []bool) (out [][2]int) {
	for i := 0; i < len(picked); {
		if !picked[i] {
			i++
			continue
		}
		j := i
		for j < len(picked) && picked[j] {
			j++
		}
		out = append(out, [2]int{i, j})
		i = j
	}
	return out
}

// finding names the share of a target that is lowest, in the selection where
// there is one.
func (s strip) finding(name func(*measure.Measure) string) finding {
	v, who := s.whole, "figure.find.lowest"
	if s.sel != nil {
		v, who = s.sel, "figure.find.lowest_selected"
	}
	low := -1
	for i, m := range s.measures {
		if m.Unit != measure.Share || m.Direction != measure.Target {
			return finding{}
		}
		if v[i].State == data.Present && (low < 0 || v[i].V < v[low].V) {
			low = i
		}
	}
	if low < 0 || len(s.measures) < 2 {
		return finding{}
	}
	for i := range v {
		if i != low && v[i].State == data.Present && percentWord(v[i].V) == percentWord(v[low].V) {
			return finding{}
		}
	}
	return finding{key: who, args: []any{name(s.measures[low]), percentWord(v[low].V)}}
}
