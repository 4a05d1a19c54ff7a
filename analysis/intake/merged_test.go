package intake

import (
	"strings"
	"testing"

	"taihang/data/text"
)

// A county that was merged is told with the others, each once, and what they became.
func TestMergedNamesTheHeir(t *testing.T) {
	rep, err := Import(ctx, workspace(t), []string{file(t, "a.csv", "代码,地区,年份,总人口\n130603,北市区,2010,39\n130604,南市区,2010,35\n")}, Options{})
	if err != nil {
		t.Fatal(err)
	}
	var said strings.Builder
	for _, is := range rep.Files[0].Issues {
		var args []any
		for _, a := range is.Args {
			args = append(args, a)
		}
		said.WriteString(text.ZH.T("issue."+is.Code, args...) + "\n")
	}
	for _, want := range []string{"130603 北市区 与 130604 南市区 合并为 130606 莲池区，", "130604 南市区 与 130603 北市区 合并为 130606 莲池区，"} {
		if !strings.Contains(said.String(), want) {
			t.Errorf("not told: %s\n%s", want, &said)
		}
	}
}
