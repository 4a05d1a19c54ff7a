package page

import (
	"strings"
	"testing"

	"taihang/analysis/dataset"
	"taihang/data/facts"
	"taihang/data/text"
	"taihang/ui/model"
)

// TestUnknownIsNotNone: in a workspace of places alone the heads do not say
// that there are 0 villages or 0 cadres.
func TestUnknownIsNotNone(t *testing.T) {
	ds, err := dataset.FromSet(facts.Gazetteer())
	if err != nil {
		t.Fatal(err)
	}
	for _, lang := range []text.Lang{text.ZH, text.EN} {
		s, effects := model.New(model.Options{Lang: lang, Pages: IDs()})
		s.Update(model.Loaded{Seq: effects[0].(model.Load).Seq, Data: ds})
		for _, w := range []pageWords{overviewWords(s), cohortWords(s)} {
			if w.finding != lang.T("ui.overview.bare") || strings.Contains(w.facts, "0") {
				t.Errorf("%s: %q, %q", lang, w.finding, w.facts)
			}
		}
	}
}
