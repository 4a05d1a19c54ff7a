package main

import (
	"bytes"
	"context"
	"encoding/json"
	"encoding/xml"
	"errors"
	"io"
	"maps"
	"math"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"testing"

	"taihang/data/reference"

	"github.com/xuri/excelize/v2"

	"taihang/data/text"
)

// result is what a command left behind.
type result struct {
	status   int
	out, err string
}

// taihang runs a command in this process.
func taihang(t *testing.T, stdin string, args ...string) result {
	t.Helper()
	var out, errs bytes.Buffer
	status := run(context.Background(), environment{
		in: strings.NewReader(stdin), out: &out, err: &errs, lang: text.ZH, today: "2026-11-23", getenv: func(string) string { return "" },
	}, args)
	return result{status, out.String(), errs.String()}
}

// must runs a command that has to succeed.
func must(t *testing.T, args ...string) string {
	t.Helper()
	r := taihang(t, "", args...)
	if r.status != exitDone {
		t.Fatalf("taihang %s: status %d, %s", strings.Join(args, " "), r.status, r.err)
	}
	return r.out
}

var demoFile = sync.OnceValues(func() (string, error) {
	dir, err := os.MkdirTemp("", "taihang-test")
	if err != nil {
		return "", err
	}
	path := filepath.Join(dir, "demo.taihang")
	_, err = writeDemo(context.Background(), path, 1, defaultSeed)
	return path, err
})

// demoWS is the demo workspace, made once for all tests.
func demoWS(t testing.TB) string {
	t.Helper()
	path, err := demoFile()
	if err != nil {
		t.Fatal(err)
	}
	return path
}

func TestMain(m *testing.M) {
	status := m.Run()
	if path, err := demoFile(); err == nil {
		os.RemoveAll(filepath.Dir(path))
	}
	os.Exit(status)
}

// tableOf evaluates a table through --json.
func tableOf(t *testing.T, args ...string) (columns []string, rows [][]any) {
	t.Helper()
	out := must(t, append([]string{"table", "-w", demoWS(t), "--json"}, args...)...)
	var got struct {
		Columns []string `json:"columns"`
		Rows    [][]any  `json:"rows"`
	}
	if err := json.Unmarshal([]byte(out), &got); err != nil {
		t.Fatalf("%v in %s", err, out)
	}
	return got.Columns, got.Rows
}

// TestReportedFigures holds the demo to every published figure.
func TestReportedFigures(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		what string
		want []float64
		args []string
	}{
		{"cadres, villages, teams, first secretaries", []float64{22112, 7366, 7366, 7366}, []string{"-m", "cadres,villages,teams,first_secretaries"}},
		{"coverage at baseline", []float64{1}, []string{"-m", "coverage_share", "--period", "2016"}},
		{"from the province, in villages", []float64{1993, 593}, []string{"-m", "cadres,teams", "--where", "level=province"}},
		{"work money of a provincial team", []float64{50000}, []string{"-m", "work_money", "--where", "level=province"}},
		{"the three tiers' provincial cadres", []float64{1993}, []string{"-m", "cadres", "--where", "level=province&tier!=other"}},
		{"no cadre under central dispatch", []float64{0}, []string{"-m", "cadres", "--where", "level=central"}},
	} {
		_, rows := tableOf(t, c.args...)
		for i, w := range c.want {
			if got, _ := rows[0][i].(float64); got != w {
				t.Errorf("%s: %v, want %v", c.what, rows[0][i], w)
			}
		}
	}
	for _, c := range []struct {
		measure, where, period string
		want                   float64
		decimals               int
	}{
		{"cadres_under_45_share", "level=province", "2016", 54.2, 1},
		{"cadres_bachelor_share", "level=province", "2016", 79.3, 1},
		{"poverty_incidence", "", "2013", 9.84, 2},
		{"poverty_incidence", "", "2017", 1.86, 2},
		{"poverty_incidence", "", "2018", .78, 2},
		{"poverty_incidence", "", "2019", .07, 2},
	} {
		_, rows := tableOf(t, "-m", c.measure, "--where", c.where, "--period", c.period)
		p := math.Pow(10, float64(c.decimals))
		if got, ok := rows[0][0].(float64); !ok || math.Round(got*100*p)/p != c.want {
			t.Errorf("%s %s: %v, want %v %%", c.measure, c.period, rows[0][0], c.want)
		}
	}
}

func TestTierCounts(t *testing.T) {
	t.Parallel()
	_, rows := tableOf(t, "-m", "tier", "--by", "county")
	n := map[string]int{}
	for _, r := range rows {
		n[r[1].(string)]++
	}
	want := map[string]int{"high_incidence": 6, "yanshan_taihang": 22, "mountain": 33, "other": 107}
	if !maps.Equal(n, want) {
		t.Errorf("tiers of the counties: %v", n)
	}
	_, by := tableOf(t, "-m", "counties", "--by", "tier")
	for _, r := range by {
		if got := int(r[1].(float64)); got != want[r[0].(string)] {
			t.Errorf("tier %v has %d counties, want %d", r[0], got, want[r[0].(string)])
		}
	}
}

// TestTableShape: a cell for every county even where there is nothing, and a
// row a year when there are several.
func TestTableShape(t *testing.T) {
	t.Parallel()
	cols, rows := tableOf(t, "-m", "cadres,poverty_incidence", "--by", "county")
	if strings.Join(cols, " ") != "county cadres poverty_incidence" || len(rows) != 168 {
		t.Fatalf("columns %v, %d rows", cols, len(rows))
	}
	missing, zero := 0, 0
	for _, r := range rows {
		if r[2] == nil {
			missing++
		}
		if r[1] == 0.0 {
			zero++
		}
	}
	if missing == 0 || zero == 0 {
		t.Errorf("%d counties without incidence, %d with no cadre: the demo has both", missing, zero)
	}
	cols, rows = tableOf(t, "-m", "cadres", "--by", "level", "--period", "2016..2020")
	if strings.Join(cols, " ") != "level year cadres" || len(rows) != 15 {
		t.Errorf("columns %v, %d rows", cols, len(rows))
	}
}

// TestUsage: wrong calls end with 2 and one sentence in the language asked
// for; refusals with 1; nothing goes to standard output.
func TestUsage(t *testing.T) {
	t.Parallel()
	ws := demoWS(t)
	for _, c := range []struct {
		status int
		args   []string
	}{
		{exitMisused, []string{"table", "-w", ws}},
		{exitMisused, []string{"table", "-w", ws, "-m", "cadres", "--period", "20x"}},
		{exitMisused, []string{"table", "-w", ws, "-m", "cadres", "--nonsense"}},
		{exitMisused, []string{"table", "-w", ws, "-m", "cadres", "-o", "x.doc"}},
		{exitMisused, []string{"table", "-w"}},
		{exitMisused, []string{"demo"}},
		{exitMisused, []string{"demo", "-o", "x.taihang", "--scale", "0"}},
		{exitMisused, []string{"demo", "-o", "x.taihang", "--scale", "many"}},
		{exitMisused, []string{"figure", "-w", ws, "-o", "x.png"}},
		{exitMisused, []string{"chart", "-w", ws, "pie", "-o", "x.png"}},
		{exitMisused, []string{"map", "-w", ws, "-m", "cadres", "-o", "x.gif"}},
		{exitMisused, []string{"map", "-w", ws, "-m", "cadres", "-o", "x.png", "--size", "1x1mm"}},
		{exitMisused, []string{"map", "-w", ws, "-m", "cadres", "-o", "x.png", "--theme", "pink"}},
		{exitMisused, []string{"shot", "-w", ws, "--page", "nowhere", "-o", "x.png"}},
		{exitFailed, []string{"table", "-w", ws, "-m", "no_such_measure"}},
		{exitFailed, []string{"table", "-w", ws, "-m", "cadres", "--by", "no_such_dim"}},
		{exitFailed, []string{"table", "-w", ws, "-m", "cadres", "--where", "level=nobody"}},
		{exitFailed, []string{"table", "-w", "/no/such/file.taihang", "-m", "cadres"}},
		{exitFailed, []string{"map", "-w", ws, "-m", "cadres", "-o", "/no/such/folder/x.png"}},
		{exitFailed, []string{"figure", "-w", ws, "/no/such/spec.json", "-o", "x.png"}},
	} {
		for _, lang := range []string{"zh", "en"} {
			r := taihang(t, "", append(c.args, "--lang", lang)...)
			han := strings.ContainsFunc(r.err, func(c rune) bool { return c >= 0x4e00 && c < 0xa000 })
			if len(c.args) > 2 && c.args[len(c.args)-1] == "-w" {
				continue // the flag swallows --lang: the language is the system's
			}
			if r.status != c.status || r.out != "" || strings.Count(strings.TrimSpace(r.err), "\n") > 0 || r.err == "" {
				t.Errorf("%v: status %d, out %q, err %q", c.args, r.status, r.out, r.err)
			}
			if (lang == "zh") != han || strings.Contains(r.err, "cli.") {
				t.Errorf("%v in %s: %q", c.args, lang, r.err)
			}
		}
	}
}

func TestClassifyCommand(t *testing.T) {
	r := taihang(t, "1\n2\n3\n\nNA\n10\n11\n12\n100\n", "classify", "-k", "3")
	if r.status != 0 {
		t.Fatal(r.err)
	}
	if lines := strings.Fields(r.out); len(lines) != 3 || lines[2] != "100" {
		t.Errorf("upper bounds %v", lines)
	}
	if r = taihang(t, "1\nabc\n", "classify"); r.status != exitFailed || !strings.Contains(r.err, "2") {
		t.Errorf("a word among numbers: %d %q", r.status, r.err)
	}
}

// TestFigures: every kind in every format, a file that its readers can read.
func TestFigures(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	calls := [][]string{{"map", "-m", "poverty_incidence", "--period", "2016"}, {"map", "-m", "tier"}}
	for _, k := range charts {
		calls = append(calls, []string{"chart", string(k)})
	}
	for i, call := range calls {
		for _, ext := range []string{"png", "svg", "pdf", "txt"} {
			path := filepath.Join(dir, string(rune('a'+i))+"."+ext)
			args := append(append([]string{call[0], "-w", demoWS(t)}, call[1:]...), "-o", path, "--dpi", "72")
			must(t, args...)
			b, err := os.ReadFile(path)
			if err != nil {
				t.Fatal(err)
			}
			if ext == "svg" {
				checkXML(t, path, b)
			} else if magic := map[string]string{"png": "\x89PNG", "pdf": "%PDF", "txt": ""}[ext]; !bytes.HasPrefix(b, []byte(magic)) || len(b) < 500 {
				t.Errorf("%v %s: %d bytes beginning %q", call, ext, len(b), b[:min(8, len(b))])
			}
		}
	}
}

func checkXML(t *testing.T, path string, b []byte) {
	t.Helper()
	d := xml.NewDecoder(bytes.NewReader(b))
	for {
		if _, err := d.Token(); errors.Is(err, io.EOF) {
			return
		} else if err != nil {
			t.Errorf("%s: %v", path, err)
			return
		}
	}
}

// TestSameBytes: a figure made twice, and from its specification, is the same
// file.
func TestSameBytes(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	spec := filepath.Join(dir, "spec.json")
	if err := os.WriteFile(spec, []byte(`{"kind":"choropleth","measures":["poverty_incidence"],"years":[2016]}`), 0o600); err != nil {
		t.Fatal(err)
	}
	for _, ext := range []string{"png", "svg", "pdf"} {
		var first []byte
		for i, args := range [][]string{
			{"map", "-m", "poverty_incidence", "--period", "2016"}, {"map", "-m", "poverty_incidence", "--period", "2016"}, {"figure", spec},
		} {
			path := filepath.Join(dir, "f."+ext)
			must(t, append(append([]string{args[0], "-w", demoWS(t)}, args[1:]...), "-o", path, "--dpi", "72")...)
			b, err := os.ReadFile(path)
			if err != nil {
				t.Fatal(err)
			}
			if i == 0 {
				first = b
			} else if !bytes.Equal(b, first) {
				t.Errorf("%s, call %d: other bytes", ext, i)
			}
		}
	}
}

// TestPDFText: the Chinese of a PDF can be searched.
func TestPDFText(t *testing.T) {
	t.Parallel()
	tool := reference.Tool(t, "pdftotext")
	path := filepath.Join(t.TempDir(), "map.pdf")
	must(t, "map", "-w", demoWS(t), "-m", "poverty_incidence", "--period", "2016", "-o", path)
	out, err := exec.Command(tool, path, "-").Output()
	if err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{"贫困发生率", "阜平", "演示数据", "审图号", "示意图", "不适用"} {
		if !bytes.Contains(out, []byte(want)) {
			t.Errorf("%q cannot be found in the PDF", want)
		}
	}
}

// TestXLSX: the sheet for people has names, units, per cent, and says that it
// is demo data.
func TestXLSX(t *testing.T) {
	t.Parallel()
	path := filepath.Join(t.TempDir(), "t.xlsx")
	must(t, "table", "-w", demoWS(t), "-m", "cadres,cadres_under_45_share", "--by", "level", "-o", path)
	f, err := excelize.OpenFile(path)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	rows, err := f.GetRows("数据")
	if err != nil {
		t.Fatal(err)
	}
	if got := strings.Join(rows[1], "|"); got != "省派|province|1,993|54.2%" {
		t.Errorf("first row %q", got)
	}
	notes, err := f.GetRows("说明")
	if err != nil {
		t.Fatal(err)
	}
	all := ""
	for _, r := range notes {
		all += strings.Join(r, " ") + "\n"
	}
	if !strings.Contains(all, "演示数据") {
		t.Errorf("the notes do not say that this is demo data:\n%s", all)
	}
}

// TestHelp: every command is named and explains all its flags.
func TestHelp(t *testing.T) {
	for _, lang := range []string{"zh", "en"} {
		all := must(t, "help", "--lang", lang)
		for _, c := range commands() {
			if !strings.Contains(all, "taihang "+c.name) {
				t.Errorf("help in %s does not name %s", lang, c.name)
			}
			one := must(t, c.name, "--help", "--lang", lang)
			if strings.Contains(one, "cli.") {
				t.Errorf("help of %s in %s lacks a text:\n%s", c.name, lang, one)
			}
		}
	}
}
