package text

import (
	"errors"
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"math"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"
)

func TestFill(t *testing.T) {
	for _, c := range []struct {
		s    string
		args []any
		want string
	}{
		{"plain", nil, "plain"},
		{"{0} of {1}", []any{3, "4"}, "3 of 4"},
		{"{1}{0}{1}", []any{"a", "b"}, "bab"},
		{"{0} and {2}", []any{"a", "b"}, "a and {2}"},
		{"{x} {0", []any{1}, "{x} {0"},
		{"{0}", []any{"{1}", "no"}, "{1}"},
		{"{0}", []any{2.5}, "2.5"},
		{"{0} {row|rows} of {1} {county|counties}", []any{1, "12"}, "1 row of 12 counties"},
		{"{0} {row is|rows are}, {1} {x|y", []any{"0", 1}, "0 rows are, 1 {x|y"},
		{"{{0}|{1}}", []any{"a", "b"}, "{a|b}"},
	} {
		if got := fill(c.s, c.args); got != c.want {
			t.Errorf("%q with %v: %q, want %q", c.s, c.args, got, c.want)
		}
	}
}

func TestNumbers(t *testing.T) {
	for _, c := range []struct{ got, want string }{
		{Count(22112), "22,112"},
		{Count(0), "0"},
		{Count(-1234567), "−1,234,567"},
		{Count(999), "999"},
		{Fixed(3.416, 2), "3.42"},
		{Fixed(-.004, 2), "0.00"},
		{Fixed(math.NaN(), 1), "—"},
		{Fixed(math.Inf(-1), 1), "—"},
		{Percent(.5419, 1), "54.2%"},
		{Percent(math.NaN(), 1), "—"},
		{ZH.Short(221120, 0), "22.11 万"},
		{ZH.Short(99999, 0), "99,999"},
		{ZH.Short(2.5e8, 0), "2.50 亿"},
		{EN.Short(221120, 0), "221,120"},
	} {
		if c.got != c.want {
			t.Errorf("%q, want %q", c.got, c.want)
		}
	}
}

func TestSentence(t *testing.T) {
	cause := errors.New("disk on fire")
	err := Errorf("app.unexpected", "x", cause)
	if !errors.Is(err, cause) {
		t.Error("the cause is lost")
	}
	if got := ZH.Sentence(errors.Join(errors.New("outer"), err)); strings.Contains(got, "disk") || !strings.Contains(got, "x") {
		t.Errorf("the reader is told %q", got)
	}
}

var slot = regexp.MustCompile(`\{[0-9]\}`)

// TestCatalogue: both languages take the same arguments, and Chinese sentences
// keep the house's words.
func TestCatalogue(t *testing.T) {
	for key, m := range catalogue {
		zh, en := map[string]bool{}, map[string]bool{}
		for _, s := range slot.FindAllString(m[0], -1) {
			zh[s] = true
		}
		for _, s := range slot.FindAllString(m[1], -1) {
			en[s] = true
		}
		if len(zh) != len(en) {
			t.Errorf("%s: the languages take different arguments: %q, %q", key, m[0], m[1])
		}
		if strings.ContainsAny(m[1], "’‘") { // as wide as a Chinese character in the family
			t.Errorf("%s has a curly apostrophe: %s", key, m[1])
		}
		for _, word := range []string{"请", "您", "显著", "赋能", "！"} {
			if strings.Contains(m[0], word) {
				t.Errorf("%s says %q: %s", key, word, m[0])
			}
		}
	}
}

// TestKeys reads every source of the tree: a key that is written out must be
// in the catalogue, and a key of the catalogue must be written somewhere, whole
// or as the beginning of one that is put together.
func TestKeys(t *testing.T) {
	areas := map[string]bool{}
	for key := range catalogue {
		area, _, _ := strings.Cut(key, ".")
		areas[area] = true
	}
	whole, begun := map[string]string{}, map[string]bool{}
	sources(t, func(path string, f *ast.File) {
		ast.Inspect(f, func(n ast.Node) bool {
			lit, ok := n.(*ast.BasicLit)
			if !ok || lit.Kind != token.STRING {
				return true
			}
			s, err := strconv.Unquote(lit.Value)
			if err == nil && !strings.ContainsAny(s, " /") {
				whole[s] = path
				if strings.HasSuffix(s, ".") {
					begun[s] = true
				}
			}
			return true
		})
	})
	key := regexp.MustCompile(`^[a-z]+(\.[a-z0-9_-]+)+$`)
	for s, path := range whole {
		area, _, _ := strings.Cut(s, ".")
		if strings.HasSuffix(path, "_test.go") || !areas[area] || !key.MatchString(s) || Has(s) {
			continue
		}
		t.Errorf("%s names %q, which the catalogue lacks", path, s)
	}
	for b := range begun {
		area, rest, _ := strings.Cut(b, ".")
		if areas[area] && rest != "" && !strings.HasSuffix(whole[b], "_test.go") && !starts(b) {
			t.Errorf("%s puts keys together that begin with %q: the catalogue has none", whole[b], b)
		}
	}
	for k := range catalogue {
		if !used(k, whole, begun) {
			t.Errorf("nothing says %q any more", k)
		}
	}
}

// TestErrorsAreFilled reads every source: a failure that is written out gives all
// that its sentence names. A cause at the end is not for the reader.
func TestErrorsAreFilled(t *testing.T) {
	isCause := func(e ast.Expr) bool {
		id, ok := e.(*ast.Ident)
		return ok && (strings.HasSuffix(strings.ToLower(id.Name), "err") || id.Name == "cause")
	}
	n := 0
	sources(t, func(path string, f *ast.File) {
		ast.Inspect(f, func(node ast.Node) bool {
			call, ok := node.(*ast.CallExpr)
			if !ok || len(call.Args) == 0 || call.Ellipsis.IsValid() {
				return true
			}
			fun, ok := call.Fun.(*ast.SelectorExpr)
			lit, isLit := call.Args[0].(*ast.BasicLit)
			if !ok || !isLit || fun.Sel.Name != "Errorf" {
				return true
			}
			if pkg, ok := fun.X.(*ast.Ident); !ok || pkg.Name != "text" {
				return true
			}
			key, err := strconv.Unquote(lit.Value)
			if err != nil {
				t.Fatal(err)
			}
			args := len(call.Args) - 1
			if args > 0 && isCause(call.Args[args]) {
				args--
			}
			for _, s := range catalogue[key] {
				for _, place := range slot.FindAllString(s, -1) {
					if n++; int(place[1]-'0') >= args {
						t.Errorf("%s: %s gives %d, the sentence names %s: %s", path, key, args, place, s)
					}
				}
			}
			return true
		})
	})
	if n < 100 {
		t.Errorf("only %d places were seen", n)
	}
}

// sources calls f for every source of the tree.
func sources(t *testing.T, f func(path string, file *ast.File)) {
	t.Helper()
	err := filepath.WalkDir(filepath.Join("..", ".."), func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || !strings.HasSuffix(path, ".go") {
			return err
		}
		file, err := parser.ParseFile(token.NewFileSet(), path, nil, parser.SkipObjectResolution)
		if err == nil {
			f(path, file)
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
}

// starts says whether any key of the catalogue begins so.
func starts(begin string) bool {
	for k := range catalogue {
		if strings.HasPrefix(k, begin) {
			return true
		}
	}
	return false
}

// used says whether a key is written out, or a beginning of it is.
func used(key string, whole map[string]string, begun map[string]bool) bool {
	if _, ok := whole[key]; ok {
		return true
	}
	for i := range key {
		if key[i] == '.' && begun[key[:i+1]] {
			return true
		}
	}
	return false
}
