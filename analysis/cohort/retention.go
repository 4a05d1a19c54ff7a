package cohort

import (
	"strconv"

	"taihang/analysis/cube"
	"taihang/analysis/measure"
	"taihang/analysis/rate"
)

// Stay is how many of an intake are on the roster each year.
type Stay struct {
	Intake int
	Group  string // key of the dimension it was split by, "" for all
	Base   int    // on the first roster date
	Years  []int  // from that year on
	On     []int  // by year
}

// Share is the part of the base that is on the roster in the i-th year, with
// its 95 % interval. Someone who came back counts as there.
func (s Stay) Share(i int) rate.Interval { return rate.Wilson(min(s.On[i], s.Base), s.Base) }

// Retention follows each intake over the roster dates, split by a dimension
// or, with by "", as a whole. The base is the intake's first roster date with
// anyone on it: who left before that date was never seen, and is not counted.
//
// Ages, in by and in w, are taken at the intake: a cohort does not lose its
// members by their birthdays.
func Retention(cb *cube.Cube, by cube.Dim, w cube.Where) ([]Stay, error) {
	dims := []cube.Dim{cube.Intake, cube.Year}
	if by != "" {
		dims = []cube.Dim{atEntry(by), cube.Intake, cube.Year}
	}
	g, err := cb.Group(cube.Query{Table: measure.TableCadre, By: dims, Where: Entered(w)})
	if err != nil {
		return nil, err
	}
	groups := []string{""}
	if by != "" {
		groups = cb.Dicts[atEntry(by)].Keys
	}
	intakes, years := cb.Dicts[cube.Intake].Keys, cb.Dicts[cube.Year].Keys
	roster := cb.YearsOf(measure.TableCadre, "")
	var out []Stay
	for i, key := range intakes {
		intake, err := strconv.Atoi(key)
		if err != nil {
			continue
		}
		for k, group := range groups {
			at := (k*len(intakes) + i) * len(years)
			if s := stay(intake, group, g.N[at:at+len(years)], cb.Dicts[cube.Year], roster); s.Base > 0 {
				out = append(out, s)
			}
		}
	}
	return out, nil
}

func stay(intake int, group string, n []int32, years *cube.Dict, roster []int) Stay {
	s := Stay{Intake: intake, Group: group}
	for _, y := range roster {
		code, ok := years.Code(strconv.Itoa(y))
		if !ok || s.Base == 0 && n[code] == 0 {
			continue
		}
		if s.Base == 0 {
			s.Base = int(n[code])
		}
		s.Years, s.On = append(s.Years, y), append(s.On, int(n[code]))
	}
	return s
}

// atEntry is the dimension that holds at the intake.
func atEntry(d cube.Dim) cube.Dim {
	switch d {
	case cube.Age:
		return cube.EntryAge
	case cube.AgeBand:
		return cube.EntryBand
	}
	return d
}

// Entered puts conditions on age at the intake, and drops those on the year:
// a retention has all of them.
func Entered(w cube.Where) cube.Where {
	var out cube.Where
	for _, c := range w {
		if c.Dim != cube.Year {
			c.Dim = atEntry(c.Dim)
			out = append(out, c)
		}
	}
	return out
}
