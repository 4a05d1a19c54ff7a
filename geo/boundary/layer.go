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
}

// Feature is a division. Outer rings are counter-clockwise, holes clockwise,
// and the first point of a ring is repeated at its end.
type Feature struct {
	Code, Name, Parent string
	Props              map[string]string
	Geometry           orb.MultiPolygon // WGS 84 degrees; nil when unusable
}

// Problem is something the person should know. Its text is the catalogue's
// "geo."+Code with Args, what to do about it "geo."+Code+".do".
type Problem struct {
	Feature int // position in the file, -1 for the whole file
	Code    string
	Args    []string
	Fatal   bool // the feature, or the file, cannot be used
}

// ErrFormat is wrapped by the error for a file that is no boundary file.
var ErrFormat = errors.New("not a boundary file")

// maxSize keeps a mistaken choice of file from filling the memory.
const maxSize = 1 << 30

// Read reads a GeoJSON, a shapefile by its .shp, or a zip with a shapefile.
// The content decides, not the extension.
func Read(ctx context.Context, path string) (*Layer, error) {
	st, err := os.Stat(path)
	if err != nil {
		return nil, fmt.Errorf("boundaries: %w", err)
	}
	if st.Size() > maxSize {
		return nil, fmt.Errorf("%s is larger than 1 GiB: %w", filepath.Base(path), ErrFormat)
	}
	b, err := os.ReadFile(path)
	if err != nil {
		return nil, fmt.Errorf("boundaries: %w", err)
	}
	l, err := decode(ctx, b, path)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", filepath.Base(path), err)
	}
	return l, nil
}

func decode(ctx context.Context, b []byte, path string) (*Layer, error) {
	switch {
	case bytes.HasPrefix(b, []byte("PK\x03\x04")):
		return readZip(ctx, b)
	case bytes.HasPrefix(b, []byte{0, 0, 0x27, 0x0a}):
		return readShape(ctx, beside(path, b))
	}
	if t := bytes.TrimLeft(bytes.TrimPrefix(b, []byte("\ufeff")), " \t\r\n"); len(t) > 0 && t[0] == '{' {
		return readGeoJSON(ctx, b)
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

// finish brings the geometry to degrees, mends rings and looks for codes that
// stand twice. Until then the geometry is as the file has it.
func (l *Layer) finish(ctx context.Context, crs *projection.CRS) error {
	swapped := false
	if crs == nil {
		g := projection.FromExtent(l.extent())
		if !g.Known {
			l.problem(-1, true, "crs-unknown")
			for i := range l.Features {
				l.Features[i].Geometry = nil
			}
			return nil
		}
		l.problem(-1, false, "crs-assumed", g.CRS.Name)
		crs, swapped = &g.CRS, g.Swapped
		if swapped {
			l.problem(-1, false, "axes-swapped")
		}
	} else {
		l.CRSCertain = true
	}
	l.CRS = crs.Name
	if crs.EPSG != 0 {
		l.CRS = fmt.Sprintf("EPSG:%d", crs.EPSG)
	}
	if crs.Shift {
		l.problem(-1, false, "old-datum", crs.Name)
	}
	seen := map[string]int{}
	for i := range l.Features {
		if err := ctx.Err(); err != nil {
			return err
		}
		f := &l.Features[i]
		if f.Geometry != nil {
			toDegrees(f.Geometry, crs.Proj, swapped)
			l.mend(i)
		}
		if j, dup := seen[f.Code]; dup && f.Code != "" {
			l.problem(i, false, "code-twice", f.Code, fmt.Sprint(j+1))
		}
		seen[f.Code] = i
		if f.Code == "" {
			l.problem(i, false, "no-code", f.Name)
		}
	}
	return nil
}

// extent is the range of the raw coordinates.
func (l *Layer) extent() (e projection.Extent) {
	first := true
	for _, f := range l.Features {
		if len(f.Geometry) == 0 {
			continue
		}
		b := f.Geometry.Bound()
		if first {
			e = projection.Extent{MinX: b.Min[0], MinY: b.Min[1], MaxX: b.Max[0], MaxY: b.Max[1]}
			first = false
		}
		e = projection.Extent{
			MinX: min(e.MinX, b.Min[0]), MinY: min(e.MinY, b.Min[1]),
			MaxX: max(e.MaxX, b.Max[0]), MaxY: max(e.MaxY, b.Max[1]),
		}
	}
	return e
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
