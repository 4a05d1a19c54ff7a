package main

import (
	"context"
	"fmt"
	"time"

	"taihang/data"
	"taihang/data/demo"
	"taihang/data/store"
	"taihang/data/text"
)

// defaultSeed makes the demo that the documents show.
const defaultSeed = 2016

// maxScale bounds a demo to what fits in memory on an office computer.
const maxScale = 50

func demoCommand(f *flags) func(context.Context, environment, []string) error {
	out := f.output()
	scale := f.Int("scale", 1, "")
	seed := f.Uint64("seed", defaultSeed, "")
	f.need("output")
	return func(ctx context.Context, env environment, _ []string) error {
		if *scale < 1 || *scale > maxScale {
			return misuse("cli.demo.scale", *scale, maxScale)
		}
		began := time.Now()
		set, err := writeDemo(ctx, *out, *scale, *seed)
		if err != nil {
			return err
		}
		fmt.Fprintln(env.out, env.lang.T("cli.demo.done", *out,
			text.Count(set.villages), text.Count(set.roster), text.Count(set.cadres), text.Fixed(time.Since(began).Seconds(), 1)))
		return nil
	}
}

// made counts what a demo holds: villages, those in post on the first roster
// date, and everyone over the five years.
type made struct{ villages, roster, cadres int }

// writeDemo generates a demo workspace at path, where nothing may be yet. It
// is there only when it is complete.
func writeDemo(ctx context.Context, path string, scale int, seed uint64) (made, error) {
	set := demo.Generate(demo.Options{Scale: scale, Seed: seed})
	st, err := store.Create(ctx, path, set)
	if err != nil {
		return made{}, err
	}
	m := made{villages: len(set.Villages), cadres: len(set.Cadres)}
	day := data.RosterDate(data.FirstYear)
	for _, p := range set.Postings {
		if p.Start <= day && (!p.End.Known() || p.End > day) {
			m.roster++
		}
	}
	return m, st.Close()
}
