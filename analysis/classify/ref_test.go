package classify

import (
	"encoding/csv"
	"math"
	"os"
	"path/filepath"
	"slices"
	"sort"
	"strconv"
	"strings"
	"testing"

	"taihang/data/reference"
)

func readCSV(t testing.TB, path string) (head []string, rows [][]string) {
	t.Helper()
	f, err := os.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	all, err := csv.NewReader(f).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	return all[0], all[1:]
}

func column(t testing.TB, path, name string) []float64 {
	head, rows := readCSV(t, path)
	k := slices.Index(head, name)
	out := make([]float64, len(rows))
	for i, r := range rows {
		v, err := strconv.ParseFloat(r[k], 64)
		if err != nil {
			t.Fatal(err)
		}
		out[i] = v
	}
	return out
}

type rBreaks struct {
	set, style string
	k          int
	breaks     []float64
	gvf        float64
}

func references(t testing.TB, dir string) []rBreaks {
	_, rows := readCSV(t, filepath.Join(dir, "breaks.csv"))
	var refs []rBreaks
	for _, r := range rows {
		k, _ := strconv.Atoi(r[2])
		brk, _ := strconv.ParseFloat(r[4], 64)
		gvf, err := strconv.ParseFloat(r[5], 64)
		if err != nil {
			gvf = math.NaN()
		}
		if n := len(refs); n == 0 || refs[n-1].set != r[0] || refs[n-1].style != r[1] || refs[n-1].k != k {
			refs = append(refs, rBreaks{set: r[0], style: r[1], k: k, gvf: gvf})
		}
		refs[len(refs)-1].breaks = append(refs[len(refs)-1].breaks, brk)
	}
	return refs
}

// TestReferences compares with R's classInt: the breaks themselves, and the
// goodness of fit. Its jenks breaks are data values of intervals closed on the
// right, so there the partition is compared by counts.
func TestReferences(t *testing.T) {
	methods := map[string]Method{"fisher": Natural, "jenks": Natural, "quantile": Quantile, "equal": EqualInterval, "sd": StdDev, "headtails": HeadTail}
	compared := 0
	for _, folder := range []string{"hebei168_simplified", "hebei172_2013", "grid_island_hole"} {
		dir := reference.Path(t, "refs", folder)
		for _, ref := range references(t, dir) {
			m, ok := methods[ref.style]
			if !ok {
				continue
			}
			x := valuesOf(t, dir, ref.set)
			b, err := Classify(x, Options{Method: m, K: ref.k})
			if err != nil {
				t.Fatal(err)
			}
			name := strings.Join([]string{folder, ref.set, ref.style, strconv.Itoa(ref.k)}, "/")
			compared++
			if !math.IsNaN(ref.gvf) && math.Abs(b.GVF-ref.gvf) > 1e-9 {
				t.Errorf("%s: GVF %.12f, R has %.12f (breaks %v, R %v)", name, b.GVF, ref.gvf, b.Lower, ref.breaks)
			}
			if ref.style == "jenks" {
				if want := countsRightClosed(x, ref.breaks); !slices.Equal(b.Counts, want) && math.Abs(b.GVF-ref.gvf) > 1e-12 {
					t.Errorf("%s: counts %v, R has %v", name, b.Counts, want)
				}
				continue
			}
			if want := innerOf(ref.breaks, x); !near(b.Inner(), want) && !(m == Natural && math.Abs(b.GVF-ref.gvf) < 1e-12) {
				t.Errorf("%s: breaks %v, R has %v", name, b.Inner(), want)
			}
		}
	}
	t.Logf("%d sets of breaks compared", compared)
	if compared < 100 {
		t.Errorf("only %d sets of breaks compared", compared)
	}
}

func valuesOf(t testing.TB, dir, set string) []float64 {
	if n, ok := strings.CutPrefix(set, "lognorm"); ok {
		return column(t, filepath.Join(dir, "breaks_in_"+n+".csv"), "x")
	}
	return column(t, filepath.Join(dir, "values.csv"), set)
}

func countsRightClosed(x, brk []float64) []int {
	n := make([]int, len(brk)-1)
	for _, v := range x {
		i := sort.SearchFloat64s(brk[1:], v)
		n[min(i, len(n)-1)]++
	}
	return n
}

// innerOf keeps the breaks that have values on both sides, once each.
func innerOf(brk, x []float64) []float64 {
	lo, hi := slices.Min(x), slices.Max(x)
	inner := slices.DeleteFunc(slices.Clone(brk[:len(brk)-1]), func(v float64) bool { return v <= lo || v > hi })
	if len(brk) > 0 && brk[len(brk)-1] < hi {
		inner = append(inner, brk[len(brk)-1])
	}
	return slices.Compact(inner)
}

func near(a, b []float64) bool {
	return slices.EqualFunc(a, b, func(x, y float64) bool { return math.Abs(x-y) <= 1e-9*max(1, math.Abs(y)) })
}
