package intake

import (
	"go/ast"
	"go/parser"
	"go/token"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"taihang/data/text"
)

// Every issue that a loader can raise has a message and a remedy in both
// languages.
func TestEveryCodeHasWords(t *testing.T) {
	raisers := map[string]int{"reject": 0, "issue": 1, "warn": 0, "once": 2, "hidden": 0} // where the code stands
	files, err := filepath.Glob("*.go")
	if err != nil {
		t.Fatal(err)
	}
	found := 0
	for _, name := range files {
		if strings.HasSuffix(name, "_test.go") {
			continue
		}
		f, err := parser.ParseFile(token.NewFileSet(), name, nil, 0)
		if err != nil {
			t.Fatal(err)
		}
		ast.Inspect(f, func(n ast.Node) bool {
			code := ""
			switch n := n.(type) {
			case *ast.CallExpr:
				sel, ok := n.Fun.(*ast.SelectorExpr)
				if !ok {
					return true
				}
				if at, ok := raisers[sel.Sel.Name]; ok && at < len(n.Args) {
					code = literal(n.Args[at])
				}
			case *ast.KeyValueExpr:
				if k, ok := n.Key.(*ast.Ident); ok && k.Name == "Code" {
					code = literal(n.Value)
				}
			}
			if code == "" {
				return true
			}
			found++
			key := code
			if !strings.Contains(code, ".") {
				key = "issue." + code
			}
			if !text.Has(key) || !text.Has(key+".do") {
				t.Errorf("%s: %q has no words", name, code)
			}
			return true
		})
	}
	if found < 60 {
		t.Errorf("found only %d codes: the test looks in the wrong place", found)
	}
}

func literal(e ast.Expr) string {
	if l, ok := e.(*ast.BasicLit); ok && l.Kind == token.STRING {
		s, _ := strconv.Unquote(l.Value)
		return s
	}
	return ""
}
