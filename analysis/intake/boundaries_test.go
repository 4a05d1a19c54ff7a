package intake

import (
	"encoding/binary"
	"fmt"
	"math"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"taihang/data"
	"taihang/data/facts"
	"taihang/data/ingest"
	"taihang/data/text"
)

// layerOf is GeoJSON of a square of .4° about a point for each area.
func layerOf(t *testing.T, areas ...area) string {
	t.Helper()
	var features []string
	for _, a := range areas {
		w, e, s, n := a.lon-.2, a.lon+.2, a.lat-.2, a.lat+.2
		features = append(features, fmt.Sprintf(`{"type":"Feature","properties":{"code":%q,"name":%q},"geometry":{"type":"Polygon","coordinates":[[[%g,%g],[%g,%g],[%g,%g],[%g,%g],[%g,%g]]]}}`,
			a.code, a.name, w, s, e, s, e, n, w, n, w, s))
	}
	return file(t, "界.geojson", `{"type":"FeatureCollection","features":[`+strings.Join(features, ",")+`]}`)
}

type area struct {
	code, name string
	lon, lat   float64
}

var (
	fuping  = area{"130624", "阜平县", 114.2, 38.85}
	dingxin = area{"130626", "定兴县", 115.8, 39.27}
)

// A set of boundaries has one level: areas of another are not loaded, and said.
func TestLayerOfSeveralLevels(t *testing.T) {
	st := workspace(t)
	for _, c := range []struct {
		areas    []area
		level    data.Rank
		rejected []int
		says     string
	}{
		{[]area{{"130000", "河北省", 115, 39}, {"130600", "保定市", 115, 39}, fuping}, data.RankCounty, []int{1, 2}, "130000 河北省 与 130624 阜平县 不是同一级"},
		{[]area{{"130000", "河北省", 115, 39}, {"130600", "保定市", 115, 39}, {"130100", "石家庄市", 114, 38}, fuping}, data.RankPrefecture, []int{1, 4}, "130000 河北省 与 130600 保定市 不是同一级"},
		{[]area{fuping, dingxin}, data.RankCounty, nil, ""},
	} {
		plans, err := Inspect(ctx, st, []string{layerOf(t, c.areas...)}, Options{})
		if err != nil {
			t.Fatal(err)
		}
		if got := plans[0].Layer.Vintage.Rank; got != c.level {
			t.Errorf("%v: taken for %s", c.areas, got)
		}
		rep, err := Run(ctx, st, plans, Options{DryRun: true})
		if err != nil {
			t.Fatal(err)
		}
		accounted(t, rep)
		var rows []int
		says := ""
		for _, is := range rep.Files[0].Issues {
			if is.Code == "geo.other-rank" {
				rows = append(rows, is.Row)
				if m, _ := ingest.Message(text.ZH, is); says == "" {
					says = m
				}
			}
		}
		if !slices.Equal(rows, c.rejected) || rep.Files[0].Rejected != len(rows) || !strings.Contains(says, c.says) {
			t.Errorf("%v: rejected %v, %s", c.areas, rows, says)
		}
	}
}

// Counties that lie far from their seats are told, with how many.
func TestLayerFarOff(t *testing.T) {
	st := workspace(t)
	far := func(a area) area { a.lon -= 11; a.lat -= 8; return a }
	for _, c := range []struct {
		areas []area
		want  []string
	}{
		{[]area{fuping, dingxin}, nil},
		{[]area{far(fuping)}, []string{"1", "1"}},
		{[]area{far(fuping), far(dingxin), {"130630", "涞源县", 114.7, 39.36}}, []string{"2", "3"}},
		{[]area{far(fuping), dingxin}, nil}, // one of two is a slip of that one
		{[]area{{"510722", "三台县", 105, 31}}, nil},
	} {
		rep, err := Import(ctx, st, []string{layerOf(t, c.areas...)}, Options{DryRun: true})
		if err != nil {
			t.Fatal(err)
		}
		var got []string
		for _, is := range rep.Files[0].Issues {
			if is.Code == "geo.far-off" && is.Row == 0 && is.Severity == data.Warning {
				got = is.Args
			}
		}
		if !slices.Equal(got, c.want) {
			t.Errorf("%v: %v", c.areas, got)
		}
	}
}

// A feature is called by its number where it has neither name nor code; one
// whose name is another county's than its code is told.
func TestLayerNames(t *testing.T) {
	st := workspace(t)
	wrong := dingxin
	wrong.name = "阜平县"
	rep, err := Import(ctx, st, []string{layerOf(t, wrong, area{"", "", 114, 38})}, Options{DryRun: true})
	if err != nil {
		t.Fatal(err)
	}
	accounted(t, rep)
	said := map[string]string{}
	for _, is := range rep.Files[0].Issues {
		said[is.Code], _ = ingest.Message(text.ZH, is)
	}
	if said["code-name"] == "" || !strings.HasPrefix(said["geo.no-code"], "#2 没有") {
		t.Errorf("%v", said)
	}
}

// The parts of a division are loaded with it, or rejected with it.
func TestLayerParts(t *testing.T) {
	st := workspace(t)
	baoding, more, islet := area{"130600", "保定市", 115, 38}, area{"130600", "保定市", 116, 38}, fuping
	islet.lon--
	rep, err := Import(ctx, st, []string{layerOf(t, islet, baoding, more, dingxin, fuping)}, Options{DryRun: true})
	if err != nil {
		t.Fatal(err)
	}
	accounted(t, rep)
	var said []string
	for _, is := range rep.Files[0].Issues {
		said = append(said, fmt.Sprint(is.Severity, is.Row, is.Code, is.Args))
	}
	if f := rep.Files[0]; f.Loaded != 3 || f.Rejected != 2 ||
		!slices.Contains(said, "note0geo.parts[4 2]") || !slices.Contains(said, "error3geo.part-lost[保定市 2]") {
		t.Errorf("%d loaded, %d rejected: %v", f.Loaded, f.Rejected, said)
	}
}

// The date of a set is the end of the year or the month that is named: in its
// date, else in its name, else in its file's.
func TestLayerDate(t *testing.T) {
	st := workspace(t)
	for _, c := range []struct{ vintage, asOf, file, want string }{
		{"", "", "界.geojson", ""},
		{"", "", "县界2016.geojson", "2016-12-31"},
		{"", "", "2010-2016.geojson", ""},
		{"2016", "", "界.geojson", "2016-12-31"},
		{"2016年底", "", "界.geojson", "2016-12-31"},
		{"县界2016版", "", "界2020.geojson", "2016-12-31"},
		{"民政部", "", "界2020.geojson", "2020-12-31"},
		{"2016-06-30", "", "界.geojson", "2016-06-30"},
		{"2020", "2016", "界.geojson", "2016-12-31"},
		{"2020", "2016年", "界.geojson", "2016-12-31"},
		{"", "2016年底", "界.geojson", "2016-12-31"},
		{"", "二〇一六年末", "界.geojson", "2016-12-31"},
		{"", "2016年初", "界.geojson", "2016-01-01"},
		{"", "2016年2月", "界.geojson", "2016-02-29"},
		{"", "2016-07-01", "界2020.geojson", "2016-07-01"},
		{"2020", "去年", "界.geojson", "refused"},
		{"2020", "至今", "界.geojson", "refused"},
	} {
		path := filepath.Join(t.TempDir(), c.file)
		if err := os.Rename(layerOf(t, fuping), path); err != nil {
			t.Fatal(err)
		}
		var o Options
		o.Mapping.Files = map[string]FileMapping{c.file: {Vintage: c.vintage, AsOf: c.asOf}}
		got := "refused"
		if plans, err := Inspect(ctx, st, []string{path}, o); err == nil {
			if got = ""; plans[0].Layer.Vintage.AsOf.Known() {
				got = plans[0].Layer.Vintage.AsOf.String()
			}
		}
		if got != c.want {
			t.Errorf("vintage %q, as_of %q of %s: %s", c.vintage, c.asOf, c.file, got)
		}
	}
}

// Only a shapefile can be given a .prj; the others are told what they can do.
func TestLayerOfUnknownPlace(t *testing.T) {
	st := workspace(t)
	far := []area{{"130624", "阜平县", 5e7, 5e7}, {"130626", "定兴县", -5e7, 5e7}}
	zone := []area{{"130624", "阜平县", 500_000, 4_300_000}}
	for _, c := range []struct {
		areas []area
		says  string
	}{
		{far, "看不出 界.geojson 的坐标系：在导入设定中写明（命令行用 --mapping 的 crs），或转成 EPSG:4490 再导入"},
		{zone, "在导入设定中选定（命令行用 --mapping 的 crs）"},
	} {
		_, err := Import(ctx, st, []string{layerOf(t, c.areas...)}, Options{DryRun: true})
		if got := text.ZH.Sentence(err); !strings.Contains(got, c.says) || strings.Contains(got, ".prj") {
			t.Errorf("%s", got)
		}
	}
	dir := t.TempDir()
	shp, err := os.ReadFile(filepath.FromSlash("testdata/corpus/layer/no-prj/县界.shp"))
	if err != nil {
		t.Fatal(err)
	}
	for i := 108 + 44 + 4; i < 108+44+4+5*16; i += 16 { // the corners of the first, far off
		binary.LittleEndian.PutUint64(shp[i:], math.Float64bits(float64(i)*1e9))
	}
	path := filepath.Join(dir, "县界.shp")
	if err := os.WriteFile(path, shp[:108+128], 0o600); err != nil {
		t.Fatal(err)
	}
	if _, err := Import(ctx, st, []string{path}, Options{DryRun: true}); !strings.Contains(text.ZH.Sentence(err), "把随附的 .prj 放在旁边") {
		t.Errorf("%v", err)
	}
}

// A set that has areas of few of the counties does not take over the map, unless it
// is imported once more; what counts are the counties that villages lie in.
func TestLayerInUse(t *testing.T) {
	st := workspace(t)
	named := func(name string, areas ...area) string {
		path := filepath.Join(t.TempDir(), name+".geojson")
		if err := os.Rename(layerOf(t, areas...), path); err != nil {
			t.Fatal(err)
		}
		return path
	}
	var all []area
	for _, c := range facts.Gazetteer().Counties {
		all = append(all, area{c.Code, c.Name, c.SeatLon, c.SeatLat})
	}
	abroad := area{"410102", "中原区", 113.6, 34.7}
	moved := dingxin
	moved.lon += .1
	for _, c := range []struct{ name, path, uses string }{
		{"of another province", named("外省", abroad), ""},
		{"less than half", named("一半不到", all[:83]...), ""},
		{"half", named("一半", all[:84]...), "一半"},
		{"few", named("少", dingxin), "一半"},
		{"few, otherwise", named("少", moved), "一半"},
		{"the same few", named("少", moved), "少"},
		{"all", named("全", all...), "全"},
		{"villages of one county", file(t, "村.csv", "村名称,县,乡镇\n骆驼湾村,阜平县,龙泉关镇\n"), "全"},
		{"that county", named("阜平", fuping), "阜平"},
		{"another", named("定兴", dingxin), "阜平"},
	} {
		rep, err := Import(ctx, st, []string{c.path}, Options{})
		if err != nil {
			t.Fatal(err)
		}
		set, err := st.Load(ctx)
		if err != nil {
			t.Fatal(err)
		}
		var said string
		for _, is := range rep.Files[0].Issues {
			if is.Code == "in-use" || is.Code == "not-in-use" {
				said = is.Code
			}
		}
		want := "not-in-use"
		if strings.HasPrefix(filepath.Base(c.path), c.uses+".") {
			want = "in-use"
		}
		if got := set.Info["vintage"]; got != c.uses || said != want && rep.Files[0].Kind == KindBoundaries {
			t.Errorf("%s: the map is of %q, and %q is said", c.name, got, said)
		}
	}
}
