package main

import (
	"context"
	"fmt"
	"text/tabwriter"

	"taihang/analysis/measure"
	"taihang/data"
	"taihang/data/text"
)

func measuresCommand(f *flags) func(context.Context, environment, []string) error {
	ws := f.StringP("workspace", "w", "", "")
	asJSON := f.Bool("json", false, "")
	return func(ctx context.Context, env environment, _ []string) error {
		catalogue := measure.Builtin()
		if *ws != "" {
			ds, err := openDataset(ctx, *ws, data.FirstYear)
			if err != nil {
				return err
			}
			catalogue = ds.Measures
		}
		if *asJSON {
			return printJSON(env.out, map[string]any{"measures": describe(catalogue)})
		}
		return printMeasures(env, catalogue)
	}
}

// description is a measure as --json gives it.
type description struct {
	ID          string   `json:"id"`
	Zh          string   `json:"zh"`
	En          string   `json:"en"`
	Unit        string   `json:"unit"`
	Numerator   string   `json:"numerator"`
	Denominator string   `json:"denominator,omitempty"`
	Direction   string   `json:"direction"`
	Dimensions  []string `json:"levels"`
	Source      string   `json:"source,omitempty"`
	Invented    bool     `json:"invented,omitempty"`
}

func describe(c *measure.Catalogue) []description {
	out := make([]description, 0, len(c.List))
	for _, m := range c.List {
		d := description{
			ID: m.ID, Zh: m.Zh, En: m.En, Unit: string(m.Unit), Numerator: m.NumEn, Denominator: m.DenEn,
			Direction: string(m.Direction), Source: m.SourceEn, Invented: m.Invented, Dimensions: []string{},
		}
		for _, dim := range m.Dims {
			d.Dimensions = append(d.Dimensions, string(dim))
		}
		out = append(out, d)
	}
	return out
}

func printMeasures(env environment, c *measure.Catalogue) error {
	w := tabwriter.NewWriter(env.out, 0, 4, 2, ' ', 0)
	for _, m := range c.List {
		of := env.lang.Pick(m.NumZh, m.NumEn)
		if den := env.lang.Pick(m.DenZh, m.DenEn); den != "" {
			of += text.Over + den
		}
		fmt.Fprintf(w, "%s\t%s\t%s\t%s\n", m.ID, env.lang.Pick(m.Zh, m.En), env.lang.Pick(m.UnitZh, m.UnitEn), of)
	}
	return w.Flush()
}
