package main

import (
	"context"
	"io"
	"slices"
	"strconv"
	"strings"

	"taihang/analysis/cube"
	"taihang/analysis/dataset"
	"taihang/analysis/measure"
	"taihang/data"
	"taihang/data/text"
)

func tableCommand(f *flags) func(context.Context, environment, []string) error {
	ws, out := f.workspace(), f.output()
	measures := f.StringP("measure", "m", "", "")
	by := f.String("by", "", "")
	where := f.String("where", "", "")
	period := f.String("period", "", "")
	divisions := f.divisions()
	asJSON := f.Bool("json", false, "")
	f.need("measure")
	return func(ctx context.Context, env environment, _ []string) error {
		ids := list(*measures)
		if len(ids) == 0 {
			return misuse("cli.flag.missing", "-m", "table")
		}
		write, err := tableWriter(*out, *asJSON)
		if err != nil {
			return err
		}
		years, err := parsePeriod(*period)
		if err != nil {
			return err
		}
		w, err := cube.ParseWhere(*where)
		if err != nil {
			return err
		}
		year, err := listYear(*divisions)
		if err != nil {
			return err
		}
		ds, err := openDataset(ctx, *ws, year)
		if err != nil {
			return err
		}
		t, err := tabulate(ds, ids, dims(*by), w, years)
		if err != nil {
			return err
		}
		t.filter = *where
		if *out == "" {
			return write(env.out, t, env.lang)
		}
		return writeFile(*out, func(w io.Writer) error { return write(w, t, env.lang) })
	}
}

// table is measures by dimension: one row a combination of keys.
type table struct {
	info     dataset.Info
	list     int // the counties are those at the end of this year
	dims     []cube.Dim
	measures []*measure.Measure
	years    [][]int // of which each measure speaks
	keys     [][]string
	cells    [][]measure.Cell
	filter   string
	changes  []change // what changes of divisions did to the figures of counties
	label    func(l text.Lang, d cube.Dim, key string) string
}

// change is one of a measure's.
type change struct {
	measure, county, name string
	dataset.Change
	sentence func(text.Lang) string
}

// columns are the names of the header: dimension and measure ids.
func (t *table) columns() []string {
	var c []string
	for _, d := range t.dims {
		c = append(c, string(d))
	}
	for _, m := range t.measures {
		c = append(c, m.ID)
	}
	return c
}

// partial says whether some figure of a measure is not of all its counties.
func (t *table) partial(m int) bool {
	return slices.ContainsFunc(t.cells, func(row []measure.Cell) bool { return row[m].Partial() })
}

// partials calls tell for each figure that is not of all its counties.
func (t *table) partials(tell func(m *measure.Measure, keys []string, c measure.Cell)) {
	for i, row := range t.cells {
		for j, c := range row {
			if c.Partial() {
				tell(t.measures[j], t.keys[i], c)
			}
		}
	}
}

// ofSome is the sentence that says so.
func (t *table) ofSome(l text.Lang, keys []string, c measure.Cell) string {
	var names []string
	for d, k := range keys {
		names = append(names, t.label(l, t.dims[d], k))
	}
	if names == nil {
		names = []string{l.T("cli.table.all")}
	}
	n, of := c.Coverage()
	return l.T("cli.table.partial", strings.Join(names, l.T("figure.list")), n, of)
}

// tabulate evaluates the measures over the same groups. Several years are
// always told apart: a roster of two years would count people twice.
func tabulate(ds *dataset.Dataset, ids []string, by []cube.Dim, w cube.Where, years []int) (*table, error) {
	if len(years) > 1 && !slices.Contains(by, cube.Year) {
		by = append(by, cube.Year)
	}
	t := &table{info: ds.Info, list: ds.List, dims: by, label: ds.Label}
	rows := map[string]int{}
	for i, id := range ids {
		r, err := ds.Measures.Eval(ds.Cube, id, measure.Query{By: by, Where: w, Years: years})
		if err != nil {
			return nil, err
		}
		if err := concerns(r.Measure, w); err != nil {
			return nil, err
		}
		t.measures = append(t.measures, r.Measure)
		t.years = append(t.years, r.Years)
		if slices.Contains(by, cube.County) {
			t.changes = append(t.changes, changesOf(ds, r)...)
		}
		for n := range r.Cells {
			if r.Cells[n].Outside { // the filter takes the group away: it is not empty, it is not there
				continue
			}
			keys := r.KeysAt(n)
			id := strings.Join(keys, "\x00")
			at, ok := rows[id]
			if !ok {
				at = len(t.keys)
				rows[id] = at
				t.keys = append(t.keys, keys)
				t.cells = append(t.cells, make([]measure.Cell, len(ids)))
			}
			t.cells[at][i] = r.Cells[n]
		}
	}
	return t, nil
}

// changesOf are those of a result's counties.
func changesOf(ds *dataset.Dataset, r measure.Result) (out []change) {
	at := slices.Index(r.Dims, cube.County)
	here := map[string]bool{}
	for n, c := range r.Cells {
		if !c.Outside {
			here[r.KeysAt(n)[at]] = true
		}
	}
	for _, c := range ds.Changes(r.Measure, r.Years) {
		if code := ds.Counties[c.County].Code; here[code] {
			say := func(l text.Lang) string { return ds.Sentence(l, c) }
			out = append(out, change{r.Measure.ID, code, ds.Counties[c.County].Name, c, say})
		}
	}
	return out
}

// list splits at commas and drops what is empty or stands twice.
func list(s string) []string {
	var out []string
	for p := range strings.SplitSeq(s, ",") {
		if p = strings.TrimSpace(p); p != "" && !slices.Contains(out, p) {
			out = append(out, p)
		}
	}
	return out
}

func dims(s string) []cube.Dim {
	var d []cube.Dim
	for _, p := range list(s) {
		d = append(d, cube.Dim(p))
	}
	return d
}

// concerns refuses a condition that a measure's rows cannot meet or miss: it
// would be passed over, and the figure be taken for the filtered one. The year
// is the period, which every measure has in its own way.
func concerns(m *measure.Measure, w cube.Where) error {
	has := func(t measure.Term, d cube.Dim) bool { return slices.Contains(measure.Dims[t.Table], d) }
	for _, c := range w {
		if c.Dim != cube.Year && !has(m.Num, c.Dim) && (m.Den == nil || !has(*m.Den, c.Dim)) {
			return text.Errorf("cli.table.where", m.ID, c.Dim)
		}
	}
	return nil
}

// parsePeriod reads 2018 or 2016..2020.
func parsePeriod(s string) ([]int, error) {
	if s == "" {
		return nil, nil
	}
	from, to, span := strings.Cut(s, "..")
	if !span {
		to = from
	}
	a, err1 := strconv.Atoi(from)
	b, err2 := strconv.Atoi(to)
	if err1 != nil || err2 != nil || a < 1900 || b > 2200 || a > b {
		return nil, misuse("cli.flag.period.wrong", s)
	}
	var years []int
	for y := a; y <= b; y++ {
		years = append(years, y)
	}
	return years, nil
}

// plain is a value for machines: nil when missing, "suppressed" when withheld;
// a class by its key.
func plain(m *measure.Measure, v data.Value) any {
	switch v.State {
	case data.Present:
		if i := int(v.V); m.Direction == measure.Class && i >= 0 && i < len(data.Tiers) {
			return string(data.Tiers[i])
		}
		return v.V
	case data.Suppressed:
		return "suppressed"
	}
	return nil
}
