package main

import (
	"context"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strconv"
	"strings"

	"taihang/data"
	"taihang/data/quality"
	"taihang/data/store"
	"taihang/data/text"
)

// The terminal names so many rows of a broken rule, and lines of a list; --json
// has more, and --rule all rows of one.
const (
	examplesShown = 3
	linesShown    = 8
)

func checkCommand(f *flags) func(context.Context, environment, []string) error {
	ws := f.workspace()
	asJSON := f.Bool("json", false, "")
	settings := f.String("rules", "", "")
	expect := f.StringArray("expect", nil, "")
	only := f.String("rule", "", "")
	return func(ctx context.Context, env environment, _ []string) error {
		o, err := checkOptions(*settings, *expect)
		if err != nil {
			return err
		}
		st, err := store.OpenReadOnly(ctx, *ws)
		if err != nil {
			return err
		}
		defer st.Close()
		if err := st.Integrity(ctx); err != nil {
			return err
		}
		set, err := st.Load(ctx)
		if err != nil {
			return err
		}
		if set.Private, err = store.Select[data.Private](ctx, st); err != nil {
			return err
		}
		if *only != "" {
			return checkRule(ctx, env, st, set, *only, o, *asJSON)
		}
		c := checked{report: quality.Check(set, o), gaps: quality.Gaps(set)}
		if s, ok := quality.SplitOf(set, data.FirstYear); ok {
			c.split = &s
		}
		if err := c.trace(ctx, st); err != nil {
			return err
		}
		if *asJSON {
			return printJSON(env.out, c.json(env.lang))
		}
		c.print(env.out, env.lang, names(set))
		return nil
	}
}

func checkOptions(settings string, expect []string) (o quality.Options, err error) {
	if settings != "" {
		b, err := os.ReadFile(settings)
		if err != nil {
			return o, text.Errorf("ingest.missing", settings, err)
		}
		if o.Rules, err = quality.ParseRules(b, filepath.Base(settings)); err != nil {
			return o, err
		}
	}
	for _, s := range expect {
		e, err := quality.ParseExpected(s)
		if err != nil {
			return o, err
		}
		o.Expect = append(o.Expect, e)
	}
	return o, nil
}

// names of divisions by code.
func names(set *data.Set) map[string]string {
	m := map[string]string{}
	for _, d := range set.Divisions {
		m[d.Code] = d.Name
	}
	for _, c := range set.Counties {
		m[c.Code] = c.Name
	}
	return m
}

// checked is what a check found.
type checked struct {
	report quality.Report
	gaps   []quality.Gap
	split  *quality.Split
}

// trace names the file of each row that is named.
func (c *checked) trace(ctx context.Context, st *store.Store) error {
	for i := range c.report.Rules {
		if err := trace(ctx, st, c.report.Rules[i].Examples); err != nil {
			return err
		}
	}
	return nil
}

// trace fills in which file rows are from.
func trace(ctx context.Context, st *store.Store, rows []quality.Where) error {
	byTable := map[string][]int{}
	for i, w := range rows {
		switch w.Table {
		case "village", "ledger", "cadre", "team", "posting":
			byTable[w.Table] = append(byTable[w.Table], i)
		}
	}
	for table, at := range byTable {
		keys := make([][]int64, len(at))
		for k, i := range at {
			if keys[k] = []int64{rows[i].ID}; table == "ledger" {
				keys[k] = append(keys[k], int64(rows[i].Year))
			}
		}
		found, err := st.Origins(ctx, table, keys)
		if err != nil {
			return err
		}
		for k, i := range at {
			rows[i].Batch, rows[i].File = found[k].Batch, found[k].File
		}
	}
	return nil
}

// checkRule lists all rows that break one rule.
func checkRule(ctx context.Context, env environment, st *store.Store, set *data.Set, id string, o quality.Options, asJSON bool) error {
	known := false
	for _, r := range quality.IDs() {
		known = known || r == id
	}
	if !known {
		return text.Errorf("quality.norule", filepath.Base(st.Path()), id, strings.Join(quality.IDs(), " "))
	}
	rows := quality.Rows(set, id, o)
	if err := trace(ctx, st, rows); err != nil {
		return err
	}
	if asJSON {
		if rows == nil {
			rows = []quality.Where{}
		}
		return printJSON(env.out, map[string]any{"rule": id, "rows": rows})
	}
	called := names(set)
	for _, w := range rows {
		fmt.Fprintln(env.out, row(env.lang, w, called))
	}
	return nil
}

// spelled is a finding with its words.
type spelled struct {
	quality.Finding
	Message string `json:"message"`
	Remedy  string `json:"remedy,omitempty"`
}

func spell(l text.Lang, list []quality.Finding) []spelled {
	out := make([]spelled, 0, len(list))
	for _, f := range list {
		out = append(out, spelled{f, f.Sentence(l), f.Remedy(l)})
	}
	return out
}

func (c *checked) json(l text.Lang) map[string]any {
	if c.gaps == nil {
		c.gaps = []quality.Gap{}
	}
	return map[string]any{
		"integrity": true, "rules": spell(l, c.report.Rules), "totals": spell(l, c.report.Totals), "missing": c.gaps, "split": c.split,
	}
}

func (c *checked) print(w io.Writer, l text.Lang, called map[string]string) {
	fmt.Fprintln(w, l.T("cli.check.sound"))
	passed, all := 1, 1
	for _, list := range [][]quality.Finding{c.report.Rules, c.report.Totals} {
		all += len(list)
		for _, f := range list {
			if f.OK {
				passed++
			}
			fmt.Fprintf(w, "%s %s\n", l.T("cli.check.mark."+mark(f)), f.Sentence(l))
			for _, e := range f.Examples[:min(len(f.Examples), examplesShown)] {
				fmt.Fprintln(w, "    "+row(l, e, called))
			}
			if do := f.Remedy(l); do != "" {
				fmt.Fprintln(w, "    "+do)
			}
		}
	}
	c.printSplit(w, l, called)
	c.printGaps(w, l, called)
	fmt.Fprintln(w, l.T("cli.check.passed", passed, all-passed))
}

// row says where a row is, and which file it is from.
func row(l text.Lang, w quality.Where, called map[string]string) string {
	name := strings.TrimSpace(called[w.County] + " " + w.Name)
	if w.Year != 0 {
		name += " " + strconv.Itoa(w.Year)
	}
	if w.Other != 0 {
		name += " " + l.T("cli.check.other", w.Other)
	}
	if w.File != "" {
		name += " " + l.T("cli.check.file", w.File, w.Batch)
	}
	return l.T("cli.check.row", w.Table, w.ID, strings.TrimSpace(name))
}

// printSplit says where the rest of the cadres sits.
func (c *checked) printSplit(w io.Writer, l text.Lang, called map[string]string) {
	s := c.split
	if s == nil || len(s.Off) == 0 {
		return
	}
	rest := ""
	switch {
	case s.Rest > 0:
		rest = "+ " + text.Count(s.Rest)
	case s.Rest < 0:
		rest = "− " + text.Count(-s.Rest)
	}
	fmt.Fprintln(w, l.T("quality.split", s.Year, text.Count(s.Cadres), s.Each, text.Count(s.Villages), rest))
	for _, n := range s.Sizes {
		fmt.Fprintln(w, "    "+l.T("quality.split.sizes", n.Cadres, text.Count(n.Villages)))
	}
	for i, o := range s.Counties {
		if i == linesShown {
			fmt.Fprintln(w, "    "+l.T("cli.check.more", text.Count(len(s.Counties)-i)))
			break
		}
		fmt.Fprintln(w, "    "+l.T("quality.split.county", o.County, called[o.County], text.Count(o.Villages), text.Count(o.Cadres), o.More, o.Fewer))
	}
	for i, v := range s.Off {
		if i == linesShown {
			fmt.Fprintln(w, "    "+l.T("cli.check.more", text.Count(len(s.Off)-i)))
			break
		}
		fmt.Fprintln(w, "    "+l.T("quality.split.village", called[v.County], v.Name, v.ID, v.Cadres))
	}
}

// printGaps names the offices that have left out most.
func (c *checked) printGaps(w io.Writer, l text.Lang, called map[string]string) {
	for i, g := range c.gaps {
		if i == linesShown {
			fmt.Fprintln(w, l.T("cli.check.more", text.Count(len(c.gaps)-i)))
			break
		}
		office := g.Office
		if n := called[office]; n != "" {
			office += " " + n
		}
		if office == "" {
			office = l.T("cli.check.nooffice")
		}
		fmt.Fprintln(w, l.T("quality.gap", office, l.T("quality.gap.table."+g.Table, g.Year), l.T("quality.gap.field."+g.Field), text.Count(g.Missing), text.Count(g.Of)))
	}
}

func mark(f quality.Finding) string {
	if f.OK {
		return "ok"
	}
	return "broken"
}
