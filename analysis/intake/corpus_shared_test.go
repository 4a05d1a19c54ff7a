package intake

import (
	"bytes"
	"compress/gzip"
	"encoding/csv"
	"encoding/json"
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"taihang/data/text"
)

// Every row of every real file that can be read: read = loaded + rejected +
// skipped, and as many as a count finds that does not use the reader.
func TestRealRowsCounted(t *testing.T) {
	dir := shared(t)
	read := 0
	err := filepath.WalkDir(dir, func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		rel, _ := filepath.Rel(dir, path)
		switch filepath.Ext(path) {
		case ".md", ".prj", ".cpg", ".dbf", ".shx": // text, and what lies beside a .shp
			return nil
		}
		t.Run(rel, func(t *testing.T) {
			rep, err := Import(ctx, workspace(t), []string{path}, Options{})
			var told *text.Error
			if errors.As(err, &told) && (told.Key == "ingest.otherlayer" || notTables[filepath.Base(path)] == told.Key) {
				return
			}
			if err != nil {
				t.Fatal(err)
			}
			for _, c := range unaccounted(rep) {
				t.Error(c)
			}
			want := countReal(t, path)
			if f := rep.Files[0]; len(rep.Files) != 1 || f.Read != want {
				t.Errorf("%d rows read, counted %d", f.Read, want)
			}
			read++
		})
		return nil
	})
	if err != nil || read < 20 {
		t.Errorf("only %d files were read, %v", read, err)
	}
}

// notTables are lists of things that are no kind this program knows.
var notTables = map[string]string{
	"hebei_adjacency_rook.csv": "ingest.unknown", "hebei_delisting_by_year.csv": "ingest.unknown", "hebei_news_figures.csv": "ingest.unknown",
}

// countReal counts the rows of a file of the reference data.
func countReal(t *testing.T, path string) int {
	t.Helper()
	b, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	switch ext := filepath.Ext(path); ext {
	case ".csv", ".gz":
		var r io.Reader = bytes.NewReader(b)
		if ext == ".gz" {
			if r, err = gzip.NewReader(r); err != nil {
				t.Fatal(err)
			}
		}
		rows, err := csv.NewReader(r).ReadAll()
		if err != nil {
			t.Fatal(err)
		}
		return len(rows) - 1
	case ".topojson":
		var doc struct {
			Objects map[string]struct{ Geometries []json.RawMessage }
		}
		if err := json.Unmarshal(b, &doc); err != nil {
			t.Fatal(err)
		}
		most := 0
		for _, o := range doc.Objects {
			most = max(most, len(o.Geometries))
		}
		return most
	case ".gpkg", ".fgb":
		return 168 // as the files' README says
	}
	counts, err := countRecords(b)
	if err != nil {
		t.Fatal(err)
	}
	n := 0
	for _, k := range counts {
		n += k
	}
	if strings.HasSuffix(path, ".zip") && n == 0 {
		t.Fatal("nothing counted")
	}
	return n
}
