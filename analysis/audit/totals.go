package audit

import (
	"context"
	"os"
	"path/filepath"
	"regexp"

	"taihang/analysis/intake"
	"taihang/analysis/mapping"
	"taihang/data"
	"taihang/data/ingest"
	"taihang/data/quality"
	"taihang/data/store"
	"taihang/data/text"
)

// counted are the names of totals and what they state; the first that fits counts. The
// name ends with what is counted: 村集体收入 counts no villages, 各县贫困发生率 no counties.
var counted = []struct {
	name *regexp.Regexp
	what string
}{
	{ending("第一书记"), "first_secretaries"},
	{ending("工作队|工作组"), "teams"},
	{ending("单位"), "units"},
	{ending("干部|队员"), "cadres"},
	{regexp.MustCompile(`^(?:驻村|派驻|在岗|选派|派出|总|合计)?人数$`), "cadres"},
	{ending("村"), "villages"},
	{ending("县|县市区|县区"), "counties"},
}

// ending fits names that end with one of the words, or with how many there are of it.
func ending(words string) *regexp.Regexp {
	return regexp.MustCompile(`(?:` + words + `)(?:[（(][^（）()]*[)）])?(?:个|人|总)?(?:数|数量)?$`)
}

// Totals reads the totals that a table states by place: a row a county, a
// prefecture or the province, a column a total (驻村数, 工作队数, 干部人数), for a year
// that the table says or its name. Rows of which the place is not known are in the
// report.
func Totals(ctx context.Context, st *store.Store, path string) ([]quality.Expected, *intake.Report, error) {
	dir, err := os.MkdirTemp("", "taihang")
	if err != nil {
		return nil, nil, err
	}
	defer os.RemoveAll(dir)
	side, err := beside(ctx, st, filepath.Join(dir, "totals.taihang"))
	if err != nil {
		return nil, nil, err
	}
	defer side.Close()
	o := intake.Options{As: mapping.Indicators, Ask: true}
	plans, err := intake.Inspect(ctx, side, []string{path}, o)
	if err != nil {
		return nil, nil, err
	}
	defer intake.Close(plans)
	for _, p := range plans {
		for _, s := range p.Sheets {
			if s.Year == 0 {
				s.Year = data.FirstYear
			}
		}
	}
	rep, err := intake.Run(ctx, side, plans, o)
	if err != nil {
		return nil, rep, err
	}
	rows, err := store.Select[data.Indicator](ctx, side)
	if err != nil {
		return nil, rep, err
	}
	var list []quality.Expected
	for _, r := range rows {
		what := countedBy(r.Name)
		if what == "" || r.Value.State != data.Present {
			continue
		}
		if r.Year == 0 {
			r.Year = data.FirstYear
		}
		list = append(list, quality.Expected{What: what, Place: r.Code, Year: r.Year, Value: r.Value.V})
	}
	if list == nil {
		return nil, rep, text.Errorf("audit.totals.none", filepath.Base(path))
	}
	return list, rep, nil
}

// beside is a workspace that knows the divisions of another and has nothing else.
func beside(ctx context.Context, st *store.Store, path string) (*store.Store, error) {
	set := &data.Set{}
	var err error
	if set.Divisions, err = store.Select[data.Division](ctx, st); err != nil {
		return nil, err
	}
	if set.Counties, err = store.Select[data.County](ctx, st); err != nil {
		return nil, err
	}
	if set.Successions, err = store.Select[data.Succession](ctx, st); err != nil {
		return nil, err
	}
	return store.Create(ctx, path, set)
}

func countedBy(name string) string {
	name, _ = ingest.CutUnit(name)
	for _, c := range counted {
		if c.name.MatchString(name) {
			return c.what
		}
	}
	return ""
}
