package ingest

import (
	"context"
	"slices"
	"strconv"
	"strings"

	"taihang/data"
	"taihang/data/text"
)

// Layout says where the parts of a sheet's table are.
type Layout struct {
	Titles                  []Line // rows above the header that say something
	HeaderFirst, HeaderLast int    // row numbers; 0 when there is no header
	UnitRow                 int    // row of units below the header; 0 for none
	Unit                    string // of the line “单位：万元”, or of the title “各县 GDP（万元）”; "" for none
	UnitInTitle             bool   // the latter
	Columns                 []Column
	Head                    int // records of the sheet that Rows does not deliver: titles, header, units
	Total                   int // records of the sheet
	Issues                  []data.Issue

	hint    LayoutHint
	sheet   string
	textual bool
	lossy   bool         // some characters could not be understood
	after   int          // rows beyond this number are delivered
	usual   int          // cells that a row usually fills
	headers [][]string   // tidied cells of the header's rows, to know them again
	tail    map[int]bool // rows of the notes at the end
	others  []block      // further tables below, with headers of their own
	blanks  map[int]int  // runs of blank rows: first → last
	merged  []Range      // that run over several rows
	wide    map[int]int  // rows of which a merged cell covers half the table → its column
	end     int          // the last row that says something
}

// Line is a row above the header.
type Line struct {
	Line int
	Text string // its cells, with a space between
}

// Column of a table.
type Column struct {
	Letter string   // as the spreadsheet shows it: A, B … AA
	Name   string   // unlike that of any other column; #3 when the header names none
	Path   []string // the header's levels, from the top, without the unit
	Unit   string   // 人, 万元 …; "" for none
	Hidden bool
	Empty  bool // no row has anything here
}

// LayoutHint overrides what Survey would find. The zero value finds all.
type LayoutHint struct {
	HeaderFirst, HeaderLast int  // rows of the header; 0 finds them
	NoHeader                bool // rows begin at once; columns are called by their letters
	Keep, Drop              []int
	KeepTotals              bool // totals are data: a table in which they are a category of their own
}

// Survey finds the table's parts. The first call goes over the whole sheet once;
// later ones, with another hint, are answered from what was kept.
func (f *File) Survey(ctx context.Context, s *Sheet, hint LayoutHint) (*Layout, error) {
	p, err := s.survey(ctx)
	if err != nil {
		return nil, err
	}
	l := &Layout{hint: hint, sheet: s.Name, textual: s.textual, lossy: f.Encoding.Lossy > 0, Total: p.records, blanks: p.blanks, end: p.end, usual: p.usual()}
	h, err := findHead(s, p, hint)
	if err != nil {
		return nil, err
	}
	l.place(p, h)
	if err := l.name(s, p, h); err != nil {
		return nil, err
	}
	l.otherTables(p)
	l.notesAtEnd(p)
	l.merges(s)
	return l, nil
}

// place takes over which rows are what.
func (l *Layout) place(p *profile, h head) {
	for _, i := range h.titles {
		line := Line{p.top[i].line, phrase(p.top[i].cells)}
		l.Titles = append(l.Titles, line)
		if u := declaredUnit(line.Text); u != "" && l.Unit == "" {
			l.Unit = u
		}
	}
	for i := 0; i < len(l.Titles) && l.Unit == ""; i++ {
		l.Unit = titleUnit(l.Titles[i].Text)
		l.UnitInTitle = l.Unit != ""
	}
	if h.first >= 0 {
		l.HeaderFirst, l.HeaderLast = p.top[h.first].line, p.top[h.last].line
		for _, r := range p.top[h.first : h.last+1] {
			l.headers = append(l.headers, tidied(r.cells))
			if r.fault != "" {
				l.issue(data.Warning, "header-fault", r.line, "")
			}
		}
	}
	if h.unit >= 0 {
		l.UnitRow = p.top[h.unit].line
	}
	if l.Head = h.after; h.after > 0 {
		l.after = p.top[h.after-1].line
	}
}

// merges keeps what Rows needs of the sheet's merged cells.
func (l *Layout) merges(s *Sheet) {
	l.wide = map[int]int{}
	for _, m := range s.Merged {
		if m.LastRow <= l.after {
			continue
		}
		if m.LastRow > m.Row {
			l.merged = append(l.merged, m)
		}
		if n := min(m.LastColumn, len(l.Columns)) - m.Column + 1; m.Row == m.LastRow && n > 1 && 2*n >= len(l.Columns) {
			l.wide[m.Row] = m.Column
		}
	}
	slices.SortStableFunc(l.merged, func(a, b Range) int { return a.Row - b.Row })
}

func (l *Layout) issue(sev data.Severity, code string, row int, column string, args ...string) {
	l.Issues = append(l.Issues, data.Issue{Severity: sev, Code: code, Sheet: l.sheet, Row: row, Column: column, Args: args})
}

// name makes the columns.
func (l *Layout) name(s *Sheet, p *profile, h head) error {
	filled := p.below(h.after)
	width := 0
	for i := range filled {
		// A cell beyond the header is a column of its own where the file knows
		// cells; where lines were split, only if half the rows have it.
		if n := filled[i]; n > 0 && (!l.textual || h.first < 0 || 2*n > p.filledRows-h.after) {
			width = i + 1
		}
	}
	paths := h.paths(s, p)
	width = max(width, len(paths), 1)
	if width > maxColumns {
		return text.Errorf("ingest.columns", width, maxColumns)
	}
	units := make([]string, width)
	if h.unit >= 0 {
		for i, c := range p.top[h.unit].cells {
			if i < width {
				units[i] = unitOf(c.Text)
			}
		}
	}
	hidden := map[int]bool{}
	for _, c := range s.HiddenColumns {
		hidden[c] = true
	}
	for i := range width {
		c := Column{Letter: Letter(i + 1), Unit: units[i], Hidden: hidden[i+1], Empty: i >= len(filled) || filled[i] == 0}
		if i < len(paths) {
			c.Path = paths[i]
		}
		l.Columns = append(l.Columns, c)
	}
	l.distinct(h.first < 0)
	return nil
}

// distinct gives every column a name of its own.
func (l *Layout) distinct(byLetter bool) {
	bare := map[string]int{} // how often a name occurs once units are cut off
	type cut struct {
		path []string
		unit string
	}
	cuts := make([]cut, len(l.Columns))
	for i := range l.Columns {
		p, u := cutUnits(l.Columns[i].Path)
		cuts[i] = cut{p, u}
		bare[strings.Join(p, "·")]++
	}
	seen := map[string]bool{}
	for i := range l.Columns {
		c := &l.Columns[i]
		full := strings.Join(c.Path, "·")
		c.Name = full
		if u := cuts[i].unit; u != "" {
			c.Unit = u
			if bare[strings.Join(cuts[i].path, "·")] == 1 { // else 贫困人口（户） and 贫困人口（人）
				c.Path = cuts[i].path
				c.Name = strings.Join(c.Path, "·")
			}
		}
		switch {
		case c.Name == "" && byLetter:
			c.Name = c.Letter
		case c.Name == "":
			c.Name = "#" + itoa(i+1)
			if !c.Empty {
				l.issue(data.Warning, "header-empty", l.HeaderLast, c.Name, c.Name, c.Letter)
			}
		case seen[c.Name]:
			l.issue(data.Warning, "header-twice", l.HeaderLast, c.Name, c.Name, itoa(i+1))
			c.Name += " #" + itoa(i+1)
		}
		seen[c.Name] = true
	}
}

func itoa(n int) string { return strconv.Itoa(n) }
