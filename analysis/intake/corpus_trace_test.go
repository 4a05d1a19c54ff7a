package intake

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"taihang/analysis/intake/corpus"
	"taihang/data/ingest"
	"taihang/data/store"
)

// untraced holds what came against the rows that it is said to come from: each
// cadre's name, and each village's name or code, stands in the row of the file to
// which it leads.
func untraced(t *testing.T, c *corpus.Case, st *store.Store, path string, rep *Report) (complaints []string) {
	t.Helper()
	set, err := st.Load(ctx)
	if err != nil {
		t.Fatal(err)
	}
	var texts map[string]map[int]string
	lead := func(table string, words []string, key ...int64) {
		found, err := st.Origins(ctx, table, [][]int64{key})
		if err != nil {
			t.Fatal(err)
		}
		o := found[0]
		if !slices.ContainsFunc(rep.Files, func(f File) bool { return f.Batch == o.Batch }) {
			return // from a file before
		}
		if texts == nil {
			texts = textsOf(t, path, c)
		}
		row, there := texts[o.Sheet][o.Row]
		for _, f := range rep.Files {
			for _, is := range f.Issues { // the row has what was there before the user took a proposal
				if is.Code == "corrected" && is.Row == o.Row && slices.ContainsFunc(words, func(w string) bool { return w != "" && strings.HasPrefix(is.Proposal, w) }) {
					words = append(words, is.Value)
				}
			}
		}
		if !there || !slices.ContainsFunc(words, func(w string) bool { return w != "" && strings.Contains(row, w) }) {
			complaints = append(complaints, fmt.Sprintf("%s %v %q leads to row %d of %q: %q", table, key, words, o.Row, o.Sheet, row))
		}
	}
	names, towns := map[int64]string{}, map[int64][]string{}
	for _, v := range set.Villages {
		towns[v.ID] = []string{strings.TrimSuffix(v.Name, "村"), v.Code}
		lead("village", towns[v.ID], v.ID)
	}
	for _, v := range set.Cadres {
		names[v.ID] = v.Name
		lead("cadre", []string{v.Name, v.Ref}, v.ID)
	}
	teams := map[int64][]string{}
	for _, v := range set.Teams {
		teams[v.ID] = towns[v.Village]
		lead("team", towns[v.Village], v.ID)
	}
	for _, v := range set.Postings {
		lead("posting", append(teams[v.Team], names[v.Cadre]), v.ID)
	}
	for _, v := range set.Ledgers {
		lead("ledger", towns[v.Village], v.Village, int64(v.Year))
	}
	return complaints
}

// textsOf are the rows of a file as it writes them, by sheet and number, without
// blanks.
func textsOf(t *testing.T, path string, c *corpus.Case) map[string]map[int]string {
	t.Helper()
	var m Mapping
	if c.Mapping != "" {
		var err error
		if m, err = ParseMapping([]byte(c.Mapping), c.File); err != nil {
			t.Fatal(err)
		}
	}
	f, err := ingest.Open(ctx, path, ingest.Options{Encoding: m.Encoding, Comma: m.Comma})
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	texts := map[string]map[int]string{}
	for _, s := range f.Sheets {
		rows := map[int]string{}
		if err := s.Scan(ctx, func(r *ingest.Record) error {
			var b strings.Builder
			for i := range r.Cells {
				b.WriteString(ingest.Joined(r.Cells[i].Text) + "\t")
			}
			rows[r.Line] = b.String()
			return nil
		}); err != nil {
			t.Fatal(err)
		}
		texts[s.Name] = rows
	}
	return texts
}
