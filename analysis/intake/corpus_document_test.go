package intake

import (
	"fmt"
	"maps"
	"os"
	"slices"
	"strings"
	"testing"

	"taihang/analysis/intake/corpus"
	"taihang/data/text"
)

// docs/corpus.md is the table in words.
func TestCorpusDocument(t *testing.T) {
	const path = "../../docs/corpus.md"
	want := corpusDocument()
	if *update {
		if err := os.WriteFile(path, []byte(want), 0o644); err != nil { //nolint:gosec // a document
			t.Fatal(err)
		}
	}
	if got, err := os.ReadFile(path); err != nil || string(got) != want {
		t.Errorf("%s is not what the corpus says (%v): go test ./analysis/intake -run TestCorpusDocument -update", path, err)
	}
}

// corpusDocument writes the table.
func corpusDocument() string {
	var b strings.Builder
	codes, keys := map[string]bool{}, map[string]bool{}
	total := 0
	for _, g := range corpus.Groups() {
		total += len(g.Cases)
	}
	fmt.Fprintf(&b, `# What happens with …

%d bad and odd files, and what an import makes of each. The files are made by `+"`go run ./analysis/intake/corpus/...`"+`
(those that are large or hostile anew for each test) and lie in `+"`analysis/intake/testdata/corpus`"+`; the table is
`+"`analysis/intake/corpus`"+`, and `+"`go test ./analysis/intake -run TestCorpus`"+` holds the program to it, with every row counted a
second time without the reader that read it. This page is written from the table.

What is said is given as row and column of the file and the code of the message; the codes are explained at the end. “→” is
a value that is proposed and only taken when the user accepts it.
`, total)
	for _, g := range corpus.Groups() {
		fmt.Fprintf(&b, "\n## %s\n\n| File | What it is | What becomes of it |\n|---|---|---|\n", g.Title)
		for i := range g.Cases {
			c := &g.Cases[i]
			what := c.What
			if c.Mapping != "" {
				what += "<br>settled: `" + strings.ReplaceAll(c.Mapping, "|", "\\|") + "`"
			}
			for _, a := range c.After {
				what += "<br>after `" + a + "`"
			}
			fmt.Fprintf(&b, "| `%s` | %s | %s |\n", c.File, what, strings.Join(inWords(c.Lines(), codes, keys), "<br>"))
		}
	}
	b.WriteString("\n## What the messages say\n\n| Code | Says | Do |\n|---|---|---|\n")
	gaps := strings.NewReplacer("{0}", "…", "{1}", "…", "{2}", "…", "{3}", "…", "{4}", "…", "|", "\\|")
	for _, code := range slices.Sorted(maps.Keys(codes)) {
		key := code
		if !strings.Contains(key, ".") {
			key = "issue." + key
		}
		if text.Has(key) {
			fmt.Fprintf(&b, "| `%s` | %s | %s |\n", code, gaps.Replace(text.EN.T(key)), gaps.Replace(text.EN.T(key+".do")))
		}
	}
	b.WriteString("\n## Why a file is refused\n\n| Key | Says |\n|---|---|\n")
	for _, key := range slices.Sorted(maps.Keys(keys)) {
		if text.Has(key) {
			fmt.Fprintf(&b, "| `%s` | %s |\n", key, gaps.Replace(text.EN.T(key)))
		}
	}
	return b.String()
}

// inWords writes what a case wants for people, and notes the codes it names.
func inWords(lines []string, codes, keys map[string]bool) (out []string) {
	mask := strings.NewReplacer("|", "\\|", "#", "\\#")
	stored := 0
	for _, l := range lines {
		head, rest, _ := strings.Cut(l, ": ")
		var read, loaded, rejected, skipped int
		switch {
		case l == "= …":
			out = append(out, "and more")
		case strings.HasPrefix(l, "= "), strings.HasPrefix(l, "- "):
			sign := "+ "
			if l[0] == '-' {
				sign = "− "
			}
			if stored++; stored <= 12 {
				out = append(out, sign+mask.Replace(l[2:]))
			} else if stored == 13 {
				out = append(out, "…")
			}
		case head == "refused":
			keys[rest] = true
			out = append(out, "**refused**: `"+rest+"`")
		case head == "matched", head == "changes":
			out = append(out, l)
		case head == "check":
			out = append(out, "the check of the workspace then finds `"+strings.Fields(rest)[0]+"`: "+strings.Fields(rest)[1])
		case strings.HasSuffix(head, "left out"):
			codes[rest] = true
			out = append(out, "sheet "+strings.TrimSuffix(head, " left out")+" left out: `"+rest+"`")
		default:
			if n, _ := fmt.Sscanf(rest, "%d = %d + %d + %d", &read, &loaded, &rejected, &skipped); n == 4 {
				out = append(out, fmt.Sprintf("**%s**: %d rows = %d loaded + %d rejected + %d skipped", mask.Replace(head), read, loaded, rejected, skipped))
				continue
			}
			code, proposal, _ := strings.Cut(rest, " → ")
			codes[code] = true
			where := mask.Replace(head)
			if where[0] >= '1' && where[0] <= '9' {
				where = "row " + where
			}
			if proposal != "" {
				proposal = " → " + proposal
			}
			out = append(out, where+": `"+code+"`"+proposal)
		}
	}
	return out
}
