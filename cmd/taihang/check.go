package main

import (
	"context"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"

	"taihang/analysis/audit"
	"taihang/data/ingest"
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
	totals := f.String("totals", "", "")
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
		if *only != "" {
			return checkRule(ctx, env, st, *only, o, *asJSON)
		}
		run := audit.Run
		if *totals != "" {
			run = func(ctx context.Context, st *store.Store, o quality.Options) (*audit.Result, error) {
				return audit.RunWith(ctx, st, *totals, o)
			}
		}
		r, err := run(ctx, st, o)
		if err != nil {
			return err
		}
		for _, e := range o.Expect {
			if e.Place != "" && r.Names[e.Place] == "" {
				return text.Errorf("cli.check.noplace", e.Place)
			}
		}
		for _, is := range r.Unread {
			message, remedy := ingest.Message(env.lang, is)
			if remedy != "" && strings.HasPrefix(is.Code, "division-") {
				remedy = env.lang.T("cli.check.name") // there are no settings here to choose in
			}
			fmt.Fprintln(env.err, env.lang.T("cli.check.unread", filepath.Base(*totals), is.Row, message, remedy))
		}
		c := checked{r}
		if *asJSON {
			return printJSON(env.out, c.json(env.lang))
		}
		c.print(env.out, env.lang, r.Names)
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

// checked writes what a check found.
type checked struct{ *audit.Result }

// checkRule lists all rows that break one rule.
func checkRule(ctx context.Context, env environment, st *store.Store, id string, o quality.Options, asJSON bool) error {
	known := false
	for _, r := range quality.IDs() {
		known = known || r == id
	}
	if !known {
		return text.Errorf("quality.norule", filepath.Base(st.Path()), id, strings.Join(quality.IDs(), " "))
	}
	rows, called, err := audit.Rows(ctx, st, id, o)
	if err != nil {
		return err
	}
	if asJSON {
		if rows == nil {
			rows = []quality.Where{}
		}
		return printJSON(env.out, map[string]any{"rule": id, "rows": rows})
	}
	for _, w := range rows {
		fmt.Fprintln(env.out, audit.Words(env.lang, w, called))
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
	gaps := c.Gaps
	if gaps == nil {
		gaps = []quality.Gap{}
	}
	return map[string]any{
		"integrity": true, "rules": spell(l, c.Rules), "totals": spell(l, c.Totals), "missing": gaps, "split": c.Split,
	}
}

func (c *checked) print(w io.Writer, l text.Lang, called map[string]string) {
	fmt.Fprintln(w, l.T("cli.check.sound"))
	passed, all := 1, 1
	for _, list := range [][]quality.Finding{c.Rules, c.Totals} {
		all += len(list)
		agree := 0
		for _, f := range list {
			if f.OK {
				passed++
			}
			if f.OK && f.Stated {
				if agree++; agree > linesShown {
					continue
				}
			}
			fmt.Fprintf(w, "%s %s\n", l.T("cli.check.mark."+mark(f)), f.Sentence(l))
			for _, e := range f.Examples[:min(len(f.Examples), examplesShown)] {
				fmt.Fprintln(w, "    "+audit.Words(l, e, called))
			}
			if do := f.Remedy(l); do != "" {
				fmt.Fprintln(w, "    "+do)
			}
		}
	}
	if n := agreeing(c.Totals); n > linesShown {
		fmt.Fprintln(w, l.T("cli.check.agree", text.Count(n)))
	}
	c.printSplit(w, l, called)
	c.printGaps(w, l, called)
	fmt.Fprintln(w, l.T("cli.check.passed", passed, all-passed))
}

// agreeing counts the stated totals that come out.
func agreeing(list []quality.Finding) (n int) {
	for _, f := range list {
		if f.OK && f.Stated {
			n++
		}
	}
	return n
}

// printSplit says where the rest of the cadres sits.
func (c *checked) printSplit(w io.Writer, l text.Lang, called map[string]string) {
	s := c.Split
	if s == nil || len(s.Off) == 0 {
		return
	}
	fmt.Fprintln(w, s.Equation(l))
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
	for i, g := range c.Gaps {
		if i == linesShown {
			fmt.Fprintln(w, l.T("cli.check.more", text.Count(len(c.Gaps)-i)))
			break
		}
		fmt.Fprintln(w, g.Sentence(l, called))
	}
}

func mark(f quality.Finding) string {
	if f.OK {
		return "ok"
	}
	return "broken"
}
