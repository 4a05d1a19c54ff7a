package intake

import (
	"context"
	"errors"
	"path/filepath"
	"slices"
	"strings"

	"taihang/analysis/mapping"
	"taihang/data"
	"taihang/data/ingest"
	"taihang/data/store"
	"taihang/data/text"
)

// Plan is how a file will be read: what was found out, what was settled, and
// what is still to be asked. Nothing is loaded by making one.
type Plan struct {
	Path  string
	Table *ingest.File // nil for a layer of boundaries
	Layer *LayerPlan   // nil for tables

	Mapping FileMapping
	Sheets  []*SheetPlan
	sum     string
}

// SheetPlan is how one sheet will be read.
type SheetPlan struct {
	File    *ingest.File
	Sheet   *ingest.Sheet
	Layout  *ingest.Layout
	Mapping SheetMapping
	Skip    string // why it is left out, as an issue's code; "" when it is not

	Kind    string
	Fits    []mapping.Fitted // what else it could be, the best first
	Columns []ColumnPlan
	People  mapping.People // whom the columns speak of
	Wide    bool           // columns are of several years or months: a row is read for each
	Year    int            // of a table that does not say it in a column; 0 when one does, or nobody knows
	YearBy  string
	ofMonth period // the month that the titles say all figures are of
	partly  string // the part of a year that the titles speak of: no year is taken from them then

	Preview []PreviewRow
	Issues  []data.Issue // of the file and its layout
}

// ColumnPlan is what a column is taken for.
type ColumnPlan struct {
	ingest.Column
	Field   string // "" none; "figure" under its own name
	Score   float64
	Why     string
	Args    []string
	Guesses []mapping.Guess
	Unit    string // of the figures: settled, or as the header says
	Values  mapping.Values
	period  period // that its name gives
}

// Period is the year or month that the columns of a wide table are of; "" none.
func (p *SheetPlan) Period(c *ColumnPlan) string {
	if !p.Wide || c.period == (period{}) || !slices.Contains(varying[p.Kind], c.Field) {
		return ""
	}
	return c.period.String()
}

// PreviewRow is a row as the file has it.
type PreviewRow struct {
	Line  int
	Class ingest.Class
	Cells []string
}

// previewRows are kept for the eye, sampledRows are looked at for the meaning.
// A column that few rows fill is looked for further down, not without end.
const (
	previewRows = 200
	sampledRows = 2000
	enough      = 100
	farthest    = 300_000
)

// certain is the least score of a kind, and of what it lacks nothing.
const certain = .4

// Inspect opens files and finds out what is in them.
func Inspect(ctx context.Context, st *store.Store, paths []string, o Options) (plans []*Plan, err error) {
	if o.As != "" {
		o.Mapping.Kind = o.As
	}
	if k := o.Mapping.Kind; k != "" && k != mapping.Boundaries && mapping.KindOf(k) == nil {
		return nil, text.Errorf("ingest.kind", k, Kinds())
	}
	k, err := learn(ctx, st, o)
	if err != nil {
		return nil, err
	}
	defer func() {
		if err != nil {
			Close(plans)
			plans = nil
		}
	}()
	for _, path := range paths {
		p, err := inspect(ctx, path, o, k)
		if err != nil {
			return plans, err
		}
		plans = append(plans, p)
	}
	return plans, nil
}

// Close lets the plans' files go.
func Close(plans []*Plan) {
	for _, p := range plans {
		if p != nil && p.Table != nil {
			_ = p.Table.Close()
		}
	}
}

// knowledge is what helps to understand a table.
type knowledge struct {
	headers *mapping.Headers
	memory  []store.Remembered
	figured map[string]bool // indicators that the workspace has

	counties []data.County // of the workspace
}

func learn(ctx context.Context, st *store.Store, o Options) (k knowledge, err error) {
	if k.headers = o.Headers; k.headers == nil {
		k.headers = mapping.BuiltinHeaders()
	}
	if k.memory, err = st.Memory(ctx); err != nil {
		return k, err
	}
	if k.counties, err = store.Select[data.County](ctx, st); err != nil {
		return k, err
	}
	infos, err := store.Select[data.IndicatorInfo](ctx, st)
	k.figured = map[string]bool{}
	for _, i := range infos {
		k.figured[i.Name] = true
	}
	return k, err
}

func inspect(ctx context.Context, path string, o Options, k knowledge) (*Plan, error) {
	p := &Plan{Path: path, Mapping: o.Mapping.of(filepath.Base(path))}
	kind := p.Mapping.Kind
	if err := notLayer(path); err != nil {
		return nil, err
	}
	if kind == mapping.Boundaries || kind == "" && maybeLayer(path) {
		err := p.layer(ctx, k)
		if err == nil || kind != "" || !errors.Is(err, errNotLayer) {
			return p, err
		}
	}
	f, err := ingest.Open(ctx, path, ingest.Options{Encoding: p.Mapping.Encoding, Comma: p.Mapping.Comma})
	if err != nil {
		return nil, err
	}
	p.Table, p.sum = f, f.SHA256
	for _, s := range f.Sheets {
		sp, err := inspectSheet(ctx, f, s, p.Mapping.sheet(s.Name), k)
		if err != nil {
			_ = f.Close()
			return nil, err
		}
		p.Sheets = append(p.Sheets, sp)
	}
	if err := p.recognised(); err != nil && !o.Ask {
		_ = f.Close()
		return nil, err
	}
	return p, nil
}

// recognised says what is wrong when no sheet of a file is to be loaded.
func (p *Plan) recognised() error {
	for _, s := range p.Sheets {
		if s.Skip == "" {
			return nil
		}
	}
	for _, s := range p.Sheets {
		switch s.Skip {
		case "sheet-unknown":
			return s.unknown()
		case byPerson:
			return text.Errorf("ingest.byperson", s.File.Name, s.surely("person").Name)
		case byHousehold:
			return text.Errorf("ingest.byhousehold", s.File.Name, s.Columns[s.People.Households[0]].Name)
		case projects:
			return text.Errorf("ingest.projects", s.File.Name, s.project().Name)
		case others:
			return text.Errorf("ingest.others", s.File.Name, s.people())
		case events:
			return text.Errorf("ingest.events", s.File.Name, s.event())
		case planned:
			return text.Errorf("ingest.planned", s.File.Name, s.plan())
		}
	}
	return text.Errorf("intake.nothing", filepath.Base(p.Path))
}

func (s *SheetPlan) unknown() error {
	if s.partly != "" {
		return text.Errorf("ingest.yearpart", s.File.Name, s.partly)
	}
	if s.Mapping.Kind != "" && len(s.Fits) > 0 && len(s.Fits[0].Missing) > 0 {
		lacks := text.Said(func(l text.Lang) string { return l.T("ui.in.field." + s.Fits[0].Missing[0]) })
		return text.Errorf("ingest.notkind", s.File.Name, kindSaid(s.Mapping.Kind), lacks)
	}
	var shown []string
	for _, c := range s.Columns {
		shown = append(shown, c.Name)
	}
	if len(shown) > 8 {
		shown = append(slices.Clone(shown[:8]), "…")
	}
	return text.Errorf("ingest.unknown", s.File.Name, strings.Join(shown, ", "), Kinds())
}

func inspectSheet(ctx context.Context, f *ingest.File, s *ingest.Sheet, m SheetMapping, k knowledge) (*SheetPlan, error) {
	p := &SheetPlan{File: f, Sheet: s, Mapping: m, Issues: slices.Clone(f.Issues)}
	switch {
	case m.Skip:
		p.Skip = "sheet-skipped"
		return p, nil
	case s.Hidden && m.Kind == "":
		p.Skip = "sheet-hidden"
		return p, nil
	}
	hint := ingest.LayoutHint{NoHeader: m.NoHeader, Keep: m.Keep, Drop: m.Drop, KeepTotals: m.KeepTotals}
	if len(m.Header) > 0 {
		hint.HeaderFirst, hint.HeaderLast = m.Header[0], m.Header[len(m.Header)-1]
	}
	var err error
	p.Layout, err = f.Survey(ctx, s, hint)
	var told *text.Error
	if errors.As(err, &told) && told.Key == "ingest.noheader" && len(f.Sheets) > 1 {
		p.Skip = "sheet-empty"
		return p, nil
	}
	if err != nil {
		return nil, err
	}
	p.Issues = append(p.Issues, p.Layout.Issues...)
	if err := p.sample(ctx); err != nil {
		return nil, err
	}
	p.understand(k)
	return p, nil
}

// sample looks at the first rows.
func (p *SheetPlan) sample(ctx context.Context) error {
	for _, c := range p.Layout.Columns {
		p.Columns = append(p.Columns, ColumnPlan{Column: c, Unit: c.Unit})
	}
	n := 0
	err := p.Layout.Rows(ctx, p.Sheet, func(r *ingest.Row) error {
		if n++; n <= previewRows {
			row := PreviewRow{Line: r.Line, Class: r.Class}
			for i := range r.Cells {
				row.Cells = append(row.Cells, strings.Clone(r.Cells[i].Text))
			}
			p.Preview = append(p.Preview, row)
		}
		if r.Class == ingest.ClassData {
			for i := range r.Cells {
				p.Columns[i].Values.Add(r.Cells[i].Text, r.Cells[i].Kind)
			}
		}
		if n >= sampledRows && (n >= farthest || p.sampled()) {
			return ingest.ErrStop
		}
		return nil
	})
	return err
}

func (p *SheetPlan) sampled() bool {
	for i := range p.Columns {
		if c := &p.Columns[i]; !c.Empty && c.Values.Filled < enough {
			return false
		}
	}
	return true
}

// column finds a column by its name or letter.
func (p *SheetPlan) column(name string) *ColumnPlan {
	for i := range p.Columns {
		if p.Columns[i].Name == name {
			return &p.Columns[i]
		}
	}
	for i := range p.Columns {
		if p.Columns[i].Letter == name {
			return &p.Columns[i]
		}
	}
	return nil
}

func (p *SheetPlan) has(field string) bool {
	return slices.ContainsFunc(p.Columns, func(c ColumnPlan) bool { return c.Field == field })
}

// heading is what stands above the table.
func (p *SheetPlan) heading() (s string) {
	if p.Layout == nil {
		return ""
	}
	for _, t := range p.Layout.Titles {
		s += " " + t.Text
	}
	return s
}

// titles is what stands around the table.
func (p *SheetPlan) titles() string { return p.File.Name + " " + p.Sheet.Name + p.heading() }
