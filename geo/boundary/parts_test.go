package boundary

import (
	"context"
	"fmt"
	"strings"
	"testing"
)

// Features that say the same of themselves and do not overlap are parts of one
// division, whichever comes first; one that repeats or contradicts another is told.
func TestParts(t *testing.T) {
	shape := map[string]string{
		"land": `[[[114,38],[114,39],[115,39],[115,38],[114,38]],[[114.4,38.4],[114.6,38.4],[114.6,38.6],[114.4,38.6],[114.4,38.4]]]`,
		"lake": `[[[114.45,38.45],[114.45,38.55],[114.55,38.55],[114.55,38.45],[114.45,38.45]]]`, // in the hole
		"isle": `[[[115.2,38],[115.2,38.1],[115.3,38.1],[115.3,38],[115.2,38]]]`,
		"then": `[[[114,38],[114,39],[115.01,39],[115.01,38],[114,38]]]`, // the land in another year
		"away": `[[[118,38],[118,39],[119,39],[119,38],[118,38]]]`,
	}
	for _, c := range []struct {
		features string // shape/code/name/parent
		areas    string // polygons by feature
		problems string
	}{
		{"land/130209/曹妃甸区", "1", ""},
		{"isle/130209/曹妃甸区 land/130209/曹妃甸区", "2 0", "parts(2,1)"},
		{"land/130209/曹妃甸区 isle/130209/曹妃甸区 lake/130209/曹妃甸区 away/130202/路南区", "3 0 0 1", "parts(3,1)"},
		{"away/130209/曹妃甸区 land/130209/曹妃甸区", "2 0", "parts(2,1)"}, // an exclave, however far
		{"isle/130209/ land/130209/曹妃甸区", "2 0", "parts(2,1)"},
		{"isle/130209/ away/130209/曹妃甸区 land/130209/唐海县", "2 0 1", "code-twice[2](130209,1) parts(2,1)"},
		{"isle/130209/唐海县 land/130209/曹妃甸区", "1 1", "code-twice[1](130209,1)"},
		{"isle/130209/曹妃甸区/130200 land/130209/曹妃甸区/130300", "1 1", "code-twice[1](130209,1)"},
		{"land/130209/曹妃甸区 then/130209/曹妃甸区", "1 1", "code-twice[1](130209,1)"},
		{"land/130209/曹妃甸区 land/130209/曹妃甸区", "1 1", "feature-twice[1](曹妃甸区,1)"},
		{"land/130209/曹妃甸区 isle/130209/曹妃甸区 isle/130209/曹妃甸区", "2 0 1", "feature-twice[2](曹妃甸区,2) parts(2,1)"},
		{"none/130209/曹妃甸区 land/130209/曹妃甸区", "0 1", "no-geometry[0](曹妃甸区)"},
		{"isle//曹妃甸区 land//曹妃甸区", "2 0", "no-code[0](曹妃甸区) no-code[1](曹妃甸区) parts(2,1)"},
		{"land//长安区 away//长安区", "1 1", "no-code[0](长安区) no-code[1](长安区)"}, // of two cities
	} {
		var list []string
		for _, f := range strings.Fields(c.features) {
			w := strings.Split(f+"/", "/")
			geometry := "null"
			if s := shape[w[0]]; s != "" {
				geometry = `{"type":"Polygon","coordinates":` + s + `}`
			}
			list = append(list, fmt.Sprintf(`{"type":"Feature","properties":{"code":%q,"name":%q,"parent":%q},"geometry":%s}`, w[1], w[2], w[3], geometry))
		}
		l, err := readGeoJSON(context.Background(), []byte(collection(list...)), Options{})
		if err != nil {
			t.Fatal(err)
		}
		var areas, problems []string
		for _, f := range l.Features {
			areas = append(areas, fmt.Sprint(len(f.Geometry)))
			if len(f.Geometry) > 1 && f.Name == "" {
				t.Errorf("%s: the division has no name, though a part has one", c.features)
			}
			if f.PartOf > 0 && (f.Geometry != nil || len(l.Features[f.PartOf-1].Geometry) < 2) {
				t.Errorf("%s: a part of feature %d, with %d polygons", c.features, f.PartOf, len(f.Geometry))
			}
		}
		for _, p := range l.Problems {
			at := ""
			if p.Feature >= 0 {
				at = fmt.Sprintf("[%d]", p.Feature)
			}
			problems = append(problems, p.Code+at+"("+strings.Join(p.Args, ",")+")")
		}
		if a, p := strings.Join(areas, " "), strings.Join(problems, " "); a != c.areas || p != c.problems {
			t.Errorf("%s: polygons %s, %s; want %s, %s", c.features, a, p, c.areas, c.problems)
		}
	}
}

// BenchmarkParts: a coast of many islands.
func BenchmarkParts(b *testing.B) {
	var list []string
	for i := range 2000 {
		x, y := 114+float64(i%50)/50, 38+float64(i/50)/50
		list = append(list, fmt.Sprintf(`{"type":"Feature","properties":{"code":"130209"},"geometry":{"type":"Polygon","coordinates":[[[%[1]f,%[2]f],[%[1]f,%[4]f],[%[3]f,%[4]f],[%[3]f,%[2]f],[%[1]f,%[2]f]]]}}`, x, y, x+.01, y+.01))
	}
	file := []byte(collection(list...))
	for b.Loop() {
		if l, err := readGeoJSON(context.Background(), file, Options{}); err != nil || len(l.Features[0].Geometry) != 2000 {
			b.Fatal(err)
		}
	}
}
