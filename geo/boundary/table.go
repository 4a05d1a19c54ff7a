package boundary

import (
	"bytes"
	"context"
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"math"
	"os"
	"strconv"
	"strings"

	"taihang/geo/projection"

	"github.com/paulmach/orb"
)

// IsTable says whether a file is a table of which a column holds areas as
// well-known text, by its beginning.
func IsTable(path string) bool {
	f, err := os.Open(path)
	if err != nil {
		return false
	}
	defer f.Close()
	b, err := io.ReadAll(io.LimitReader(f, 8192))
	return err == nil && isTable(b)
}

// IsLayer says whether a path is a folder with a shapefile, or a file that begins
// as only layers do, whatever it is called.
func IsLayer(path string) bool {
	if info, err := os.Stat(path); err == nil && info.IsDir() {
		_, err := inFolder(path)
		return err == nil || errors.Is(err, ErrLayer)
	}
	f, err := os.Open(path)
	if err != nil {
		return false
	}
	defer f.Close()
	head := make([]byte, 16)
	n, _ := io.ReadFull(f, head)
	head = head[:n]
	return bytes.HasPrefix(head, []byte("fgb\x03fgb")) || bytes.HasPrefix(head, []byte{0, 0, 0x27, 0x0a})
}

// isTable says whether the text is a table of which a column holds areas as
// well-known text.
func isTable(b []byte) bool {
	head := bytes.ToUpper(b[:min(len(b), 8192)])
	return bytes.Contains(head, []byte("POLYGON")) && bytes.IndexByte(head, ',') > 0
}

// readTable reads a comma-separated table with a header.
func readTable(ctx context.Context, b []byte, o Options) (*Layer, error) {
	l := &Layer{Encoding: "UTF-8", o: o}
	b, err := l.text(b)
	if err != nil {
		return nil, err
	}
	r := csv.NewReader(bytes.NewReader(b))
	r.FieldsPerRecord, r.LazyQuotes, r.ReuseRecord = -1, true, true
	head, err := r.Read()
	if err != nil {
		return nil, fmt.Errorf("%w: %w", ErrFormat, err)
	}
	names := append([]string(nil), head...)
	shapes := -1
	for {
		row, err := r.Read()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			return nil, fmt.Errorf("%w: %w", ErrFormat, err)
		}
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		if shapes < 0 {
			for i, c := range row {
				if isArea(c) {
					shapes = i
				}
			}
		}
		l.tableRow(names, row, shapes)
	}
	if shapes < 0 {
		return nil, ErrFormat
	}
	var crs *projection.CRS
	if g := projection.FromExtent(l.extent()); g.Known && g.CRS.EPSG == 4326 && !g.Swapped {
		crs = &g.CRS // degrees; metres have to say whose
	}
	return l, l.finish(ctx, crs)
}

func isArea(s string) bool {
	s = strings.ToUpper(strings.TrimSpace(s[:min(len(s), 64)]))
	if _, rest, ok := strings.Cut(s, ";"); ok && strings.HasPrefix(s, "SRID=") {
		s = rest
	}
	return strings.HasPrefix(s, "POLYGON") || strings.HasPrefix(s, "MULTIPOLYGON")
}

func (l *Layer) tableRow(names, row []string, shapes int) {
	i := len(l.Features)
	props := map[string]string{}
	for k, v := range row {
		if k < len(names) && k != shapes {
			props[strings.Clone(names[k])] = strings.Clone(v)
		}
	}
	f := identify(props)
	if shapes >= 0 && shapes < len(row) && strings.TrimSpace(row[shapes]) != "" {
		m, err := ParseWKT(row[shapes])
		if err != nil {
			l.unread(i, f.Name, err)
		}
		f.Geometry = m
	} else {
		l.problem(i, true, "no-geometry", f.Name)
	}
	l.Features = append(l.Features, f)
}

// ParseWKT reads POLYGON and MULTIPOLYGON of well-known text (OGC 06-103r4),
// with SRID=…; before it, heights and measures passed over, and EMPTY.
func ParseWKT(s string) (orb.MultiPolygon, error) {
	w := wkt{s: strings.TrimSpace(s)}
	if strings.HasPrefix(strings.ToUpper(w.s[:min(len(w.s), 5)]), "SRID=") {
		_, rest, ok := strings.Cut(w.s, ";")
		if !ok {
			return nil, w.unexpected()
		}
		w.s = strings.TrimSpace(rest)
	}
	kind := w.word()
	for _, z := range []string{"ZM", "Z", "M"} {
		if cut, ok := strings.CutSuffix(kind, z); ok && strings.HasSuffix(cut, "POLYGON") {
			kind = cut
			break
		}
	}
	next := w.word()
	if next == "Z" || next == "M" || next == "ZM" {
		next = w.word()
	}
	if kind != "POLYGON" && kind != "MULTIPOLYGON" {
		return nil, noAreaNamed(strings.TrimRight(kind, "ZM"))
	}
	if next == "EMPTY" {
		return nil, w.end()
	}
	if next != "" {
		return nil, w.unexpected()
	}
	var m orb.MultiPolygon
	var err error
	if kind == "POLYGON" {
		var p orb.Polygon
		if p, err = w.polygon(); err == nil {
			m = orb.MultiPolygon{p}
		}
	} else {
		err = w.list(func() error {
			p, err := w.polygon()
			m = append(m, p)
			return err
		})
	}
	if err := firstErr(err, w.end()); err != nil {
		return nil, err
	}
	return m, nil
}

// wkt reads a text from the left.
type wkt struct {
	s string
	i int
}

func (w *wkt) skip() {
	for w.i < len(w.s) && w.s[w.i] <= ' ' {
		w.i++
	}
}

// word is the letters that come next, in capitals.
func (w *wkt) word() string {
	w.skip()
	from := w.i
	for w.i < len(w.s) && (w.s[w.i]|0x20 >= 'a' && w.s[w.i]|0x20 <= 'z') {
		w.i++
	}
	return strings.ToUpper(w.s[from:w.i])
}

func (w *wkt) list(item func() error) error {
	if w.skip(); w.i >= len(w.s) || w.s[w.i] != '(' {
		return w.unexpected()
	}
	for {
		w.i++
		if err := item(); err != nil {
			return err
		}
		w.skip()
		switch {
		case w.i < len(w.s) && w.s[w.i] == ',':
		case w.i < len(w.s) && w.s[w.i] == ')':
			w.i++
			return nil
		default:
			return w.unexpected()
		}
	}
}

func (w *wkt) polygon() (p orb.Polygon, err error) {
	err = w.list(func() error {
		var r orb.Ring
		err := w.list(func() error {
			pt, err := w.point()
			r = append(r, pt)
			return err
		})
		p = append(p, r)
		return err
	})
	return p, err
}

// point takes two numbers and passes over a height and a measure.
func (w *wkt) point() (pt orb.Point, err error) {
	n := 0
	for {
		w.skip()
		from := w.i
		for w.i < len(w.s) && isNumeric(w.s[w.i]) {
			w.i++
		}
		if from == w.i {
			break
		}
		v, err := strconv.ParseFloat(w.s[from:w.i], 64)
		if err != nil || math.IsInf(v, 0) || math.IsNaN(v) || n == 4 {
			w.i = from
			return pt, w.unexpected()
		}
		if n < 2 {
			pt[n] = v
		}
		n++
	}
	if n < 2 {
		return pt, w.unexpected()
	}
	return pt, nil
}

func (w *wkt) end() error {
	if w.skip(); w.i != len(w.s) {
		return w.unexpected()
	}
	return nil
}

func (w *wkt) unexpected() error {
	return fmt.Errorf("the area's text reads %q", short(w.s[min(w.i, len(w.s)):]))
}
