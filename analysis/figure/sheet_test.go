package figure

import (
	"math"
	"testing"
)

// A chart on a sheet of twice the size is the same chart, twice as large, and
// on a card it is smaller rather than without its source.
func TestSheetsOfAnySize(t *testing.T) {
	for _, k := range []Kind{Pyramid, Stacked, Bars, Dots, Trend, Multiples, Retention, Tiles, Strip} {
		r, err := Resolve(demoDataset(t), Spec{Kind: k, Lang: "zh"})
		if err != nil {
			t.Fatal(err)
		}
		w, h := PaperSize(k)
		one, two := r.Layout(w, h), r.Layout(2*w, 2*h)
		if two.W != 2*w || two.H != 2*h || len(one.Items) != len(two.Items) || len(one.Regions) != len(two.Regions) {
			t.Errorf("%s: %v × %v with %d marks, %v × %v with %d", k, one.W, one.H, len(one.Items), two.W, two.H, len(two.Items))
			continue
		}
		for i := range one.Items {
			a, b := one.Items[i], two.Items[i]
			if a.Text != nil && (math.Abs(2*a.Text.Size-b.Text.Size) > 1e-9 || math.Abs(2*a.Text.X-b.Text.X) > 1e-6) {
				t.Errorf("%s: “%s” is not twice as large", k, a.Text.S)
			}
			if a.Path != nil && (math.Abs(2*a.Path.Width-b.Path.Width) > 1e-9 || math.Abs(2*a.Path.Subs[0][0].Y-b.Path.Subs[0][0].Y) > 1e-6) {
				t.Errorf("%s: mark %d is not twice as large", k, i)
			}
		}
		card := r.Layout(w/2, h/2)
		if card.W != w/2 || card.H != h/2 {
			t.Errorf("%s: the card is %v × %v", k, card.W, card.H)
		}
		checkTexts(t, string(k), card)
		source := false
		for _, it := range card.Items {
			source = source || it.Text != nil && len(it.Text.S) > 12 && it.Text.S[:12] == "资料来源"
		}
		if !source {
			t.Errorf("%s: the card does not say where the figures are from", k)
		}
	}
}
