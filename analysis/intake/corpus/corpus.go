// Package corpus holds the bad and odd files by which imports are tested: what
// offices send, what programs make of it on the way, and what somebody would
// send who means harm. Each file is made here, byte by byte, and stands beside
// what is to become of it. The table is documentation, too: docs/corpus.md is
// written from it.
//
// Names and codes of counties are facts; persons, villages and figures are
// invented.
package corpus

import (
	"os"
	"path/filepath"
	"strings"
)

// Case is a file and what becomes of it.
type Case struct {
	File   string            // in testdata/corpus; of a shapefile the .shp
	What   string            // in a line
	Body   func() []byte     // of the file
	Beside map[string][]byte // files that lie beside it, by name
	Made   bool              // too large or too hostile to be kept: made anew for each test

	Mapping string   // what the user settles, as JSON; "" nothing
	After   []string // files of the corpus that are imported before
	Above   int      // records above the table's body: titles, header, units
	Records int      // in the file, counted by hand where counting is the question; 0 lets the test count

	// Want is what an import says and does, line by line:
	//
	//	indicators GB18030: 4 = 3 + 1 + 0    kind, encoding: read = loaded + rejected + skipped
	//	[名单] cadres: 4 = 3 + 1 + 0         the same of a sheet
	//	[表2] left out: sheet-hidden         a sheet that is not imported
	//	refused: ingest.empty                the whole file, by the message's key
	//	3 粮食产量: number → 7405            an issue: row, column, code → proposal
	//	粮食产量: column-text                of a column
	//	file: encoding                       of the file
	//	= 粮食产量 130624 2017: 7405         a row of the workspace that came with it
	//	- 粮食产量 130624 2017: 7405         one that went
	//	= …                                  and more such rows
	//	matched: exact 3, renamed 1          how names and codes were found
	//	changes: 1 new, 1 changed, 1 same, 1 gone
	//	check: two-secretaries 1             what a check of the workspace finds
	//
	// Issues are all listed; so are rows, unless there is a “= …”.
	Want string
}

// Group is some cases under a heading.
type Group struct {
	Title string
	Cases []Case
}

// Groups are all cases in the order of the documentation.
func Groups() []Group {
	return []Group{
		{"Encodings", encodings},
		{"Separators, quotes and line ends", separators},
		{"Around the table", layouts},
		{"Several tables, and where one begins", severalTables},
		{"Values", values},
		{"Places", places},
		{"Villages", villages},
		{"Rosters", people},
		{"From when to when", stays},
		{"Who is who", persons},
		{"Money, needs and attendance", work},
		{"Selection, guarantees and helpers", officesMore},
		{"What columns are taken for", columns},
		{"Lists of something else", strangers},
		{"Figures", figures},
		{"Years and months side by side", wide},
		{"Units", unitsOf},
		{"Newer versions", again},
		{"Workbooks", sheets},
		{"Older workbooks, OpenDocument, and broken ones", oldSheets},
		{"Something else than its name says", disguises},
		{"Boundaries", layers},
		{"Meant to harm", hostile},
	}
}

// Write makes the file of a case, and those beside it, under dir.
func (c *Case) Write(dir string) error {
	put := func(name string, b []byte) error {
		path := filepath.Join(dir, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(path), 0o750); err != nil {
			return err
		}
		return os.WriteFile(path, b, 0o600)
	}
	for name, b := range c.Beside {
		if err := put(name, b); err != nil {
			return err
		}
	}
	return put(c.File, c.Body())
}

// Names of the files that a case consists of.
func (c *Case) Names() []string {
	names := []string{c.File}
	for name := range c.Beside {
		names = append(names, name)
	}
	return names
}

// Lines of what a case wants, without the blank ones.
func (c *Case) Lines() (lines []string) {
	for line := range strings.Lines(c.Want) {
		if line = strings.TrimSpace(line); line != "" {
			lines = append(lines, line)
		}
	}
	return lines
}
