package figure

import (
	"bytes"
	"fmt"
	"math"
	"testing"

	"taihang/data/reference"

	"taihang/analysis/cube"
	"taihang/analysis/dataset"
	"taihang/analysis/figure/fonts"
	"taihang/data"
)

// hamlet is a workspace that fits on a page: two prefectures of two counties,
// eight villages, a team in each, and 240 cadres whose ages and degrees follow
// from their numbers, so that a golden file can be checked by hand.
func hamlet(t testing.TB) *dataset.Dataset {
	t.Helper()
	set := &data.Set{Info: map[string]string{"title": "小村", "as_of": "2020-12-31", "demo": "1", "source": "手造数据", "source_en": "Made by hand"}}
	set.Divisions = []data.Division{
		{Code: "130000", Name: "小省", Rank: data.RankProvince},
		{Code: "130100", Name: "西市", Rank: data.RankPrefecture, Parent: "130000", Pinyin: "Xi Shi"},
		{Code: "130200", Name: "东市", Rank: data.RankPrefecture, Parent: "130000", Pinyin: "Dong Shi"},
	}
	set.IndicatorInfos = []data.IndicatorInfo{{Name: "poor_people", Sum: true}, {Name: "rural_population", Sum: true}}
	start := []float64{15000, 9000, 8500, 8000}
	fall := [][]float64{{1, .9, .6, .1, .02}, {1, .8, .4, .1, .01}, {1, .5, .1, .05, .01}, {1, .5, .1, .05, .01}}
	for i, name := range []string{"甲县", "乙县", "丙县", "丁县"} {
		code := fmt.Sprintf("130%d%02d", i/2+1, 21+i%2)
		set.Counties = append(set.Counties, data.County{
			Code: code, Name: name, Pinyin: []string{"Jia Xian", "Yi Xian", "Bing Xian", "Ding Xian"}[i], Prefecture: fmt.Sprintf("130%d00", i/2+1),
			Kind: "县", Poor: data.PoorNational, DelistBatch: 2017 + i/2, DelistYear: 2018 + i/2, Verified: i != 1,
		})
		set.Divisions = append(set.Divisions, data.Division{Code: code, Name: name, Rank: data.RankCounty, Parent: fmt.Sprintf("130%d00", i/2+1)})
		if i < 3 {
			set.Tiers = append(set.Tiers, data.TierMember{Tier: data.Tiers[i], County: code})
		}
		for y, f := range fall[i] {
			poor := data.Num(start[i] * f)
			if i == 3 && y == 1 {
				poor = data.Value{} // a gap in a line
			}
			set.Indicators = append(set.Indicators,
				data.Indicator{Name: "poor_people", Code: code, Year: 2016 + y, Value: poor},
				data.Indicator{Name: "rural_population", Code: code, Year: 2016 + y, Value: data.Num(100000)})
		}
	}
	for i, k := range data.UnitKinds {
		set.Units = append(set.Units, data.Unit{ID: int64(i + 1), Name: string(k), Level: data.Levels[i%3], Kind: k})
	}
	for v := range 8 {
		id := int64(v + 1)
		set.Villages = append(set.Villages, data.Village{ID: id, Name: fmt.Sprintf("第%d村", v+1), County: set.Counties[v/2].Code, Kind: data.VillageKinds[v%4]})
		set.Teams = append(set.Teams, data.Team{ID: id, Village: id, Unit: id, Level: set.Units[v].Level, Start: data.NewDate(2016, 3, 1)})
	}
	for i := range 240 {
		id := int64(i + 1)
		sex := data.Male
		if i%3 == 2 {
			sex = data.Female
		}
		team := set.Teams[i%8]
		degree := data.Educations[min(3, (i%5+int(team.ID)%3)/2)]
		set.Cadres = append(set.Cadres, data.Cadre{
			ID: id, Sex: sex, Birth: data.NewDate(1958+i*7%32, 2, 1), Education: degree, Unit: team.Unit, Reserve: i%7 == 0, Party: i%4 > 0,
		})
		p := data.Posting{ID: id, Cadre: id, Team: team.ID, Role: data.RoleMember, Intake: 2016, Start: data.NewDate(2016, 3, 1)}
		if i%4 == 1 {
			p.End, p.Why = data.NewDate(2017+i%3, 9, 1), "rotation"
		}
		if i < 8 {
			p.Role = data.RoleFirstSecretary
		}
		set.Postings = append(set.Postings, p)
	}
	for y, n := range []int{60, 80, 100} {
		set.Intakes = append(set.Intakes, data.IntakeSummary{Year: 2012 + 2*y, Level: data.LevelProvince, Cadres: 1000, Reserve: n})
	}
	ds, err := dataset.FromSet(set)
	if err != nil {
		t.Fatal(err)
	}
	return ds
}

var (
	y2016  = []int{2016}
	target = .02
	jia    = cube.Where{{Dim: cube.County, Keys: []string{"130121"}}}
	brush  = cube.Where{{Dim: cube.Age, Keys: []string{"35", "36", "37", "38", "39", "40", "41", "42", "43", "44", "45"}}}
)

var chartSpecs = map[string]Spec{
	"pyramid":        {Kind: Pyramid, Years: y2016, Select: brush, Surface: Screen},
	"pyramid_bands":  {Kind: Pyramid, By: []cube.Dim{cube.AgeBand}, Years: y2016, Select: jia, Surface: Screen, Lang: "en"},
	"stacked":        {Kind: Stacked, Years: y2016, Select: brush, Surface: Screen},
	"stacked_paper":  {Kind: Stacked, Years: y2016, Where: cube.Where{{Dim: cube.Sex, Keys: []string{"male"}}}, Lang: "en"},
	"bars":           {Kind: Bars, Years: y2016, Select: brush, Surface: Screen, Theme: "dark"},
	"bars_share":     {Kind: Bars, Measures: []string{"cadres_bachelor_share"}, By: []cube.Dim{cube.Prefecture}, Years: y2016},
	"dots":           {Kind: Dots, Measures: []string{"intake_reserve_share"}, By: []cube.Dim{cube.Intake}, Surface: Screen},
	"trend":          {Kind: Trend, Years: []int{2018}, Select: jia, Target: &target, Surface: Screen},
	"trend_paper":    {Kind: Trend, Target: &target, Lang: "en"},
	"multiples":      {Kind: Multiples, Years: []int{2018}, Target: &target, Surface: Screen},
	"retention":      {Kind: Retention, Surface: Screen},
	"tiles":          {Kind: Tiles, Select: jia, Surface: Screen},
	"strip":          {Kind: Strip, Years: y2016, Measures: []string{"coverage_share", "full_team_share", "enterprise_share"}, Select: jia, Surface: Screen},
	"empty_filtered": {Kind: Bars, Years: y2016, Where: cube.Where{{Dim: cube.AgeBand, Keys: []string{"60+"}}}, Surface: Screen},
}

// goldenFont skips where another font is in use: layouts follow the widths of
// the bundled one.
func goldenFont(t *testing.T) {
	w := fonts.Width("0县", 1000, false)
	reference.Need(t, math.Abs(w-1555) <= 1, "the font in use is not the one the golden files were made with")
}

func TestGoldenCharts(t *testing.T) {
	goldenFont(t)
	ds := hamlet(t)
	for name, s := range chartSpecs {
		r, err := Resolve(ds, s)
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		w, h := 453.5, 283.5 // 160 × 100 mm
		if s.Surface == Screen {
			w, h = 420, 260
		}
		var got bytes.Buffer
		fmt.Fprintf(&got, "title %s\nsubtitle %s\n", r.Title, r.Subtitle)
		if err := Dump(&got, r.Layout(w, h)); err != nil {
			t.Fatal(err)
		}
		golden(t, "chart_"+name, got.Bytes())
	}
}
