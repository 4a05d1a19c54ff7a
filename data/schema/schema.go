// Package schema holds the SQL of a workspace: numbered files, each a step
// from one version to the next. A released file is never edited.
package schema

import (
	"embed"
	"fmt"
	"slices"
	"strings"
)

// ApplicationID marks a SQLite file as a workspace ("TaiH", at byte 68).
const ApplicationID = 0x54616948

//go:embed *.sql
var files embed.FS

// Steps returns the migrations in order: step i leads from version i to i+1.
func Steps() []string {
	entries, err := files.ReadDir(".")
	if err != nil {
		panic(err) // the files are part of the program
	}
	var names []string
	for _, e := range entries {
		names = append(names, e.Name())
	}
	slices.Sort(names)
	steps := make([]string, len(names))
	for i, name := range names {
		if !strings.HasPrefix(name, fmt.Sprintf("%04d_", i+1)) {
			panic("schema: " + name + " is out of sequence")
		}
		b, err := files.ReadFile(name)
		if err != nil {
			panic(err)
		}
		steps[i] = string(b)
	}
	return steps
}

// Version is the schema this program reads and writes.
func Version() int { return len(Steps()) }
