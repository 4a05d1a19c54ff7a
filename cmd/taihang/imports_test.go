package main

import (
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// layer is a package's height in the house; imports only point down. geo and
// data share a floor and do not know each other.
var layer = map[string]int{"cmd": 3, "ui": 2, "analysis": 1, "geo": 0, "data": 0}

// gioFree lists the folders under ui that must run without Gio.
var gioFree = []string{"ui/model"}

// breach says why a file in folder dir must not import path, or "".
func breach(dir, path string) string {
	top, _, _ := strings.Cut(dir, "/")
	if rest, ok := strings.CutPrefix(path, "taihang/"); ok {
		to, _, _ := strings.Cut(rest, "/")
		switch {
		case to == top:
			return ""
		case layer[to] == layer[top]:
			return "geo and data do not know each other"
		case layer[to] > layer[top]:
			return "imports run cmd → ui → analysis → {geo, data}"
		}
		return ""
	}
	if strings.HasPrefix(path, "gioui.org") {
		if top != "ui" && top != "cmd" {
			return "Gio is only for ui and cmd"
		}
		for _, free := range gioFree {
			if dir == free || strings.HasPrefix(dir, free+"/") {
				return free + " runs without Gio"
			}
		}
	}
	if (strings.HasPrefix(path, "modernc.org/sqlite") || strings.HasPrefix(path, "zombiezen.com/go/sqlite") || path == "database/sql") && dir != "data/store" {
		return "only data/store speaks SQL"
	}
	return ""
}

// TestImports reads every file of the tree, whatever its build tags, and holds
// the direction of imports. Test files may use a database to check results.
func TestImports(t *testing.T) {
	root := filepath.Join("..", "..")
	files := 0
	err := filepath.WalkDir(root, func(path string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		rel, _ := filepath.Rel(root, path)
		rel = filepath.ToSlash(rel)
		if d.IsDir() {
			top, _, _ := strings.Cut(rel, "/")
			if _, ours := layer[top]; rel != "." && !ours {
				return filepath.SkipDir
			}
			return nil
		}
		if !strings.HasSuffix(rel, ".go") || strings.HasSuffix(rel, "_test.go") {
			return nil
		}
		files++
		f, err := parser.ParseFile(token.NewFileSet(), path, nil, parser.ImportsOnly)
		if err != nil {
			return err
		}
		dir := filepath.ToSlash(filepath.Dir(rel))
		for _, imp := range f.Imports {
			if why := breach(dir, strings.Trim(imp.Path.Value, `"`)); why != "" {
				t.Errorf("%s imports %s: %s", rel, imp.Path.Value, why)
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	if files < 50 {
		t.Errorf("read only %d files: the test looks in the wrong place", files)
	}
}

// TestBreach shows that the rule can fail.
func TestBreach(t *testing.T) {
	for _, c := range []struct {
		dir, path string
		bad       bool
	}{
		{"data", "taihang/geo/mesh", true},
		{"geo/mesh", "taihang/data", true},
		{"data/store", "taihang/analysis/cube", true},
		{"analysis/cube", "taihang/ui/model", true},
		{"analysis/figure", "gioui.org/op", true},
		{"ui/model", "gioui.org/op", true},
		{"ui/page", "gioui.org/op", false},
		{"ui/page", "database/sql", true},
		{"data/store", "zombiezen.com/go/sqlite", false},
		{"analysis/intake", "zombiezen.com/go/sqlite/sqlitex", true},
		{"analysis/intake", "taihang/data/store", false},
		{"cmd/taihang", "taihang/data/demo", false},
		{"ui/page", "taihang/cmd/taihang", true},
	} {
		if got := breach(c.dir, c.path); (got != "") != c.bad {
			t.Errorf("%s imports %s: %q", c.dir, c.path, got)
		}
	}
}

// TestMapOfTheHouse: CONTRIBUTING.md lists exactly the packages there are.
func TestMapOfTheHouse(t *testing.T) {
	root := filepath.Join("..", "..")
	b, err := os.ReadFile(filepath.Join(root, "CONTRIBUTING.md"))
	if err != nil {
		t.Fatal(err)
	}
	_, rest, _ := strings.Cut(string(b), "```\n")
	block, _, _ := strings.Cut(rest, "```")
	listed := map[string]bool{}
	for _, line := range strings.Split(strings.TrimSpace(block), "\n") {
		listed[strings.Fields(line)[0]] = true
	}
	for top := range layer {
		err := filepath.WalkDir(filepath.Join(root, top), func(path string, d fs.DirEntry, err error) error {
			if err != nil || d.IsDir() || !strings.HasSuffix(path, ".go") || strings.HasSuffix(path, "_test.go") {
				return err
			}
			dir, err := filepath.Rel(root, filepath.Dir(path))
			dir = filepath.ToSlash(dir)
			if _, ok := listed[dir]; !ok {
				t.Errorf("%s is not on the map", dir)
			}
			listed[dir] = false
			return err
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	for dir, missing := range listed {
		if missing {
			t.Errorf("%s is on the map and not in the tree", dir)
		}
	}
}
