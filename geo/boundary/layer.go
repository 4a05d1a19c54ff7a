// Package boundary reads layers of divisions from the files people have, into
// one form: features with a code, a name and polygons in WGS 84 degrees.
// Anything wrong with a feature is a Problem of that feature; only a file that
// cannot be read at all is an error. Rings are oriented here, once.
package boundary

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"taihang/geo/projection"

	"github.com/paulmach/orb"
)

// Layer is what a file holds.
type Layer struct {
	Features   []Feature
	CRS        string // as the file names it, or as assumed; "" when unknown
	CRSCertain bool   // the file says so itself
	Encoding   string // of the attributes: UTF-8, GBK …
	Problems   []Problem
	Questions  []Question
	Layers     []string // names of all layers in the file, where it can hold several
	Layer      string   // the one that was read

	o   Options
	prj bool // a .prj would name the system
}

// Feature is a division. Outer rings are counter-clockwise, holes clockwise,
// and the first point of a ring is repeated at its end.
type Feature struct {
	Code, Name, Parent string
	Props              map[string]string
	Geometry           orb.MultiPolygon // WGS 84 degrees; nil when unusable, or with PartOf
	PartOf             int              // 1 + the feature of the same division that has the geometry of this one, too; 0 for none
}

// Problem is something the person should know. Its text is the catalogue's
// "geo."+Code with Args, what to do about it "geo."+Code+".do".
type Problem struct {
	Feature int // position in the file, -1 for the whole file
	Code    string
	Args    []string
	Fatal   bool // the feature, or the file, cannot be used
}

// Errors that are wrapped: the file is no boundary file; no such system, layer
// or encoding is known.
var (
	ErrFormat   = errors.New("not a boundary file")
	ErrCRS      = errors.New("unknown reference system")
	ErrLayer    = errors.New("no such layer")
	ErrEncoding = errors.New("unknown encoding")
)

// maxSize keeps a mistaken choice of file from filling the memory.
const maxSize = 1 << 30

// Read reads GeoJSON, TopoJSON, KML, FlatGeobuf, a GeoPackage, a table with
// areas as well-known text, a shapefile by its .shp or a folder that holds one,
// or a zip with any of the first. The content decides, not the extension.
func Read(ctx context.Context, path string, o Options) (*Layer, error) {
	l, err := open(ctx, path, o)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", filepath.Base(path), err)
	}
	return l, nil
}

func open(ctx context.Context, path string, o Options) (*Layer, error) {
	if _, err := o.settled(); err != nil {
		return nil, err
	}
	st, err := os.Stat(path)
	if err == nil && st.IsDir() {
		if path, err = inFolder(path); err == nil {
			st, err = os.Stat(path)
		}
	}
	switch {
	case err != nil:
		return nil, err
	case st.Size() > maxSize:
		return nil, fmt.Errorf("larger than 1 GiB: %w", ErrFormat)
	}
	head := make([]byte, 16)
	if f, err := os.Open(path); err == nil {
		_, _ = f.Read(head)
		_ = f.Close()
	}
	if bytes.HasPrefix(head, []byte("SQLite format 3\x00")) {
		return readPackage(ctx, path, o)
	}
	b, err := os.ReadFile(path)
	if err != nil {
		return nil, err
	}
	if bytes.HasPrefix(b, []byte{0, 0, 0x27, 0x0a}) {
		return readShape(ctx, beside(path, b), o)
	}
	return decode(ctx, b, o)
}

// inFolder is the one .shp of a folder.
func inFolder(dir string) (string, error) {
	entries, err := os.ReadDir(dir)
	if err != nil {
		return "", err
	}
	found := ""
	for _, e := range entries {
		if strings.EqualFold(filepath.Ext(e.Name()), ".shp") && !ofFinder(e.Name()) {
			if found != "" {
				return "", fmt.Errorf("%s, %s: %w", found, e.Name(), ErrLayer)
			}
			found = e.Name()
		}
	}
	if found == "" {
		return "", ErrFormat
	}
	return filepath.Join(dir, found), nil
}

// decode reads what one file holds.
func decode(ctx context.Context, b []byte, o Options) (*Layer, error) {
	switch {
	case bytes.HasPrefix(b, []byte("PK\x03\x04")):
		return readZip(ctx, b, o)
	case bytes.HasPrefix(b, []byte("fgb\x03fgb")):
		return readFlat(ctx, b, o)
	}
	t := bytes.TrimLeft(bytes.TrimPrefix(b, []byte("\ufeff")), " \t\r\n")
	switch {
	case len(t) == 0:
	case t[0] == '{' && isTopology(t):
		return readTopology(ctx, b, o)
	case t[0] == '{':
		return readGeoJSON(ctx, b, o)
	case t[0] == '<':
		return readKML(ctx, b, o)
	case isTable(b):
		return readTable(ctx, b, o)
	}
	return nil, ErrFormat
}

// beside collects the files of a shapefile that lie next to its .shp.
func beside(path string, shp []byte) parts {
	p := parts{shp: shp}
	stem := path[:len(path)-len(filepath.Ext(path))]
	load := func(exts ...string) []byte {
		for _, e := range exts {
			if st, err := os.Stat(stem + e); err == nil && st.Size() <= maxSize {
				if b, err := os.ReadFile(stem + e); err == nil {
					return b
				}
			}
		}
		return nil
	}
	p.dbf, p.prj, p.cpg = load(".dbf", ".DBF"), load(".prj", ".PRJ"), load(".cpg", ".CPG")
	return p
}

// problem notes one for feature i.
func (l *Layer) problem(i int, fatal bool, code string, args ...string) {
	l.Problems = append(l.Problems, Problem{i, code, args, fatal})
}

// finish brings the geometry to degrees, mends rings, puts the parts of a division
// together and looks for codes that stand twice. Until then the geometry is as the
// file has it, in crs if the file says so.
func (l *Layer) finish(ctx context.Context, crs *projection.CRS) error {
	told, err := l.o.settled()
	if err != nil {
		return err
	}
	if told != nil {
		crs = told
	}
	swapped := false
	if l.CRSCertain = crs != nil; crs == nil {
		if crs, swapped = l.assume(); crs == nil {
			switch n, all := l.latitudesFirst(); {
			case n > 0:
				l.problem(-1, true, "axes-mixed", fmt.Sprint(n), fmt.Sprint(all))
			case l.prj:
				l.problem(-1, true, "prj-missing")
			default:
				l.problem(-1, true, "crs-unknown")
			}
			l.drop()
			return nil
		}
	}
	l.CRS = crs.Name
	if crs.EPSG != 0 {
		l.CRS = fmt.Sprintf("EPSG:%d", crs.EPSG)
	}
	if crs.Shift {
		l.problem(-1, false, "old-datum", crs.Name)
	}
	for i := range l.Features {
		if err := ctx.Err(); err != nil {
			return err
		}
		if f := &l.Features[i]; f.Geometry != nil {
			toDegrees(f.Geometry, crs.Proj, swapped)
			l.mend(i)
		}
	}
	l.shift(l.o.Datum)
	l.twice()
	return nil
}

// assume takes the system that the numbers speak for, and asks. With several
// that are as likely none is taken.
func (l *Layer) assume() (crs *projection.CRS, swapped bool) {
	e := l.extent()
	g := projection.FromExtent(e)
	q := Question{Code: "crs", Candidates: candidates(e), Assumed: g.Known}
	if g.Known && !g.Swapped {
		q.Candidates = slices.DeleteFunc(q.Candidates, func(c Candidate) bool { return c.Value == g.CRS.Name })
		q.Candidates = slices.Insert(q.Candidates, 0, Candidate{g.CRS.Name, l.bound(&g.CRS), g.CRS})
	}
	if !g.Known {
		q.Outlines = l.outlines()
	}
	l.Questions = append(l.Questions, q)
	if !g.Known {
		return nil, false
	}
	l.problem(-1, false, "crs-assumed", g.CRS.Name)
	if g.Swapped {
		l.problem(-1, false, "axes-swapped")
	}
	return &g.CRS, g.Swapped
}

// bound is where the layer lies under a system, by its corners.
func (l *Layer) bound(crs *projection.CRS) orb.Bound {
	e := l.extent()
	x0, y0 := e.MinX, e.MinY
	x1, y1 := e.MaxX, e.MaxY
	if _, plain := crs.Proj.(projection.Degrees); !plain {
		x0, y0 = crs.Proj.Inverse(x0, y0)
		x1, y1 = crs.Proj.Inverse(x1, y1)
	}
	return orb.Bound{Min: orb.Point{x0, y0}, Max: orb.Point{x1, y1}}
}

// extent is the range of the raw coordinates. Where more than half of the features
// are in degrees, and all together in no system, it is the range of those: a few
// that are not, such as with latitude first, are not to decide for the others.
func (l *Layer) extent() projection.Extent {
	var whole, plain, swapped projection.Extent
	n, nPlain, nSwapped := 0, 0, 0
	for _, f := range l.Features {
		if len(f.Geometry) == 0 {
			continue
		}
		b := f.Geometry.Bound()
		e := projection.Extent{MinX: b.Min[0], MinY: b.Min[1], MaxX: b.Max[0], MaxY: b.Max[1]}
		whole = widen(whole, e, n)
		n++
		switch g := projection.FromExtent(e); {
		case !g.Known || g.CRS.EPSG != 4326:
		case g.Swapped:
			swapped = widen(swapped, e, nSwapped)
			nSwapped++
		default:
			plain = widen(plain, e, nPlain)
			nPlain++
		}
	}
	switch {
	case projection.FromExtent(whole).Known:
	case 2*nPlain > n:
		return plain
	case 2*nSwapped > n:
		return swapped
	}
	return whole
}

// latitudesFirst counts the features with latitude first, and all, of a layer in which the
// others have longitude first; 0 for any other layer.
func (l *Layer) latitudesFirst() (n, all int) {
	for _, f := range l.Features {
		if len(f.Geometry) == 0 {
			continue
		}
		all++
		b := f.Geometry.Bound()
		switch g := projection.FromExtent(projection.Extent{MinX: b.Min[0], MinY: b.Min[1], MaxX: b.Max[0], MaxY: b.Max[1]}); {
		case !g.Known || g.CRS.EPSG != 4326:
			return 0, 0
		case g.Swapped:
			n++
		}
	}
	if n == all {
		return 0, 0
	}
	return n, all
}

// widen is the range of both, or of the second if it is the first of all.
func widen(a, b projection.Extent, n int) projection.Extent {
	if n == 0 {
		return b
	}
	return projection.Extent{MinX: min(a.MinX, b.MinX), MinY: min(a.MinY, b.MinY), MaxX: max(a.MaxX, b.MaxX), MaxY: max(a.MaxY, b.MaxY)}
}

func toDegrees(m orb.MultiPolygon, p projection.Projection, swapped bool) {
	_, plain := p.(projection.Degrees)
	for _, poly := range m {
		for _, ring := range poly {
			for k, pt := range ring {
				if swapped {
					pt[0], pt[1] = pt[1], pt[0]
				}
				if !plain {
					pt[0], pt[1] = p.Inverse(pt[0], pt[1])
				}
				ring[k] = pt
			}
		}
	}
}
