package boundary

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"maps"
	"math"
	"slices"
	"strconv"
	"strings"

	"taihang/geo/projection"

	"github.com/paulmach/orb"
)

// TopoJSON (specification 1.0.0): borders stand once, as arcs, and areas name
// the arcs around them.

type topology struct {
	Type      string
	Transform *struct{ Scale, Translate [2]float64 }
	Arcs      [][][]float64
	Objects   map[string]topoObject
}

type topoObject struct {
	Type       string
	ID         any
	Properties map[string]any
	Arcs       json.RawMessage
	Geometries []topoObject
}

// isTopology looks for the type among the first bytes: it may stand anywhere,
// but programs write it first.
func isTopology(b []byte) bool {
	head := b[:min(len(b), 4096)]
	if bytes.Contains(head, []byte(`"Topology"`)) {
		return true
	}
	return bytes.Contains(head, []byte(`"arcs"`)) && !bytes.Contains(head, []byte(`"FeatureCollection"`))
}

func readTopology(ctx context.Context, b []byte, o Options) (*Layer, error) {
	l := &Layer{Encoding: "UTF-8", o: o}
	b, err := l.text(b)
	if err != nil {
		return nil, err
	}
	var t topology
	if err := json.Unmarshal(b, &t); err != nil {
		return nil, fmt.Errorf("%w: %w", ErrFormat, err)
	}
	if t.Type != "Topology" {
		return nil, ErrFormat
	}
	arcs, err := t.arcs()
	if err != nil {
		return nil, err
	}
	names := slices.Sorted(maps.Keys(t.Objects))
	chosen, err := l.choose(names, func(name string) int { return len(t.Objects[name].Geometries) })
	if err != nil {
		return nil, err
	}
	list := t.Objects[chosen].Geometries
	if list == nil {
		list = []topoObject{t.Objects[chosen]}
	}
	for i := range list {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		l.topoFeature(&list[i], arcs)
	}
	wgs := projection.WGS84()
	return l, l.finish(ctx, &wgs)
}

// choose settles which of several layers is read: the one that is asked for,
// else the one with the most features.
func (l *Layer) choose(names []string, size func(string) int) (string, error) {
	l.Layers = names
	if l.o.Layer != "" {
		if !slices.Contains(names, l.o.Layer) {
			return "", fmt.Errorf("%s: %w: %s", l.o.Layer, ErrLayer, strings.Join(names, ", "))
		}
		l.Layer = l.o.Layer
		return l.Layer, nil
	}
	most := -1
	for _, n := range names {
		if s := size(n); s > most {
			l.Layer, most = n, s
		}
	}
	if most < 0 {
		return "", fmt.Errorf("no layer: %w", ErrFormat)
	}
	if len(names) > 1 {
		l.problem(-1, false, "layers", l.Layer, strings.Join(names, ", "))
	}
	return l.Layer, nil
}

// arcs brings the topology's arcs to coordinates.
func (t *topology) arcs() ([]orb.LineString, error) {
	out := make([]orb.LineString, len(t.Arcs))
	for i, arc := range t.Arcs {
		line := make(orb.LineString, 0, len(arc))
		x, y := 0.0, 0.0
		for _, p := range arc {
			if len(p) < 2 {
				return nil, fmt.Errorf("arc %d has a point of %d coordinates: %w", i, len(p), ErrFormat)
			}
			pt := orb.Point{p[0], p[1]}
			if t.Transform != nil {
				x, y = x+p[0], y+p[1]
				pt = orb.Point{x*t.Transform.Scale[0] + t.Transform.Translate[0], y*t.Transform.Scale[1] + t.Transform.Translate[1]}
			}
			if math.IsNaN(pt[0]+pt[1]) || math.IsInf(pt[0], 0) || math.IsInf(pt[1], 0) {
				return nil, fmt.Errorf("arc %d is not made of numbers: %w", i, ErrFormat)
			}
			line = append(line, pt)
		}
		out[i] = line
	}
	return out, nil
}

func (l *Layer) topoFeature(g *topoObject, arcs []orb.LineString) {
	i := len(l.Features)
	props := map[string]string{}
	for k, v := range g.Properties {
		props[k] = topoText(v)
	}
	if _, has := props["id"]; !has && g.ID != nil {
		props["id"] = topoText(g.ID)
	}
	f := identify(props)
	m, err := g.areas(arcs)
	switch {
	case err != nil:
		l.unread(i, f.Name, err)
	case m == nil:
		l.problem(i, true, "no-geometry", f.Name)
	}
	f.Geometry = m
	l.Features = append(l.Features, f)
}

// topoText writes a property: numbers as codes are, without an exponent.
func topoText(v any) string {
	if n, ok := v.(float64); ok {
		return strconv.FormatFloat(n, 'f', -1, 64)
	}
	return plainText(v)
}

func (g *topoObject) areas(arcs []orb.LineString) (orb.MultiPolygon, error) {
	var list [][][]int
	switch g.Type {
	case "Polygon":
		var one [][]int
		if err := json.Unmarshal(g.Arcs, &one); err != nil {
			return nil, fmt.Errorf("arcs: %w", err)
		}
		list = [][][]int{one}
	case "MultiPolygon":
		if err := json.Unmarshal(g.Arcs, &list); err != nil {
			return nil, fmt.Errorf("arcs: %w", err)
		}
	case "":
		return nil, nil
	default:
		return nil, noAreaNamed(g.Type)
	}
	var m orb.MultiPolygon
	for _, rings := range list {
		var p orb.Polygon
		for _, ring := range rings {
			r, err := stitch(ring, arcs)
			if err != nil {
				return nil, err
			}
			p = append(p, r)
		}
		m = append(m, p)
	}
	return m, nil
}

// stitch joins arcs to a ring; ~i is arc i backwards. Where one ends the next
// begins, at a point that is taken once.
func stitch(ring []int, arcs []orb.LineString) (orb.Ring, error) {
	var r orb.Ring
	for _, at := range ring {
		back := at < 0
		if back {
			at = ^at
		}
		if at >= len(arcs) {
			return nil, fmt.Errorf("there is no arc %d", at)
		}
		line := arcs[at]
		if len(r)+len(line) > maxRing {
			return nil, fmt.Errorf("a ring of more than %d points", maxRing)
		}
		for k := range line {
			p := line[k]
			if back {
				p = line[len(line)-1-k]
			}
			if k == 0 && len(r) > 0 && r[len(r)-1] == p {
				continue
			}
			r = append(r, p)
		}
	}
	return r, nil
}

// maxRing bounds what arcs that are named over and over can come to.
const maxRing = 20_000_000
