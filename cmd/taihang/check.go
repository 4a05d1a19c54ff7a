package main

import (
	"context"
	"fmt"
	"io"

	"taihang/data/quality"
	"taihang/data/store"
	"taihang/data/text"
)

// examplesShown is how many rows the terminal names for a broken rule.
const examplesShown = 3

func checkCommand(f *flags) func(context.Context, environment, []string) error {
	ws := f.workspace()
	asJSON := f.Bool("json", false, "")
	return func(ctx context.Context, env environment, _ []string) error {
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
		report := quality.Check(set)
		if *asJSON {
			return printJSON(env.out, map[string]any{
				"integrity": true,
				"rules":     spell(env.lang, report.Rules), "totals": spell(env.lang, report.Totals),
			})
		}
		printFindings(env.out, env.lang, report)
		return nil
	}
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

func printFindings(w io.Writer, l text.Lang, r quality.Report) {
	fmt.Fprintln(w, l.T("cli.check.sound"))
	passed := 1
	for _, list := range [][]quality.Finding{r.Rules, r.Totals} {
		for _, f := range list {
			if f.OK {
				passed++
			}
			fmt.Fprintf(w, "%s %s\n", l.T("cli.check.mark."+mark(f)), f.Sentence(l))
			if f.OK {
				continue
			}
			for _, e := range f.Examples[:min(len(f.Examples), examplesShown)] {
				fmt.Fprintln(w, "    "+l.T("cli.check.row", e.Table, e.ID, e.Name))
			}
			if do := f.Remedy(l); do != "" {
				fmt.Fprintln(w, "    "+do)
			}
		}
	}
	fmt.Fprintln(w, l.T("cli.check.passed", passed, len(r.Rules)+len(r.Totals)+1-passed))
}

func mark(f quality.Finding) string {
	if f.OK {
		return "ok"
	}
	return "broken"
}
