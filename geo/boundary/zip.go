package boundary

import (
	"archive/zip"
	"bytes"
	"context"
	"fmt"
	"io"
	"path"
	"slices"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/encoding/simplifiedchinese"
)

const (
	maxEntries  = 1000
	maxUnpacked = 1 << 30
)

// readZip reads the one layer in an archive; a .kmz is one, too.
func readZip(ctx context.Context, b []byte, o Options) (*Layer, error) {
	z, err := zip.NewReader(bytes.NewReader(b), int64(len(b)))
	if err != nil {
		return nil, fmt.Errorf("%w: %w", ErrFormat, err)
	}
	if len(z.File) > maxEntries {
		return nil, fmt.Errorf("%d files in the archive: %w", len(z.File), ErrFormat)
	}
	main, shared := mainEntry(z.File)
	if main == nil {
		return nil, fmt.Errorf("no .shp or .geojson in the archive: %w", ErrFormat)
	}
	left := int64(maxUnpacked)
	body, err := unpack(main, &left)
	if err != nil {
		return nil, err
	}
	if !strings.HasSuffix(strings.ToLower(entryName(main)), ".shp") {
		if bytes.HasPrefix(body, []byte("PK\x03\x04")) { // an archive in an archive
			return nil, ErrFormat
		}
		return decode(ctx, body, o)
	}
	p := parts{shp: body}
	for ext, dst := range map[string]*[]byte{".dbf": &p.dbf, ".prj": &p.prj, ".cpg": &p.cpg} {
		if f := sibling(z.File, main, ext); f != nil {
			if *dst, err = unpack(f, &left); err != nil {
				return nil, err
			}
		}
	}
	l, err := readShape(ctx, p, o)
	if err == nil && shared > 1 {
		l.problem(-1, false, "zip-layers", fmt.Sprint(shared), path.Base(entryName(main)))
	}
	return l, err
}

// mainEntry is the first layer in the archive, and how many there are.
func mainEntry(files []*zip.File) (main *zip.File, n int) {
	for _, want := range []string{".shp", ".geojson", ".topojson", ".json", ".kml", ".fgb"} {
		for _, f := range files {
			if name := entryName(f); strings.HasSuffix(strings.ToLower(name), want) && !ofFinder(name) {
				if n++; main == nil {
					main = f
				}
			}
		}
		if main != nil {
			return main, n
		}
	}
	return nil, 0
}

// ofFinder says whether a file is one that macOS puts beside another, for what it
// knows of it: its name is that of the other with ._ before it.
func ofFinder(name string) bool {
	name = strings.ReplaceAll(name, `\`, "/")
	return strings.HasPrefix(path.Base(name), "._") || slices.Contains(strings.Split(name, "/"), "__MACOSX")
}

func sibling(files []*zip.File, main *zip.File, ext string) *zip.File {
	name := entryName(main)
	want := strings.TrimSuffix(name, path.Ext(name)) + ext
	for _, f := range files {
		if strings.EqualFold(entryName(f), want) {
			return f
		}
	}
	return nil
}

// entryName decodes names written by Chinese Windows, which are GBK and do not
// say so.
func entryName(f *zip.File) string {
	if utf8.ValidString(f.Name) {
		return f.Name
	}
	if s, err := simplifiedchinese.GBK.NewDecoder().String(f.Name); err == nil {
		return s
	}
	return f.Name
}

// unpack reads one entry within what is left of the allowance. The declared
// size is not believed.
func unpack(f *zip.File, left *int64) ([]byte, error) {
	r, err := f.Open()
	if err != nil {
		return nil, fmt.Errorf("%s: %w: %w", entryName(f), ErrFormat, err)
	}
	defer func() { _ = r.Close() }()
	b, err := io.ReadAll(io.LimitReader(r, *left+1))
	if err != nil {
		return nil, fmt.Errorf("%s: %w: %w", entryName(f), ErrFormat, err)
	}
	if *left -= int64(len(b)); *left < 0 {
		return nil, fmt.Errorf("the archive unpacks to more than 1 GiB: %w", ErrFormat)
	}
	return b, nil
}
