package page

import (
	"testing"

	"gioui.org/io/pointer"

	"taihang/analysis/cube"
	"taihang/ui/model"
)

// TestHoverLinked: the county below the pointer is outlined in every figure of
// the page, from whichever it is pointed at, and no figure is made for it.
func TestHoverLinked(t *testing.T) {
	g, p, plan := overviewStage(t)
	const fuping = "130624"
	i, _ := g.s.Data.CountyIndex(fuping)
	x, y := p.ground.view.Pixel(p.ground.layer.Features[g.s.Data.Counties[i].Feature].Label)
	made := p.ground.made + p.trend.Made + p.ages.Made + p.strip.Made
	g.send(g.Pointer(pointer.Move, g.at(plan.ground, float64(x), float64(y)), 0))
	if p.hover.by != &p.ground || p.hover.key != fuping {
		t.Fatalf("the pointer is on %v %q", p.hover.dim, p.hover.key)
	}
	if _, line := marked(&p.trend, cube.County, fuping); len(line) != len(p.trend.Drawing.Axes[0].Keys) {
		t.Errorf("its line in the trend has %d points", len(line))
	}
	if boxes, _ := marked(&p.strip, cube.County, fuping); len(boxes) != 1 {
		t.Errorf("it has %d columns in the strip", len(boxes))
	}
	g.send(g.Pointer(pointer.Move, g.region(&p.strip, plan.strip, cube.County, "130630"), 0))
	if p.hover.by != &p.strip || !p.hover.on(&p.ground, cube.County, "130630") || p.ground.hover >= 0 {
		t.Errorf("from the strip the pointer is on %q", p.hover.key)
	}
	g.send(g.Pointer(pointer.Move, g.region(&p.study, plan.study, cube.Education, "bachelor"), 0))
	if boxes, line := marked(&p.study, cube.Education, "bachelor"); p.hover.key != "bachelor" || len(boxes) < 2 || len(line) != 0 {
		t.Errorf("%d boxes, %d points of %q", len(boxes), len(line), p.hover.key)
	}
	g.send(pointer.Event{Kind: pointer.Leave, Source: pointer.Mouse})
	g.send(g.Pointer(pointer.Move, g.at(plan.kpi, 4, -20), 0))
	if p.hover.by != nil || p.hover.key != "" {
		t.Errorf("off the figures the pointer is on %q", p.hover.key)
	}
	if now := p.ground.made + p.trend.Made + p.ages.Made + p.strip.Made; now != made {
		t.Errorf("%d figures were made for a pointer", now-made)
	}
}

// TestHoverList: a row of the list is outlined as a tile and a line, and a tile
// tints the row.
func TestHoverList(t *testing.T) {
	g, p, plan := progressStage(t)
	g.do(model.SetYear{Year: 2018})
	row, ok := g.Find("围场")
	if !ok {
		t.Fatal("no row")
	}
	g.send(g.Pointer(pointer.Move, row, 0))
	code := p.hover.key
	if p.hover.by != &p.list || CountyOf(g.s.Data, code).Short != "围场" {
		t.Fatalf("the pointer is on %q", code)
	}
	if boxes, _ := marked(&p.tiles, cube.County, code); len(boxes) != 1 {
		t.Errorf("%d tiles", len(boxes))
	}
	if _, line := marked(&p.paths, cube.County, code); len(line) != 5 {
		t.Errorf("its path has %d points", len(line))
	}
	g.send(g.Pointer(pointer.Move, g.region(&p.tiles, plan.tiles, cube.County, code), 0))
	if !p.hover.on(&p.list, cube.County, code) {
		t.Errorf("from its tile the pointer is on %q", p.hover.key)
	}
	g.send(g.Pointer(pointer.Move, row, 0))
	g.do(model.SetInspector{Open: false})
	if p.hover.by != nil {
		t.Error("a closed list keeps the pointer")
	}
}
