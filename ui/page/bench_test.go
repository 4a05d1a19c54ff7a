package page

import (
	"strconv"
	"testing"

	"taihang/analysis/cube"
	"taihang/analysis/measure"
	"taihang/ui/model"
)

var sink measure.Cell

// BenchmarkBrush is one move of a brush over the ages: a new selection, and
// every figure and number of the page worked out, laid out and recorded.
func BenchmarkBrush(b *testing.B) {
	// A new selection at every move: nothing is remembered from the last time.
	var moves [][]string
	for from := 25; from < 55; from++ {
		for to := from + 1; to < 59; to++ {
			var ages []string
			for a := from; a <= to; a++ {
				ages = append(ages, strconv.Itoa(a))
			}
			moves = append(moves, ages)
		}
	}
	for _, p := range []struct {
		name string
		page Page
	}{{"overview", NewOverview()}, {"cohort", NewCohort()}} {
		b.Run(p.name, func(b *testing.B) {
			g := newStage(b, p.page)
			b.ReportAllocs()
			i := 0
			for b.Loop() {
				g.s.Update(model.Select{Dim: cube.Age, Keys: moves[i%len(moves)], Brush: true, Tool: "brush", Gesture: 1})
				g.frame()
				i++
			}
			sink = cellOf(g.s.Data, "cadres", g.s.Select, g.s.Year)
		})
	}
}

// BenchmarkSelectCounties is one more county in the loop.
func BenchmarkSelectCounties(b *testing.B) {
	g := newStage(b, NewOverview())
	var codes []string
	for _, c := range g.s.Data.Counties[:40] {
		codes = append(codes, c.Code)
	}
	b.ReportAllocs()
	i := 0
	for b.Loop() {
		g.s.Update(model.Select{Dim: cube.County, Keys: codes[:1+i%len(codes)], Brush: true, Tool: "lasso", Gesture: 1})
		g.frame()
		i++
	}
}

// BenchmarkUnchangedFrame draws the page again.
func BenchmarkUnchangedFrame(b *testing.B) {
	for _, p := range []struct {
		name string
		page Page
	}{{"overview", NewOverview()}, {"cohort", NewCohort()}, {"progress", NewProgress()}} {
		b.Run(p.name, func(b *testing.B) {
			g := newStage(b, p.page)
			b.ReportAllocs()
			for b.Loop() {
				g.frame()
			}
		})
	}
}
