package main

import (
	"context"
	"fmt"
	"io"
	"strings"

	"taihang/analysis/cube"
	"taihang/data/text"
)

// pages are what the window's rail lists.
var pages = []string{"overview", "map", "cohort", "progress", "data"}

// shotOptions says which page to draw, and how.
type shotOptions struct {
	workspace, page, theme string
	measure                string
	where, sel             cube.Where
	year                   int // 0: the page's own
	lang                   text.Lang
	w, h                   int
	scale                  float64
	files                  []string // on their way in, on the page data
	step                   int      // of the import: 0 look, 1 match
}

func shotCommand(f *flags) func(context.Context, environment, []string) error {
	ws, out := f.workspace(), f.output()
	page := f.String("page", "overview", "")
	size := f.String("size", "1440x900", "")
	scale := f.Float64("scale", 1, "")
	theme := f.String("theme", "light", "")
	measure := f.StringP("measure", "m", "", "")
	where := f.String("where", "", "")
	sel := f.String("select", "", "")
	period := f.String("period", "", "")
	files := f.StringArray("import", nil, "")
	step := f.Int("step", 0, "")
	f.need("output")
	return func(ctx context.Context, env environment, _ []string) error {
		o := shotOptions{workspace: *ws, page: *page, theme: *theme, lang: env.lang, scale: *scale, measure: *measure, files: *files, step: min(max(*step, 0), 1)}
		if !contains(pages, *page) {
			return misuse("cli.flag.page.wrong", *page, strings.Join(pages, " "))
		}
		if err := checkTheme(*theme); err != nil {
			return err
		}
		years, err := parsePeriod(*period)
		if err != nil {
			return err
		}
		if len(years) > 0 {
			o.year = years[len(years)-1]
		}
		if o.where, err = cube.ParseWhere(*where); err != nil {
			return err
		}
		if o.sel, err = cube.ParseWhere(*sel); err != nil {
			return err
		}
		n, err := fmt.Sscanf(*size, "%dx%d", &o.w, &o.h)
		if n != 2 || err != nil || o.w < 320 || o.h < 240 || o.w > 4096 || o.h > 4096 {
			return misuse("cli.flag.size.wrong", *size, "320x240", "4096x4096")
		}
		if *scale < 0.5 || *scale > 4 {
			return misuse("cli.flag.invalid", fmt.Sprint(*scale), "scale", "shot")
		}
		return writeFile(*out, func(w io.Writer) error { return shoot(ctx, o, w) })
	}
}

func checkTheme(theme string) error {
	if theme != "light" && theme != "dark" {
		return misuse("cli.flag.theme.wrong", theme)
	}
	return nil
}

func contains(list []string, s string) bool {
	for _, l := range list {
		if l == s {
			return true
		}
	}
	return false
}
