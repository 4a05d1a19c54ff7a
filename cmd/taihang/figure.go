package main

import (
	"context"
	"fmt"
	"io"
	"math"
	"os"
	"slices"
	"strconv"
	"strings"

	"taihang/analysis/cube"
	"taihang/analysis/figure"
	"taihang/data/text"
)

// Limits of a figure's side and resolution.
const (
	minSideMm, maxSideMm = 30, 1200
	minDPI, maxDPI       = 36, 1200
	ptPerMm              = 72 / 25.4
)

// figureFlags are what figure, map and chart share.
type figureFlags struct {
	workspace, out, size, theme, divisions *string
	dpi                                    *int
}

func newFigureFlags(f *flags) figureFlags {
	f.need("output")
	return figureFlags{
		workspace: f.workspace(), out: f.output(),
		size: f.String("size", "", ""), theme: f.String("theme", "", ""), divisions: f.divisions(), dpi: f.Int("dpi", 300, ""),
	}
}

func figureCommand(f *flags) func(context.Context, environment, []string) error {
	ff := newFigureFlags(f)
	return func(ctx context.Context, env environment, args []string) error {
		spec, err := readSpec(args[0])
		if err != nil {
			return err
		}
		return ff.draw(ctx, env, spec)
	}
}

// readSpec reads a specification; a key it does not know is refused, so that a
// slip of the pen is not silently a default.
func readSpec(path string) (figure.Spec, error) {
	var s figure.Spec
	b, err := os.ReadFile(path)
	if err != nil {
		return s, text.Errorf("cli.figure.read", path, reason(err), err)
	}
	return s, text.ParseJSON(b, path, &s)
}

// specFlags are the parts of a specification that map and chart take as flags.
type specFlags struct {
	measures, by, where, sel, period, method, breaks, palette, layers, title, target, approval, office *string
	k                                                                                                  *int
}

func newSpecFlags(f *flags) specFlags {
	str := func(name string) *string { return f.String(name, "", "") }
	return specFlags{
		measures: f.StringP("measure", "m", "", ""), by: str("by"), where: str("where"), sel: str("select"), period: str("period"),
		method: str("method"), breaks: str("breaks"), palette: str("palette"), layers: str("layers"), title: str("title"),
		target: str("target"), approval: str("approval"), office: str("office"), k: f.IntP("classes", "k", 0, ""),
	}
}

// spec assembles the specification of a kind.
func (sf specFlags) spec(kind figure.Kind) (figure.Spec, error) {
	s := figure.Spec{
		Kind: kind, Measures: list(*sf.measures), By: dims(*sf.by), Method: *sf.method, K: *sf.k, Palette: *sf.palette,
		Layers: list(*sf.layers), Title: *sf.title, Approval: *sf.approval, Office: *sf.office,
	}
	var err error
	if s.Years, err = parsePeriod(*sf.period); err != nil {
		return s, err
	}
	if s.Where, err = cube.ParseWhere(*sf.where); err != nil {
		return s, err
	}
	if s.Select, err = cube.ParseWhere(*sf.sel); err != nil {
		return s, err
	}
	if s.Breaks, err = parseBreaks(*sf.breaks, string(kind)); err != nil {
		return s, err
	}
	if len(s.Breaks) > 0 {
		s.Method = "manual"
	}
	if *sf.target != "" {
		v, err := strconv.ParseFloat(*sf.target, 64)
		if err != nil {
			return s, misuse("cli.flag.invalid", *sf.target, "target", kind)
		}
		s.Target = &v
	}
	return s, nil
}

// parseBreaks reads the inner breaks of manual classes.
func parseBreaks(s, command string) (breaks []float64, err error) {
	for _, b := range list(s) {
		v, err := strconv.ParseFloat(b, 64)
		if err != nil || math.IsNaN(v) || math.IsInf(v, 0) {
			return nil, misuse("cli.flag.invalid", b, "breaks", command)
		}
		breaks = append(breaks, v)
	}
	return breaks, nil
}

func mapCommand(f *flags) func(context.Context, environment, []string) error {
	ff, sf := newFigureFlags(f), newSpecFlags(f)
	f.need("measure")
	return func(ctx context.Context, env environment, _ []string) error {
		spec, err := sf.spec(figure.Choropleth)
		if err != nil {
			return err
		}
		return ff.draw(ctx, env, spec)
	}
}

// charts are the kinds that the chart command draws.
var charts = []figure.Kind{
	figure.Pyramid, figure.Stacked, figure.Bars, figure.Dots, figure.Trend,
	figure.Multiples, figure.Retention, figure.Tiles, figure.Strip,
}

func chartCommand(f *flags) func(context.Context, environment, []string) error {
	ff, sf := newFigureFlags(f), newSpecFlags(f)
	return func(ctx context.Context, env environment, args []string) error {
		kind := figure.Kind(args[0])
		if !slices.Contains(charts, kind) {
			names := make([]string, len(charts))
			for i, c := range charts {
				names[i] = string(c)
			}
			return misuse("cli.chart.kind", kind, strings.Join(names, " "))
		}
		spec, err := sf.spec(kind)
		if err != nil {
			return err
		}
		return ff.draw(ctx, env, spec)
	}
}

// draw resolves, lays out and writes a figure.
func (ff figureFlags) draw(ctx context.Context, env environment, s figure.Spec) error {
	render := figure.Renderer(extension(*ff.out), float64(*ff.dpi))
	if render == nil {
		return misuse("cli.figure.format", *ff.out)
	}
	if *ff.dpi < minDPI || *ff.dpi > maxDPI {
		return misuse("cli.flag.dpi.wrong", *ff.dpi)
	}
	if *ff.theme != "" {
		if err := checkTheme(*ff.theme); err != nil {
			return err
		}
		s.Theme = *ff.theme
	}
	if s.Lang == "" {
		s.Lang = string(env.lang)
	}
	if s.Date == "" {
		s.Date = env.today
	}
	w, h, err := paperSize(*ff.size, s.Kind)
	if err != nil {
		return err
	}
	year, err := listYear(*ff.divisions)
	if err != nil {
		return err
	}
	ds, err := openDataset(ctx, *ff.workspace, year)
	if err != nil {
		return err
	}
	r, err := figure.Resolve(ds, s)
	if err != nil {
		return err
	}
	if err := writeFile(*ff.out, func(out io.Writer) error { return render(out, r.Layout(w, h)) }); err != nil {
		return err
	}
	fmt.Fprintln(env.out, env.lang.T("cli.figure.done", *ff.out))
	return nil
}

// paperSize reads 160x120mm into points; the empty size is the kind's own.
func paperSize(s string, k figure.Kind) (w, h float64, err error) {
	if s == "" {
		w, h = figure.PaperSize(k)
		return w, h, nil
	}
	var a, b float64
	n, err := fmt.Sscanf(strings.TrimSuffix(s, "mm"), "%fx%f", &a, &b)
	if n != 2 || err != nil || min(a, b) < minSideMm || max(a, b) > maxSideMm {
		return 0, 0, misuse("cli.flag.size.wrong", s, fmt.Sprintf("%d mm", minSideMm), fmt.Sprintf("%d mm", maxSideMm))
	}
	return a * ptPerMm, b * ptPerMm, nil
}
