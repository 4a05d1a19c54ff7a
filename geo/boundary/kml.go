package boundary

import (
	"bytes"
	"context"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"math"
	"strconv"
	"strings"

	"taihang/geo/projection"

	"github.com/paulmach/orb"
)

// KML (OGC 12-007r2): placemarks with areas and their data. Links to elsewhere
// are not followed, entities are not known, a document type is refused.

const maxDepth = 100 // folders in folders

func readKML(ctx context.Context, b []byte, o Options) (*Layer, error) {
	l := &Layer{Encoding: "UTF-8", o: o}
	b, err := l.text(b)
	if err != nil {
		return nil, err
	}
	d := xml.NewDecoder(bytes.NewReader(b))
	d.Entity = nil
	d.CharsetReader = func(_ string, r io.Reader) (io.Reader, error) { return r, nil } // text has seen to it
	k := kml{l: l}
	for {
		t, err := d.Token()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			return nil, fmt.Errorf("at byte %d: %w: %w", d.InputOffset(), ErrFormat, err)
		}
		if err := k.token(t); err != nil {
			return nil, err
		}
		if err := ctx.Err(); err != nil {
			return nil, err
		}
	}
	if !k.isKML {
		return nil, ErrFormat
	}
	wgs := projection.WGS84()
	return l, l.finish(ctx, &wgs)
}

// kml is the state of one reading.
type kml struct {
	l     *Layer
	isKML bool
	path  []string
	text  strings.Builder

	props map[string]string // of the placemark under way; nil outside of one
	field string
	shape orb.MultiPolygon
	outer orb.Ring
	inner []orb.Ring
	fault error
}

func (k *kml) token(t xml.Token) error {
	switch t := t.(type) {
	case xml.Directive:
		return fmt.Errorf("a document type: %w", ErrFormat)
	case xml.StartElement:
		if len(k.path) == 0 && t.Name.Local != "kml" {
			return ErrFormat
		}
		k.isKML = true
		if k.path = append(k.path, t.Name.Local); len(k.path) > maxDepth {
			return fmt.Errorf("nested too deeply: %w", ErrFormat)
		}
		k.text.Reset()
		k.start(t)
	case xml.CharData:
		k.text.Write(t)
	case xml.EndElement:
		k.end(t.Name.Local)
		k.path = k.path[:len(k.path)-1]
		k.text.Reset()
	}
	return nil
}

func (k *kml) start(t xml.StartElement) {
	switch t.Name.Local {
	case "Placemark":
		k.props, k.shape, k.fault = map[string]string{}, nil, nil
	case "Polygon":
		k.outer, k.inner = nil, nil
	case "SimpleData", "Data":
		for _, a := range t.Attr {
			if a.Name.Local == "name" {
				k.field = a.Value
			}
		}
	}
}

func (k *kml) end(name string) {
	if k.props == nil {
		return
	}
	said := func() string { return strings.TrimSpace(k.text.String()) }
	switch name {
	case "name":
		if k.within("Placemark") {
			k.props["name"] = said()
		}
	case "SimpleData":
		k.props[k.field] = said()
	case "value":
		if k.within("Data") {
			k.props[k.field] = said()
		}
	case "coordinates":
		if k.within("LinearRing") {
			k.ring(k.text.String())
		}
	case "Polygon":
		if k.outer != nil {
			k.shape = append(k.shape, append(orb.Polygon{k.outer}, k.inner...))
		}
	case "Placemark":
		k.place()
	}
}

// within says whether the element that ends lies directly in another.
func (k *kml) within(parent string) bool {
	return len(k.path) > 1 && k.path[len(k.path)-2] == parent
}

// ring takes the corners of the boundary that the path says.
func (k *kml) ring(s string) {
	r, err := cornersOf(s)
	if err != nil && k.fault == nil {
		k.fault = err
	}
	for i := len(k.path) - 1; i >= 0; i-- {
		switch k.path[i] {
		case "outerBoundaryIs":
			k.outer = r
			return
		case "innerBoundaryIs":
			k.inner = append(k.inner, r)
			return
		}
	}
}

// cornersOf reads "lon,lat[,height] lon,lat …".
func cornersOf(s string) (r orb.Ring, err error) {
	for _, point := range strings.Fields(s) {
		a, rest, ok := strings.Cut(point, ",")
		b, _, _ := strings.Cut(rest, ",")
		x, errX := strconv.ParseFloat(a, 64)
		y, errY := strconv.ParseFloat(b, 64)
		if !ok || errX != nil || errY != nil || math.IsNaN(x+y) || math.IsInf(x, 0) || math.IsInf(y, 0) {
			return nil, fmt.Errorf("a coordinate reads %q", short(point))
		}
		r = append(r, orb.Point{x, y})
	}
	return r, nil
}

func short(s string) string {
	if r := []rune(s); len(r) > 20 {
		return string(r[:20]) + "…"
	}
	return s
}

// place makes a feature of a placemark. Points and lines are passed over.
func (k *kml) place() {
	props, shape := k.props, k.shape
	k.props = nil
	if shape == nil && k.fault == nil {
		return
	}
	i := len(k.l.Features)
	f := identify(props)
	if f.Geometry = shape; k.fault != nil {
		k.l.problem(i, true, "geometry-broken", f.Name, k.fault.Error())
		f.Geometry = nil
	}
	k.l.Features = append(k.l.Features, f)
}
