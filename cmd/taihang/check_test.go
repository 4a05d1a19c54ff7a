package main

import (
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// A table of totals is compared cell by cell: what comes out is counted, what does
// not is named with its place; a row of nowhere is told, and the sum is no county.
func TestCheckAgainstTotals(t *testing.T) {
	t.Parallel()
	_, rows := tableOf(t, "-m", "villages,cadres,first_secretaries", "--by", "county", "--period", "2016")
	var b strings.Builder
	b.WriteString("各县驻村情况汇总表（2016 年）,,,\n县代码,驻村数（个）,驻村干部（人）,其中：第一书记\n")
	n := 0
	for _, r := range rows {
		villages, ok := r[1].(float64)
		if !ok || villages == 0 {
			continue
		}
		n++
		cadres := r[2].(float64)
		if r[0] == "130624" {
			cadres += 3
		}
		fmt.Fprintf(&b, "%v,%v,%v,%v\n", r[0], villages, cadres, r[3])
	}
	b.WriteString("无此县,1,1,1\n合计,7366,22115,7366\n")
	path := filepath.Join(t.TempDir(), "汇总表.csv")
	if err := os.WriteFile(path, []byte(b.String()), 0o600); err != nil {
		t.Fatal(err)
	}
	r := taihang(t, "", "check", "-w", demoWS(t), "--totals", path, "--json")
	var got struct {
		Totals []struct {
			ID, Place, Message string
			Stated, OK         bool
			Expected, Actual   float64
		}
	}
	if err := json.Unmarshal([]byte(r.out), &got); err != nil {
		t.Fatalf("%v: %s %s", err, r.out, r.err)
	}
	if !strings.Contains(r.err, fmt.Sprint("第 ", n+3, " 行")) {
		t.Errorf("the row of nowhere is not told: %s", r.err)
	}
	agree, off := 0, 0
	for _, f := range got.Totals {
		switch {
		case !f.Stated:
		case f.OK:
			agree++
		default:
			off++
			if f.ID != "cadres" || f.Place != "130624" || f.Expected != f.Actual+3 || !strings.Contains(f.Message, "阜平县") {
				t.Errorf("%+v", f)
			}
		}
	}
	if agree != 3*n-1 || off != 1 {
		t.Errorf("%d agree, %d do not; want %d and 1", agree, off, 3*n-1)
	}
	words := must(t, "check", "-w", demoWS(t), "--totals", path)
	if strings.Count(words, "与给定数一致\n") > linesShown || !strings.Contains(words, fmt.Sprint("共 ", 3*n-1, " 项")) {
		t.Errorf("the terminal is flooded:\n%s", words)
	}

	for name, body := range map[string]string{"无数.csv": "县,乡镇\n阜平县,甲\n", "别的.csv": "县,年份,粮食产量\n阜平县,2016,5\n"} {
		p := filepath.Join(t.TempDir(), name)
		if err := os.WriteFile(p, []byte(body), 0o600); err != nil {
			t.Fatal(err)
		}
		if r := taihang(t, "", "check", "-w", demoWS(t), "--totals", p); r.status != exitFailed || !strings.Contains(r.err, name) || strings.Contains(r.err, "意外") {
			t.Errorf("%s: status %d, %s", name, r.status, r.err)
		}
	}
}

// A total stated of a division that there is none of is no total of 0.
// What can be done about a name is said as it can be done here: there is no list to choose
// from, and no settings.
func TestCheckRemedy(t *testing.T) {
	t.Parallel()
	path := filepath.Join(t.TempDir(), "汇总表.csv")
	if err := os.WriteFile(path, []byte("县,驻村数（个）\n平山县,10\n平水县,20\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	r := taihang(t, "", "check", "-w", demoWS(t), "--totals", path)
	if strings.Contains(r.err, "清单") || strings.Contains(r.err, "mapping") || !strings.Contains(r.err, "平水县") || !strings.Contains(r.err, "改正名称") {
		t.Error(r.err)
	}
}

func TestCheckUnknownPlace(t *testing.T) {
	t.Parallel()
	for _, code := range []string{"139999", "130699", "990000"} {
		if r := taihang(t, "", "check", "-w", demoWS(t), "--expect", "villages@"+code+"=5"); r.status != exitFailed || r.out != "" || !strings.Contains(r.err, "没有代码为 "+code+" 的区划") {
			t.Errorf("%s: status %d, %s%s", code, r.status, r.out, r.err)
		}
	}
	for _, code := range []string{"130000", "130600", "130624"} {
		if r := taihang(t, "", "check", "-w", demoWS(t), "--expect", "villages@"+code+"=5"); r.status != exitDone {
			t.Errorf("%s: status %d, %s", code, r.status, r.err)
		}
	}
}
