package ingest

import (
	"bytes"
	"compress/gzip"
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"taihang/data/text"
)

var ctx = context.Background()

func write(t testing.TB, name string, content []byte) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), name)
	if err := os.WriteFile(path, content, 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

func open(t testing.TB, content []byte, o Options) *File {
	t.Helper()
	f, err := Open(ctx, write(t, "表.csv", content), o)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { f.Close() })
	return f
}

// kept is a record that outlives its scan.
type kept struct {
	line, lines int
	cells       []string
	fault       string
}

func (k kept) String() string { return fmt.Sprintf("%d+%d %q %s", k.line, k.lines, k.cells, k.fault) }

func scan(t testing.TB, s *Sheet) []kept {
	t.Helper()
	var out []kept
	err := s.Scan(ctx, func(r *Record) error {
		out = append(out, kept{r.Line, r.Lines, texts(r.Cells), r.Fault})
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return out
}

func texts(cells []Cell) []string {
	out := make([]string, len(cells))
	for i, c := range cells {
		out[i] = c.Text
	}
	return out
}

func packed(t testing.TB, content []byte) []byte {
	t.Helper()
	var b bytes.Buffer
	z := gzip.NewWriter(&b)
	z.Write(content)
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// wantKey checks that err is the sentence of that key, and that it has words.
func wantKey(t testing.TB, what string, err error, key string) {
	t.Helper()
	var e *text.Error
	switch {
	case !errors.As(err, &e) || e.Key != key:
		t.Errorf("%s: %v, want %s", what, err, key)
	case !text.Has(key):
		t.Errorf("%s: %s has no words", what, key)
	case strings.Contains(text.ZH.Sentence(err), "{"):
		t.Errorf("%s: arguments are missing: %s", what, text.ZH.Sentence(err))
	}
}

func TestRefusals(t *testing.T) {
	bomb := packed(t, make([]byte, 64<<20))
	for name, c := range map[string]struct {
		content []byte
		key     string
	}{
		"empty":           {nil, "ingest.empty"},
		"packed nothing":  {packed(t, nil), "ingest.empty"},
		"cut gzip":        {bomb[:len(bomb)/2], "ingest.gzip"},
		"packed zip":      {packed(t, []byte("PK\x03\x04rest")), "ingest.not.packed"},
		"pdf":             {[]byte("%PDF-1.4"), "ingest.not.pdf"},
		"shapefile":       {[]byte("\x00\x00\x27\x0a\x00\x00"), "ingest.not.boundary"},
		"web archive":     {[]byte("MIME-Version: 1.0\r\nX-Document-Type: Workbook\r\n"), "ingest.not.webarchive"},
		"packed database": {packed(t, []byte("SQLite format 3\x00")), "ingest.not.database"},
	} {
		_, err := Open(ctx, write(t, "x.xls", c.content), Options{})
		wantKey(t, name, err, c.key)
	}
	_, err := Open(ctx, t.TempDir(), Options{})
	wantKey(t, "folder", err, "ingest.folder")
	_, err = Open(ctx, filepath.Join(t.TempDir(), "no.csv"), Options{})
	wantKey(t, "missing", err, "ingest.missing")
	path := write(t, "x.csv", []byte("a,b\n"))
	_, err = Open(ctx, path, Options{Encoding: "EBCDIC"})
	wantKey(t, "encoding", err, "ingest.encoding")
	_, err = Open(ctx, path, Options{Comma: "，"})
	wantKey(t, "comma", err, "ingest.comma")
	_, err = Open(ctx, path, Options{Comma: Fixed})
	wantKey(t, "not aligned", err, "ingest.fixed")
}

func TestLetter(t *testing.T) {
	for n, want := range map[int]string{1: "A", 26: "Z", 27: "AA", 702: "ZZ", 703: "AAA", 16384: "XFD", 0: ""} {
		if got := Letter(n); got != want {
			t.Errorf("%d: %q, want %q", n, got, want)
		}
	}
}
