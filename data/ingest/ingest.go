// Package ingest reads the tables people have into rows of text, numbered as
// their spreadsheet numbers them, and says of every oddity where it stands.
// It knows no meaning of a column: package intake (analysis) gives it one.
//
// A format is a Format in the list below; CSV, TSV and either in .gz are there.
package ingest

import (
	"bytes"
	"compress/gzip"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"

	"taihang/data"
	"taihang/data/text"
)

// Limits keep a mistaken or hostile file from filling the memory.
const (
	maxFile    = 512 << 20 // as it stands on disk
	maxInflate = 1 << 30   // unpacked
	maxColumns = 2000
	maxLine    = 1 << 20 // a record, in bytes
	maxCell    = 64 << 10
)

// Table is a sheet of rows. Every cell is as written, without its quotes.
type Table struct {
	File     string // base name
	Sheet    string // "" where the format has none
	SHA256   string // of the file as it stands on disk
	Encoding string
	Header   []string
	Rows     []Row
	Issues   []data.Issue // of the file and of rows; a row with an error is Bad
}

// Row is a record. Line is where it starts in the file: 1 is the first line.
type Row struct {
	Line  int
	Cells []string // as many as the header
	Bad   bool     // unusable; an issue says why
	Blank bool
}

// Format reads a kind of file.
type Format interface {
	// Match says whether the file, by its first bytes, is of this format.
	Match(head []byte) bool
	// Read returns the file's sheets.
	Read(ctx context.Context, content []byte) ([]*Table, error)
}

// formats in the order they are tried; the last takes any text.
var formats = []Format{delimited{}}

// Read reads the tables of a file.
func Read(ctx context.Context, path string) ([]*Table, error) {
	name := filepath.Base(path)
	b, err := slurp(path)
	if err != nil {
		return nil, err
	}
	sum := sha256.Sum256(b)
	if b, err = inflate(name, b); err != nil {
		return nil, err
	}
	for _, f := range formats {
		if !f.Match(b[:min(len(b), 512)]) {
			continue
		}
		tables, err := f.Read(ctx, b)
		if err != nil {
			return nil, err
		}
		for _, t := range tables {
			t.File, t.SHA256 = name, hex.EncodeToString(sum[:])
		}
		return tables, nil
	}
	return nil, text.Errorf("ingest.binary", name)
}

// Sum returns the SHA-256 of a file.
func Sum(path string) (string, error) {
	f, err := os.Open(path)
	if err != nil {
		return "", explain(path, err)
	}
	defer f.Close()
	h := sha256.New()
	if _, err := io.Copy(h, f); err != nil {
		return "", explain(path, err)
	}
	return hex.EncodeToString(h.Sum(nil)), nil
}

func slurp(path string) ([]byte, error) {
	name := filepath.Base(path)
	info, err := os.Stat(path)
	switch {
	case err != nil:
		return nil, explain(path, err)
	case info.IsDir():
		return nil, text.Errorf("ingest.folder", name)
	case info.Size() > maxFile:
		return nil, text.Errorf("ingest.large", name, maxFile>>20)
	case info.Size() == 0:
		return nil, text.Errorf("ingest.empty", name)
	}
	b, err := os.ReadFile(path)
	return b, explain(path, err)
}

// explain makes a sentence of a failure to read a file.
func explain(path string, err error) error {
	name := filepath.Base(path)
	switch {
	case err == nil:
		return nil
	case errors.Is(err, fs.ErrNotExist):
		return text.Errorf("ingest.missing", name, err)
	case errors.Is(err, fs.ErrPermission):
		return text.Errorf("ingest.denied", name, err)
	}
	return text.Errorf("ingest.unreadable", name, err)
}

// inflate unpacks a gzip, and returns anything else as it is.
func inflate(name string, b []byte) ([]byte, error) {
	if !bytes.HasPrefix(b, []byte{0x1f, 0x8b}) {
		return b, nil
	}
	z, err := gzip.NewReader(bytes.NewReader(b))
	if err != nil {
		return nil, text.Errorf("ingest.gzip", name, err)
	}
	out, err := io.ReadAll(io.LimitReader(z, maxInflate+1))
	switch {
	case err != nil: // also a wrong checksum
		return nil, text.Errorf("ingest.gzip", name, err)
	case len(out) > maxInflate:
		return nil, text.Errorf("ingest.large", name, maxInflate>>20)
	case len(out) == 0:
		return nil, text.Errorf("ingest.empty", name)
	}
	return out, nil
}
