package shell

import (
	"slices"
	"testing"

	"taihang/analysis/figure"
	"taihang/analysis/measure"
	"taihang/data"
	"taihang/data/text"
	"taihang/ui/page"
	"taihang/ui/widget"
)

// A click sorts, the greatest first; a second turns it round; a third gives
// the figure's own order back. What has no figure stays last.
func TestRowsSort(t *testing.T) {
	value := func(name string, v data.Value) []figure.Datum { return []figure.Datum{{Word: name}, {V: v}} }
	d := dataSheet{
		by: -1, order: make([]int, 5), cols: []widget.TableColumn{{}, {Right: true}},
		r: &figure.Resolved{Figures: figure.Table{
			Columns: []figure.Column{{Name: "county"}, {Name: "share", Unit: measure.Share, Decimals: 1}},
			Rows: [][]figure.Datum{
				value("b", data.Num(.2)), value("c", data.Value{}), value("a", data.Num(0)),
				value("d", data.Value{State: data.Suppressed}), value("e", data.Num(.5)),
			},
		}},
	}
	for i, want := range [][]int{{4, 0, 2, 1, 3}, {2, 0, 4, 1, 3}, {0, 1, 2, 3, 4}} {
		if d.click(1); !slices.Equal(d.order, want) {
			t.Errorf("after click %d: %v, want %v", i+1, d.order, want)
		}
	}
	if d.click(0); !slices.Equal(d.order, []int{2, 0, 1, 3, 4}) {
		t.Errorf("by name: %v", d.order)
	}
	var got []string
	for _, row := range d.r.Figures.Rows {
		s, _ := page.CellText(text.ZH, d.r.Figures.Columns[1], row[1])
		got = append(got, s)
	}
	if want := []string{"20.0", "—", "0.0", "＜10", "50.0"}; !slices.Equal(got, want) {
		t.Errorf("cells %v, want %v", got, want)
	}
}
