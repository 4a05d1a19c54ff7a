package intake

import (
	"context"
	"errors"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
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
	Year    int // of a table that does not say it in a column; 0 when one does, or nobody knows
	YearBy  string

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
		if s.Skip == "sheet-unknown" {
			return s.unknown()
		}
	}
	return text.Errorf("intake.nothing", filepath.Base(p.Path))
}

func (s *SheetPlan) unknown() error {
	if s.Mapping.Kind != "" && len(s.Fits) > 0 && len(s.Fits[0].Missing) > 0 {
		return text.Errorf("ingest.notkind", s.File.Name, s.Mapping.Kind, s.Fits[0].Missing[0])
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

// understand finds the kind and what the columns are.
func (p *SheetPlan) understand(know knowledge) {
	h, memory := know.headers, know.memory
	t := &mapping.Table{Settled: map[string]string{}, Titles: p.titles()}
	none := len(p.Preview) == 0 // a header without rows: its names are all there is
	for _, c := range p.Columns {
		t.Columns = append(t.Columns, mapping.Column{Name: c.Name, Path: c.Path, Unit: c.Unit, Empty: c.Empty && !none, Values: c.Values})
	}
	for name, field := range p.Mapping.Columns {
		if c := p.column(name); c != nil && field != ownName {
			t.Settled[c.Name] = field
		}
	}
	if k := p.Mapping.Kind; k != "" {
		t.Known = known(memory, k)
		if k == mapping.Divisions { // the list of villages has no codes of its own
			if f := h.FitKind(mapping.VillageList, t); len(f.Missing) == 0 {
				k = mapping.VillageList
			}
		}
		p.Fits = []mapping.Fitted{h.FitKind(k, t)}
		p.Kind = k
	} else {
		for _, k := range mapping.Kinds {
			t.Known = join2(t.Known, known(memory, k.Name))
		}
		p.Fits = h.Recognise(t)
		p.Kind = p.Fits[0].Kind
	}
	best := p.Fits[0]
	for i := range p.Columns {
		c := &p.Columns[i]
		c.Guesses = t.Figures[i]
		if g, ok := best.Columns[i]; ok && g.Field != "-" {
			c.Field, c.Score, c.Why, c.Args = g.Field, g.Score, g.Why, g.Args
		}
	}
	for name, field := range p.Mapping.Columns {
		if c := p.column(name); c != nil && field == ownName {
			c.Field, c.Score, c.Why = ownName, 1, "map.settled"
		}
	}
	for name, unit := range p.Mapping.Units {
		if c := p.column(name); c != nil {
			c.Unit = unit
		}
	}
	p.takeFigures(know.figured)
	p.declaredUnit()
	p.datedBy()
	if len(best.Missing) > 0 || p.Mapping.Kind == "" && best.Score < certain || p.bare() {
		p.Skip = "sheet-unknown"
	}
}

// bare says that a table of figures has neither figures nor a kind of its own:
// a place without a year and with nothing said is no table of indicators.
func (p *SheetPlan) bare() bool {
	if p.Kind != mapping.Indicators || p.Mapping.Kind != "" {
		return false
	}
	return p.Year == 0 && !p.has("year") && !p.has("month") && !p.yearsInNames()
}

func known(memory []store.Remembered, kind string) map[string]string {
	m := map[string]string{}
	for _, r := range memory {
		if r.What == "column" && r.Scope == kind {
			m[r.Name] = r.Value
		}
	}
	return m
}

// takeFigures takes the columns of figures of a table of indicators under
// their own names.
func (p *SheetPlan) takeFigures(figured map[string]bool) {
	if p.Kind != mapping.Indicators || p.has("value") {
		return
	}
	beside := p.beside()
	for i := range p.Columns {
		c := &p.Columns[i]
		if c.Field != "" || p.settled(c) || i >= beside || c.otherwise() != nil {
			continue
		}
		// An empty column takes back the figures that the workspace has.
		if c.Values.Numbers > 0 && 2*c.Values.Numbers > c.Values.Filled-c.Values.Missing || c.Values.Filled == c.Values.Missing && figured[c.Name] {
			c.Field, c.Score, c.Why = ownName, mapping.Sure, "map.figure"
		}
	}
}

// otherwise is what a column surely is that is no figure although it may be of
// digits; nil for nothing of the sort.
func (c *ColumnPlan) otherwise() *mapping.Field {
	if len(c.Guesses) == 0 || c.Guesses[0].Score < mapping.Sure {
		return nil
	}
	f := mapping.FieldOf(c.Guesses[0].Field)
	if f.Personal || f.Type == mapping.Code || f.ID == "year" || f.ID == "month" {
		return f
	}
	return nil
}

// beside is the place of the first column that belongs to another table, which
// stands beside the first: it has the name of the one that says the place.
func (p *SheetPlan) beside() int {
	place := ""
	for i := range p.Columns {
		switch c := &p.Columns[i]; {
		case place == "" && slices.Contains([]string{"code", "county_code", "county", "division_name", "village", "village_code"}, c.Field):
			place = strings.Join(c.Path, "·")
		case place != "" && c.Field == "" && strings.Join(c.Path, "·") == place:
			return i
		}
	}
	return len(p.Columns)
}

// declaredUnit gives the unit that a line above the table declares (单位：万元)
// to the figures whose column has none: to all that go under their own names,
// and to those of fields that are measured in the like.
func (p *SheetPlan) declaredUnit() {
	u := p.Layout.Unit
	if u == "" || strings.ContainsAny(u, "、,，") {
		return
	}
	for i := range p.Columns {
		c := &p.Columns[i]
		if c.Unit != "" {
			continue
		}
		field := mapping.FieldOf(c.Field)
		switch {
		case c.Field == ownName && !strings.ContainsAny(c.Name, "率比") && !strings.Contains(c.Name, "指数"):
			c.Unit = u
		case field != nil && field.Unit != "":
			if _, ok := mapping.Convert(u, field.Unit); ok {
				c.Unit = u
			}
		}
	}
}

func (p *SheetPlan) settled(c *ColumnPlan) bool {
	_, a := p.Mapping.Columns[c.Name]
	_, b := p.Mapping.Columns[c.Letter]
	return a || b
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

// titles is what stands around the table.
func (p *SheetPlan) titles() string {
	s := p.File.Name + " " + p.Sheet.Name
	for _, t := range p.Layout.Titles {
		s += " " + t.Text
	}
	return s
}

var yearIn = regexp.MustCompile(`(?:19|20)\d\d`)

// dated are the kinds whose rows are of a year.
var dated = []string{
	mapping.Indicators, mapping.Ledger, mapping.Cadres, mapping.Postings, mapping.Appraisals, mapping.Attendance, mapping.Duties, mapping.Funds,
}

// datedBy finds the year of a table that has no column for it: the one that is
// settled, else the only one in its titles, its sheet's or its file's name.
func (p *SheetPlan) datedBy() {
	if p.Year = p.Mapping.Year; p.Year != 0 {
		p.YearBy = "map.settled"
		return
	}
	if !slices.Contains(dated, p.Kind) || p.has("year") || p.fullMonths() || p.yearsInNames() {
		return
	}
	titles := ""
	for _, t := range p.Layout.Titles {
		titles += " " + t.Text
	}
	for _, from := range []struct{ text, by string }{{titles, "year.title"}, {p.Sheet.Name, "year.sheet"}, {p.File.Name, "year.file"}} {
		if p.Year = yearOf(from.text); p.Year != 0 {
			p.YearBy = from.by
			return
		}
	}
}

// filledIn is when a form was filled in, which is not what its figures are of.
var filledIn = regexp.MustCompile(`(?:填报|填表|制表|报送|上报|打印|填写)(?:日期|时间)[:：]?\s*\S*`)

// yearOf is the only year that a text names; of several, the only one that is
// called 年度. 0 for none.
func yearOf(s string) int {
	s = filledIn.ReplaceAllString(s, "")
	for _, re := range []*regexp.Regexp{yearIn, yearSpan} {
		years := re.FindAllString(s, -1)
		slices.Sort(years)
		if years = slices.Compact(years); len(years) == 1 {
			y, _ := strconv.Atoi(years[0][:4])
			return y
		}
	}
	return 0
}

var yearSpan = regexp.MustCompile(`(?:19|20)\d\d\s*年度`)

// fullMonths says that a column holds months with their years.
func (p *SheetPlan) fullMonths() bool {
	return slices.ContainsFunc(p.Columns, func(c ColumnPlan) bool { return c.Field == "month" && c.Values.Months > 0 })
}

// yearsInNames says that the years stand in the columns' names.
func (p *SheetPlan) yearsInNames() bool {
	n := 0
	for _, c := range p.Columns {
		if _, year := yearOfName(c.Column); year != 0 {
			n++
		}
	}
	return n > 1
}

var yearName = regexp.MustCompile(`^(.*?)[（(·_\-—–\s]*((?:19|20)\d\d)\s*(?:年度|年末|年底|年)?[）)·_\-—–\s]*(.*)$`)

// yearOfName takes the year out of a column's name: 人口·2016 年, 2016年人口.
func yearOfName(c ingest.Column) (name string, year int) {
	s := c.Name
	if len(c.Path) > 0 {
		s = strings.Join(c.Path, "·")
	}
	m := yearName.FindStringSubmatch(s)
	if m == nil || yearIn.MatchString(m[1]+m[3]) {
		return c.Name, 0
	}
	year, _ = strconv.Atoi(m[2])
	return strings.Trim(m[1]+m[3], "·_-—– 　"), year
}
