package facts

import (
	"strings"
	"testing"

	"taihang/data"
)

// The names of the special-difficulty area as the programme's page gives them.
var yanshanTaihang = strings.Fields("涞水 阜平 唐县 涞源 望都 易县 曲阳 顺平 宣化 张北 康保 沽源 尚义 蔚县 阳原 怀安 万全 承德县 平泉 隆化 丰宁 围场")

func TestCounties(t *testing.T) {
	cs := Counties()
	if len(cs) != 168 {
		t.Fatalf("%d counties, want 168", len(cs))
	}
	codes, prefectures, area := map[string]bool{}, map[string]bool{}, 0.0
	for _, c := range cs {
		if codes[c.Code] {
			t.Errorf("code %s stands twice", c.Code)
		}
		codes[c.Code], prefectures[c.Prefecture] = true, true
		area += c.AreaKm2
		if c.Code[:4]+"00" != c.Prefecture || c.PrefectureName == "" || c.Pinyin == "" {
			t.Errorf("%s: prefecture %s %s, pinyin %q", c.Code, c.Prefecture, c.PrefectureName, c.Pinyin)
		}
		if c.SeatLon < 113 || c.SeatLon > 120 || c.SeatLat < 36 || c.SeatLat > 43 {
			t.Errorf("%s: seat %v, %v", c.Name, c.SeatLon, c.SeatLat)
		}
		if c.AreaKm2 <= 0 || c.Registered <= 0 {
			t.Errorf("%s: area %v, registered %d", c.Name, c.AreaKm2, c.Registered)
		}
		if (c.Poor == data.PoorNone) != (c.DelistBatch == 0) {
			t.Errorf("%s: status %s, batch %d", c.Name, c.Poor, c.DelistBatch)
		}
	}
	if len(prefectures) != 11 {
		t.Errorf("%d prefectures, want 11", len(prefectures))
	}
	if area < 187000 || area > 188500 {
		t.Errorf("areas add up to %v km2", area)
	}
}

// The published counts are the sums of the rows.
func TestCountsAgreeWithPublished(t *testing.T) {
	got := map[string]int{}
	batch := map[int]int{}
	for _, c := range Counties() {
		got["counties"]++
		if c.Poor != data.PoorNone {
			got["poor_counties"]++
			got["poor_counties_"+string(c.Poor)]++
			batch[c.DelistBatch]++
		}
		if c.Deep {
			got["deep_poverty_counties"]++
		}
		if c.YanshanTaihang {
			got["tier_counties_yanshan_taihang"]++
		}
	}
	for id, n := range got {
		f, ok := figureOfAnyYear(id)
		if !ok || int(f.Value) != n {
			t.Errorf("%s: %d rows, published %v", id, n, f.Value)
		}
	}
	for year := 2016; year <= 2019; year++ {
		if f, _ := Find("counties_delisted", year); int(f.Value) != batch[year] || batch[year] == 0 {
			t.Errorf("batch %d: %d counties, published %v", year, batch[year], f.Value)
		}
	}
}

func figureOfAnyYear(id string) (Figure, bool) {
	for _, f := range Published() {
		if f.ID == id {
			return f, true
		}
	}
	return Figure{}, false
}

func TestTierMembers(t *testing.T) {
	g := Gazetteer()
	name := map[string]string{}
	for _, c := range g.Counties {
		name[c.Code] = c.Name
	}
	if len(g.Tiers) != len(yanshanTaihang) {
		t.Fatalf("%d members, want %d", len(g.Tiers), len(yanshanTaihang))
	}
	for _, want := range yanshanTaihang {
		found := false
		for _, m := range g.Tiers {
			found = found || strings.HasPrefix(name[m.County], want)
			if m.Assumed || m.Tier != data.TierYanshanTaihang {
				t.Errorf("%s: %+v", name[m.County], m)
			}
		}
		if !found {
			t.Errorf("no member called %s", want)
		}
	}
}

// At any day a code has at most one bearer, and at the end of 2016 the bearers
// are the 168.
func TestDivisionsOverTime(t *testing.T) {
	g := Gazetteer()
	rank := map[data.Rank]int{}
	at := data.NewDate(2016, 12, 31)
	byCode := map[string][]data.Division{}
	for _, d := range g.Divisions {
		if d.ValidFrom <= at && (d.ValidTo == 0 || d.ValidTo > at) {
			rank[d.Rank]++
		}
		for _, o := range byCode[d.Code] {
			if (o.ValidTo == 0 || d.ValidFrom < o.ValidTo) && (d.ValidTo == 0 || o.ValidFrom < d.ValidTo) {
				t.Errorf("%s is %s and %s at once", d.Code, d.Name, o.Name)
			}
		}
		byCode[d.Code] = append(byCode[d.Code], d)
	}
	if rank[data.RankProvince] != 1 || rank[data.RankPrefecture] != 11 || rank[data.RankCounty] != 168 {
		t.Errorf("at the end of 2016: %v", rank)
	}
	for _, s := range g.Successions {
		if byCode[s.OldCode] == nil || byCode[s.NewCode] == nil {
			t.Errorf("succession %+v: code without a division", s)
		}
	}
}

func TestSuccessions(t *testing.T) {
	codes := map[string]bool{}
	for _, s := range Successions() {
		codes[s.OldCode] = true
		if s.Year < 2001 || s.Year > 2020 || s.OldName == "" || s.NewName == "" {
			t.Errorf("%+v", s)
		}
	}
	if len(codes) != 26 {
		t.Errorf("%d codes ended, want 26", len(codes))
	}
}
