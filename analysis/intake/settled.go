package intake

import (
	"maps"
	"slices"

	"taihang/analysis/mapping"
	"taihang/data"
	"taihang/data/ingest"
	"taihang/data/text"
)

// Mapping is what a person settles about files: how they are read and what is
// in them. What it does not say is found out. It is JSON, so that a command can
// be given what the window was told.
type Mapping struct {
	FileMapping
	Files map[string]FileMapping `json:"files,omitempty"` // by base name, over the general one
}

// FileMapping is about a file, and all its sheets.
type FileMapping struct {
	Encoding string `json:"encoding,omitempty"`
	Comma    string `json:"comma,omitempty"` // one character, or "fixed"

	CRS     string `json:"crs,omitempty"`     // of boundaries: EPSG:4548
	Datum   string `json:"datum,omitempty"`   // gcj02 bd09, to be taken out; wgs84 is none
	Layer   string `json:"layer,omitempty"`   // of several
	Vintage string `json:"vintage,omitempty"` // id of the set of boundaries
	AsOf    string `json:"as_of,omitempty"`   // its date

	SheetMapping
	Sheets map[string]SheetMapping `json:"sheets,omitempty"` // by name, over the general one
}

// SheetMapping is about a sheet. Columns are named as the report names them.
type SheetMapping struct {
	Kind       string            `json:"kind,omitempty"`
	Skip       bool              `json:"skip,omitempty"`
	Header     []int             `json:"header,omitempty"` // rows of the header: first and last
	NoHeader   bool              `json:"no_header,omitempty"`
	Keep       []int             `json:"keep,omitempty"` // rows that are data whatever they look like
	Drop       []int             `json:"drop,omitempty"` // rows that are not
	KeepTotals bool              `json:"keep_totals,omitempty"`
	Columns    map[string]string `json:"columns,omitempty"`   // column → field, "-" leaves it out
	Units      map[string]string `json:"units,omitempty"`     // column → unit of its figures
	Year       int               `json:"year,omitempty"`      // of a table that does not say it
	County     string            `json:"county,omitempty"`    // code of the county of a table that does not say it
	Divisions  map[string]string `json:"divisions,omitempty"` // name or code as written → code, "-" leaves its rows out
	Accept     []string          `json:"accept,omitempty"`    // codes of issues whose proposals are taken; "*" all
	Edits      []Edit            `json:"edits,omitempty"`
	Gone       string            `json:"gone,omitempty"` // rows of an older version of the file that this one lacks: keep, remove
}

// Edit puts a value in the place of what a cell says.
type Edit struct {
	Row    int    `json:"row"`
	Column string `json:"column"`
	Value  string `json:"value"`
}

// ParseMapping reads a mapping. Words that it does not know are an error: they
// would be slips.
func ParseMapping(b []byte, name string) (Mapping, error) {
	var m Mapping
	if err := text.ParseJSON(b, name, &m); err != nil {
		return m, err
	}
	check := func(s SheetMapping) error {
		if s.Kind != "" && mapping.KindOf(s.Kind) == nil && s.Kind != mapping.Boundaries {
			return text.Errorf("ingest.kind", s.Kind, Kinds())
		}
		for c, f := range s.Columns {
			if f != "-" && f != ownName && mapping.FieldOf(f) == nil {
				return text.Errorf("intake.field", c, f)
			}
		}
		if s.Gone != "" && s.Gone != "keep" && s.Gone != "remove" {
			return text.Errorf("intake.gone", s.Gone)
		}
		if c, ok := ingest.Code(s.County); s.County != "" && (!ok || rank(c) != data.RankCounty) {
			return text.Errorf("intake.county", s.County)
		}
		if len(s.Header) > 2 {
			return text.Errorf("intake.mapping", name, "header")
		}
		return nil
	}
	all := []FileMapping{m.FileMapping}
	for _, f := range m.Files {
		all = append(all, f)
	}
	for _, f := range all {
		if err := check(f.SheetMapping); err != nil {
			return m, err
		}
		for _, s := range f.Sheets {
			if err := check(s); err != nil {
				return m, err
			}
		}
	}
	return m, nil
}

// ownName, in place of a field, takes a column as a figure under its own name.
const ownName = "figure"

// of is what is settled for a file.
func (m Mapping) of(file string) FileMapping {
	f := m.FileMapping
	if own, ok := m.Files[file]; ok {
		f = f.over(own)
	}
	return f
}

// over lays own on f.
func (f FileMapping) over(own FileMapping) FileMapping {
	set := func(s *string, v string) {
		if v != "" {
			*s = v
		}
	}
	set(&f.Encoding, own.Encoding)
	set(&f.Comma, own.Comma)
	set(&f.CRS, own.CRS)
	set(&f.Datum, own.Datum)
	set(&f.Layer, own.Layer)
	set(&f.Vintage, own.Vintage)
	set(&f.AsOf, own.AsOf)
	f.SheetMapping = f.SheetMapping.over(own.SheetMapping)
	sheets := maps.Clone(f.Sheets)
	for name, s := range own.Sheets {
		if sheets == nil {
			sheets = map[string]SheetMapping{}
		}
		sheets[name] = sheets[name].over(s)
	}
	f.Sheets = sheets
	return f
}

// sheet is what is settled for a sheet of the file.
func (f FileMapping) sheet(name string) SheetMapping {
	s := f.SheetMapping
	if own, ok := f.Sheets[name]; ok {
		s = s.over(own)
	}
	return s
}

func (s SheetMapping) over(own SheetMapping) SheetMapping {
	if own.Kind != "" {
		s.Kind = own.Kind
	}
	if len(own.Header) > 0 {
		s.Header = own.Header
	}
	if own.Year != 0 {
		s.Year = own.Year
	}
	if own.County != "" {
		s.County = own.County
	}
	if own.Gone != "" {
		s.Gone = own.Gone
	}
	s.Skip, s.NoHeader, s.KeepTotals = s.Skip || own.Skip, s.NoHeader || own.NoHeader, s.KeepTotals || own.KeepTotals
	s.Keep, s.Drop = append(slices.Clip(s.Keep), own.Keep...), append(slices.Clip(s.Drop), own.Drop...)
	s.Accept, s.Edits = append(slices.Clip(s.Accept), own.Accept...), append(slices.Clip(s.Edits), own.Edits...)
	s.Columns, s.Units, s.Divisions = join2(s.Columns, own.Columns), join2(s.Units, own.Units), join2(s.Divisions, own.Divisions)
	return s
}

// join2 is a with b over it.
func join2(a, b map[string]string) map[string]string {
	if len(a) == 0 {
		return b
	}
	out := maps.Clone(a)
	maps.Copy(out, b)
	return out
}

// With returns the mapping with something settled for one sheet of a file.
func (m Mapping) With(file, sheet string, s SheetMapping) Mapping {
	f := m.Files[file]
	if sheet == "" {
		f.SheetMapping = f.SheetMapping.over(s)
	} else {
		f = f.over(FileMapping{Sheets: map[string]SheetMapping{sheet: s}})
	}
	return m.WithFile(file, f)
}

// WithFile returns the mapping with a file's own part.
func (m Mapping) WithFile(file string, f FileMapping) Mapping {
	files := maps.Clone(m.Files)
	if files == nil {
		files = map[string]FileMapping{}
	}
	files[file] = f
	m.Files = files
	return m
}
