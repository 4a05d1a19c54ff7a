package ingest

import (
	"archive/zip"
	"bytes"
	"context"
	"errors"
	"io"
	"path"
	"strings"

	"github.com/klauspost/compress/flate"

	"taihang/data/ingest/markup"
	"taihang/data/text"
)

// Limits of the archives that spreadsheets are.
const (
	maxDirectory = 4 << 20 // bytes of the list of parts; a spreadsheet's has some 50 KiB
	maxPart      = 8 << 30 // of one part, unpacked
	smallPart    = 32 << 20
)

// archive is a spreadsheet of several parts in a zip file.
type archive struct {
	src   *source
	parts map[string]*zip.File // by the name in lower case
}

// readArchive reads the list of parts. A damaged list costs the file, and one
// of unusual length is not read.
func (f *File) readArchive() (*archive, error) {
	g := &gate{r: f.src.f, left: maxDirectory}
	z, err := zip.NewReader(g, f.src.size)
	switch {
	case errors.Is(err, errGate):
		return nil, text.Errorf("ingest.limit.parts", f.Name)
	case err != nil:
		return nil, text.Errorf("ingest.damaged", f.Name, err)
	}
	g.open = true
	z.RegisterDecompressor(zip.Deflate, flate.NewReader) // a fifth less time than the standard library takes
	a := &archive{src: f.src, parts: make(map[string]*zip.File, len(z.File))}
	for _, part := range z.File {
		name := strings.ToLower(strings.TrimPrefix(strings.ReplaceAll(part.Name, "\\", "/"), "/"))
		if part.Flags&1 != 0 {
			return nil, text.Errorf("ingest.encrypted", f.Name)
		}
		if _, twice := a.parts[name]; twice {
			return nil, text.Errorf("ingest.damaged", f.Name)
		}
		a.parts[name] = part
	}
	return a, nil
}

var errGate = errors.New("ingest: too much to read")

// gate lets only so many bytes pass until it is open.
type gate struct {
	r    io.ReaderAt
	left int
	open bool
}

func (g *gate) ReadAt(b []byte, off int64) (int, error) {
	if !g.open {
		if g.left -= len(b); g.left < 0 {
			return 0, errGate
		}
	}
	return g.r.ReadAt(b, off)
}

func (a *archive) has(name string) bool { return a.parts[strings.ToLower(name)] != nil }

// any says whether a part has this ending.
func (a *archive) any(ending string) bool {
	for name := range a.parts {
		if strings.HasSuffix(name, ending) {
			return true
		}
	}
	return false
}

// size is that of a part, unpacked, as the archive declares it.
func (a *archive) size(name string) int64 {
	if p := a.parts[strings.ToLower(name)]; p != nil {
		return int64(p.UncompressedSize64)
	}
	return 0
}

// open reads a part. What it unpacks to is bounded by what it declares, and
// that by what tables come to.
func (a *archive) open(name string) (io.ReadCloser, error) {
	p := a.parts[strings.ToLower(name)]
	if p == nil {
		return nil, text.Errorf("ingest.damaged", a.src.name)
	}
	size, packed := p.UncompressedSize64, p.CompressedSize64
	if size > maxPart || size > smallPart && size/maxRatio > packed || size > ratioChecks && size/largeRatio > packed {
		return nil, text.Errorf("ingest.bomb", a.src.name)
	}
	r, err := p.Open()
	if err != nil {
		return nil, text.Errorf("ingest.damaged", a.src.name, err)
	}
	return r, nil
}

// walk scans a part. The function sees every Start.
func (a *archive) walk(ctx context.Context, name string, fn func(*markup.Scanner) error) error {
	r, err := a.open(name)
	if err != nil {
		return err
	}
	defer r.Close()
	m := markup.New(r)
	for n := 0; ; n++ {
		if n&1023 == 0 && ctx.Err() != nil {
			return ctx.Err()
		}
		k, err := m.Next()
		if err == nil && k == markup.Start {
			err = fn(m)
		}
		if err != nil {
			return a.src.markupError(err)
		}
		if k == markup.EOF {
			return nil
		}
	}
}

// markupError makes a sentence of a failure within a part.
func (s *source) markupError(err error) error {
	var told *text.Error
	switch {
	case err == nil, errors.As(err, &told), errors.Is(err, ErrStop), errors.Is(err, context.Canceled), errors.Is(err, context.DeadlineExceeded):
		return err
	case errors.Is(err, markup.ErrType), errors.Is(err, markup.ErrEntity):
		return text.Errorf("ingest.doctype", s.name, err)
	}
	return text.Errorf("ingest.damaged", s.name, err)
}

// relations are those of a part: id → the part's name, within the archive.
type relation struct{ kind, target string }

// relations reads the relations of a part. Those that leave the archive are not
// among them: no link is followed.
func (a *archive) relations(ctx context.Context, part string) (map[string]relation, error) {
	dir, base := path.Split(part)
	rels := dir + "_rels/" + base + ".rels"
	out := map[string]relation{}
	if !a.has(rels) {
		return out, nil
	}
	err := a.walk(ctx, rels, func(m *markup.Scanner) error {
		if !m.Is("Relationship") || strings.EqualFold(m.Value("TargetMode"), "External") {
			return nil
		}
		target := strings.ReplaceAll(m.Value("Target"), "\\", "/")
		if !strings.HasPrefix(target, "/") {
			target = dir + target
		}
		if len(out) < 1<<16 {
			out[m.Value("Id")] = relation{path.Base(m.Value("Type")), path.Clean("/" + target)[1:]}
		}
		return nil
	})
	return out, err
}

// openZip finds out what a zip file is.
func (f *File) openZip(ctx context.Context) error {
	a, err := f.readArchive()
	if err != nil {
		return err
	}
	kind, err := a.begin("mimetype", 100)
	if err != nil {
		return err
	}
	book, err := a.workbook(ctx)
	switch {
	case err != nil:
		return err
	case bytes.Contains(kind, []byte("opendocument.spreadsheet")), kind == nil && a.has("content.xml") && a.has("META-INF/manifest.xml"):
		return f.openODS(ctx, a)
	case strings.HasSuffix(book, ".bin"):
		return text.Errorf("ingest.xlsb", f.Name)
	case book != "":
		return f.openXLSX(ctx, a, book)
	case kind != nil, a.has("word/document.xml"), a.has("ppt/presentation.xml"):
		return text.Errorf("ingest.not.document", f.Name)
	case a.any(".shp"):
		return text.Errorf("ingest.not.boundary", f.Name)
	}
	return text.Errorf("ingest.not.archive", f.Name)
}

// begin is the beginning of a part, or nil when there is none.
func (a *archive) begin(name string, n int64) ([]byte, error) {
	if !a.has(name) {
		return nil, nil
	}
	r, err := a.open(name)
	if err != nil {
		return nil, err
	}
	defer r.Close()
	b, err := io.ReadAll(io.LimitReader(r, n))
	if err != nil {
		return nil, text.Errorf("ingest.damaged", a.src.name, err)
	}
	return b, nil
}

// workbook is the name of the part that lists the sheets, or "".
func (a *archive) workbook(ctx context.Context) (string, error) {
	rels, err := a.relations(ctx, "")
	if err != nil {
		return "", err
	}
	for _, r := range rels {
		if r.kind == "officeDocument" && a.has(r.target) {
			if !strings.HasPrefix(r.target, "word/") && !strings.HasPrefix(r.target, "ppt/") {
				return r.target, nil
			}
		}
	}
	for _, name := range []string{"xl/workbook.xml", "xl/workbook.bin"} {
		if a.has(name) {
			return name, nil
		}
	}
	return "", nil
}
