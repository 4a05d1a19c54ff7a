package main

import (
	"context"
	"fmt"
	"io"
	"strings"

	"taihang/analysis/intake"
	"taihang/data"
	"taihang/data/facts"
	"taihang/data/store"
	"taihang/data/text"
)

// issuesShown is how many issues of a file the terminal lists; --json has all.
const issuesShown = 12

func importCommand(f *flags) func(context.Context, environment, []string) error {
	ws := f.workspace()
	as := f.String("as", "", "")
	vintage := f.String("vintage", "", "")
	dry := f.Bool("dry-run", false, "")
	strict := f.Bool("strict", false, "")
	asJSON := f.Bool("json", false, "")
	return func(ctx context.Context, env environment, files []string) error {
		st, err := openOrCreate(ctx, *ws)
		if err != nil {
			return err
		}
		defer st.Close()
		report, err := intake.Import(ctx, st, files, intake.Options{As: *as, Vintage: *vintage, DryRun: *dry, Strict: *strict, Lang: env.lang})
		if report != nil {
			if *asJSON {
				if err := printJSON(env.out, report); err != nil {
					return err
				}
			} else {
				printReport(env.out, env.lang, report, *dry)
			}
		}
		if err != nil {
			return err
		}
		return st.Close()
	}
}

// openOrCreate opens a workspace, or makes one that knows Hebei's counties.
func openOrCreate(ctx context.Context, path string) (*store.Store, error) {
	if exists(path) {
		return store.Open(ctx, path)
	}
	return store.Create(ctx, path, facts.Gazetteer())
}
