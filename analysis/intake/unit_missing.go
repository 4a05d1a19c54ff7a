package intake

import (
	"math"
	"slices"
	"strconv"
	"strings"

	"taihang/analysis/mapping"
	"taihang/data"
)

// A column without a unit is taken to be in the unit that the workspace has for its
// name. Where its figures are ten, a hundred, ten thousand times those of the same
// divisions it is probably in another, which is told.

// sized is a figure's key with its size.
type sized struct {
	figure
	size float32
}

// ratio compares the figures of a name with those of the workspace.
type ratio struct {
	unit string    // of the workspace
	logs []float64 // decimal logarithms of new over old
	seen int
}

// compared is how many figures of a name are looked at, and yearsOff how far the year
// may be of the figure that one is held against.
const (
	compared = 200
	yearsOff = 12
)

// compare holds a figure against the one of the nearest year that the workspace has
// of the division.
func (l *indicators) compare(j *job, key figure, v data.Value) {
	r := l.bare[key.name]
	if r == nil || r.seen >= compared || v.State != data.Present || v.V == 0 {
		return
	}
	if r.seen++; r.seen == compared {
		l.open--
	}
	for off := range yearsOff + 1 {
		for _, year := range []int{key.year - off, key.year + off} {
			old := float64(j.s.places.held[figure{key.name, key.code, year}])
			if x := math.Log10(v.V / old); old != 0 && !math.IsNaN(x) && !math.IsInf(x, 0) {
				r.logs = append(r.logs, x)
				return
			}
		}
	}
}

// nearPower is how far from a power of ten the middle of the ratios may be, as a
// logarithm: figures grow from year to year.
const nearPower = .25

// tell warns of figures that are a power of ten off, in the middle.
func (r *ratio) tell(j *job, name string) {
	if len(r.logs) == 0 {
		return
	}
	slices.Sort(r.logs)
	middle := r.logs[len(r.logs)/2]
	power := math.Round(middle)
	if power == 0 || math.Abs(power) < 4 && math.Abs(middle-power) > nearPower {
		return
	}
	times := strconv.FormatFloat(math.Pow(10, math.Abs(power)), 'f', 0, 64)
	if power < 0 {
		times = "1/" + times
	}
	if unit := unitTimes(r.unit, math.Pow(10, -power)); unit != "" {
		j.issue(data.Warning, "unit-missing-like", name, name, r.unit, times, unit)
		return
	}
	j.issue(data.Warning, "unit-missing", name, name, r.unit, times)
}

// unitTimes is the unit that is so many times another, as 亿元 is ten thousand 万元;
// "" for none.
func unitTimes(unit string, times float64) string {
	base := strings.TrimLeft(unit, "十百千万亿")
	if base == "" {
		return ""
	}
	for _, power := range []string{"", "千", "万", "百万", "千万", "亿"} {
		if x, ok := mapping.Convert(power+base, unit); ok && math.Abs(x/times-1) < 1e-6 {
			return power + base
		}
	}
	return ""
}
