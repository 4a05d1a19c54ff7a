package search

import (
	"slices"
	"strings"
	"testing"

	"taihang/analysis/dataset"
	"taihang/data/demo"
	"taihang/data/text"
)

var built *Index

func demoIndex(t testing.TB) *Index {
	t.Helper()
	if built == nil {
		ds, err := dataset.FromSet(demo.Generate(demo.Options{Scale: 1, Seed: 1}))
		if err != nil {
			t.Fatal(err)
		}
		built = New(ds)
	}
	return built
}

func TestFind(t *testing.T) {
	ix := demoIndex(t)
	for _, c := range []struct{ query, kind, first string }{
		{"阜平", "county", "阜平县"},
		{"fp", "county", "阜平县"},
		{"fuping", "county", "阜平县"},
		{"Fu ping", "county", "阜平县"},
		{"ｆｐｘ", "county", "阜平县"},
		{"130624", "county", "阜平县"},
		{"daicheng", "county", "大城县"},
		{"dcx", "county", "大城县"},
		{"yuxian", "county", "蔚县"},
		{"laoting", "county", "乐亭县"},
		{"ltx", "county", "乐亭县"},
		{"涿鹿", "county", "涿鹿县"},
		{"zhuolu", "county", "涿鹿县"},
		{"张家口", "prefecture", "张家口市"},
		{"zjk", "prefecture", "张家口市"},
		{"刘家湾", "village", "刘家湾村"},
		{"liujiawan", "village", "刘家湾村"},
		{"发改委", "unit", "省发展改革委"},
		{"毕元隆", "person", "毕＊＊"},
		{"biyuanlong", "person", "毕＊＊"},
	} {
		var got []string
		for _, h := range ix.Find(c.query, 24) {
			if string(h.Kind) == c.kind {
				got = append(got, h.Title)
			}
		}
		if got = got[:min(2, len(got))]; !slices.Contains(got, c.first) {
			t.Errorf("%s: %s %v, want %s first or second", c.query, c.kind, got, c.first)
		}
	}
	for _, q := range []string{"", "  ", "没有这个地方", "zzzzz", "999999", "\n"} {
		if got := ix.Find(q, 10); len(got) != 0 {
			t.Errorf("%q finds %v", q, got)
		}
	}
}

// TestOnePerson is the way from a name to the village (domain.md, 12).
func TestOnePerson(t *testing.T) {
	ix := demoIndex(t)
	h := ix.Find("毕元隆", 5)
	if len(h) != 1 || h[0].Title != "毕＊＊" || !strings.Contains(h[0].Note, "涿鹿县") || !strings.Contains(h[0].Note, "刘家湾村") || h[0].County != "130731" {
		t.Errorf("%+v", h)
	}
	if h := ix.With(text.ZH, true, nil).Find("毕元隆", 5); h[0].Title != "毕元隆" {
		t.Errorf("with names allowed: %+v", h)
	}
	if h := ix.With(text.EN, false, nil).Find("阜平", 3); h[0].Title != "Fuping" || h[0].Note != "Baoding" {
		t.Errorf("in English: %+v", h[0])
	}
}

func TestGroupsShareThePlaces(t *testing.T) {
	hits := demoIndex(t).With(text.ZH, false, []Entry{{Key: "export", Zh: "张开导出面板", En: "Export"}}).Find("张", 10)
	count := map[Kind]int{}
	last := -1
	for _, h := range hits {
		count[h.Kind]++
		k := 0
		for kinds[k] != h.Kind {
			k++
		}
		if k < last {
			t.Errorf("%s comes after a later kind", h.Kind)
		}
		last = k
	}
	if len(hits) != 10 || count[County] == 0 || count[Village] == 0 || count[Person] == 0 || count[Command] != 1 {
		t.Errorf("%d hits: %v", len(hits), count)
	}
}

func TestEveryCountyIsFoundByItsPinyin(t *testing.T) {
	ix := demoIndex(t)
	for i := range ix.ds.Counties {
		c := &ix.ds.Counties[i]
		found := false
		for _, h := range ix.Find(c.Pinyin, 60) {
			found = found || h.County == c.Code && h.Kind == County
		}
		if !found {
			t.Errorf("%s is not found by %q", c.Name, c.Pinyin)
		}
	}
}

func BenchmarkFind(b *testing.B) {
	ix := demoIndex(b)
	b.Logf("%d things", len(ix.items))
	for _, q := range []string{"阜平", "fp", "z", "张", "zhang", "130624", "刘家湾", "村", "毕元隆"} {
		b.Run(q, func(b *testing.B) {
			for b.Loop() {
				ix.Find(q, 20)
			}
		})
	}
}

func BenchmarkNew(b *testing.B) {
	ix := demoIndex(b)
	b.ReportAllocs()
	for b.Loop() {
		New(ix.ds)
	}
}
