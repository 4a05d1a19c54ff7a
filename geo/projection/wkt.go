package projection

import (
	"errors"
	"fmt"
	"strconv"
	"strings"
)

// node is an element of well-known text: NAME["string", number, NODE[…], …].
type node struct {
	name string
	args []string // quoted strings without their quotes, and numbers
	kids []node
}

var errWKT = errors.New("not a well-known text")

// ParseWKT reads the text of a .prj file (WKT 1 or 2, Esri's or OGC's names)
// by its parameters: a name alone is never trusted. A projection that is not
// one of ours is an error.
func ParseWKT(s string) (CRS, error) {
	root, rest, err := parseNode(strings.TrimPrefix(s, "\ufeff"), 0)
	if err != nil || strings.TrimSpace(rest) != "" || len(root.args) == 0 {
		return CRS{}, errWKT
	}
	el, shift, err := root.ellipsoid()
	if err != nil {
		return CRS{}, err
	}
	c := CRS{Name: root.args[0], Shift: shift}
	switch root.name {
	case "GEOGCS", "GEOGCRS", "GEODCRS":
		c.Proj = Degrees{}
		if !shift {
			c.EPSG = root.epsg()
		}
		if u := root.find("ANGLEUNIT", "UNIT"); u != nil && !u.isDegree() {
			return CRS{}, fmt.Errorf("%s: angles are not in degrees", c.Name)
		}
	case "PROJCS", "PROJCRS":
		c.EPSG = root.epsg()
		if c.Proj, err = root.projection(el); err != nil {
			return CRS{}, fmt.Errorf("%s: %w", c.Name, err)
		}
	default:
		return CRS{}, fmt.Errorf("%s is not a map's reference system", root.name)
	}
	return c, nil
}

// parseNode reads one element; real files nest five deep, so ten is a limit
// that only an attack meets.
func parseNode(s string, depth int) (node, string, error) {
	s = strings.TrimSpace(s)
	i := strings.IndexAny(s, "[(")
	if i <= 0 || i > 40 || depth > 10 {
		return node{}, "", errWKT
	}
	n := node{name: strings.ToUpper(strings.TrimSpace(s[:i]))}
	s = s[i+1:]
	for {
		s = strings.TrimLeft(s, " \t\r\n,")
		switch {
		case s == "":
			return node{}, "", errWKT
		case s[0] == ']' || s[0] == ')':
			return n, s[1:], nil
		case s[0] == '"':
			end := strings.IndexByte(s[1:], '"')
			if end < 0 {
				return node{}, "", errWKT
			}
			n.args, s = append(n.args, s[1:1+end]), s[end+2:]
		default:
			end := strings.IndexAny(s, ",[]()")
			if end < 0 {
				return node{}, "", errWKT
			}
			if s[end] == '[' || s[end] == '(' {
				kid, rest, err := parseNode(s, depth+1)
				if err != nil {
					return node{}, "", err
				}
				n.kids, s = append(n.kids, kid), rest
				continue
			}
			n.args, s = append(n.args, strings.TrimSpace(s[:end])), s[end:]
		}
	}
}

// find returns the first element of one of the names, depth first.
func (n *node) find(names ...string) *node {
	for i := range n.kids {
		k := &n.kids[i]
		for _, name := range names {
			if k.name == name {
				return k
			}
		}
		if f := k.find(names...); f != nil {
			return f
		}
	}
	return nil
}

// epsg is the authority code of the element itself, not of its parts.
func (n *node) epsg() int {
	for _, k := range n.kids {
		if (k.name == "AUTHORITY" || k.name == "ID") && len(k.args) == 2 && strings.EqualFold(k.args[0], "EPSG") {
			code, _ := strconv.Atoi(k.args[1])
			return code
		}
	}
	return 0
}

func (n *node) number(i int) (float64, bool) {
	if i >= len(n.args) {
		return 0, false
	}
	v, err := strconv.ParseFloat(n.args[i], 64)
	return v, err == nil
}

func (n *node) isDegree() bool {
	v, ok := n.number(1)
	return ok && near(v, rad, 1e-6)
}

func near(a, b, rel float64) bool { return a-b < rel*b && b-a < rel*b }

// ellipsoid returns the figure of the earth and whether it is an old datum's.
func (n *node) ellipsoid() (Ellipsoid, bool, error) {
	s := n.find("SPHEROID", "ELLIPSOID")
	if s == nil {
		return Ellipsoid{}, false, errWKT
	}
	a, ok1 := s.number(1)
	f, ok2 := s.number(2)
	switch {
	case !ok1 || !ok2:
		return Ellipsoid{}, false, errWKT
	case near(a, CGCS2000.A, 1e-9):
		return CGCS2000, false, nil
	case near(a, Krassovsky.A, 1e-9):
		return Krassovsky, true, nil
	case near(a, IAG75.A, 1e-9):
		return IAG75, true, nil
	}
	return Ellipsoid{}, false, fmt.Errorf("unknown ellipsoid %g, %g", a, f)
}

// projection builds the projection from METHOD and PARAMETER elements.
func (n *node) projection(el Ellipsoid) (Projection, error) {
	m := n.find("PROJECTION", "METHOD")
	if m == nil || len(m.args) == 0 {
		return nil, errWKT
	}
	p := n.parameters()
	if u := n.linearUnit(); u != 1 {
		return nil, fmt.Errorf("the unit is not the metre but %g m", u)
	}
	switch plain(m.args[0]) {
	case "gausskruger", "transversemercator":
		scale := p["scalefactor"]
		if scale == 0 {
			scale = 1
		}
		if p["latitudeoforigin"] != 0 {
			return nil, errors.New("the latitude of origin is not the equator")
		}
		return GaussKrueger(el, p["centralmeridian"], p["falseeasting"], p["falsenorthing"], scale), nil
	case "popularvisualisationpseudomercator", "mercatorauxiliarysphere":
		return Mercator{}, nil
	case "albers", "albersconicequalarea", "albersequalarea":
		lat1, lat2 := p["standardparallel1"], p["standardparallel2"]
		return from(Albers(p["centralmeridian"], lat1, lat2), p), nil
	}
	return nil, fmt.Errorf("projection %s is not supported", m.args[0])
}

// linearUnit is the metres in the projected system's own unit, which stands
// directly below the root; the degree of the base system is deeper.
func (n *node) linearUnit() float64 {
	for i := range n.kids {
		k := &n.kids[i]
		if k.name == "UNIT" || k.name == "LENGTHUNIT" {
			if v, ok := k.number(1); ok {
				return v
			}
		}
	}
	return 1
}

// aliases are the names that WKT 2 and OGC give to Esri's parameters.
var aliases = map[string]string{
	"latitudeofcenter": "latitudeoforigin", "latitudeofnaturalorigin": "latitudeoforigin", "latitudeoffalseorigin": "latitudeoforigin",
	"longitudeofcenter": "centralmeridian", "longitudeofnaturalorigin": "centralmeridian", "longitudeoffalseorigin": "centralmeridian",
	"scalefactoratnaturalorigin": "scalefactor", "eastingatfalseorigin": "falseeasting", "northingatfalseorigin": "falsenorthing",
	"latitudeof1ststandardparallel": "standardparallel1", "latitudeof2ndstandardparallel": "standardparallel2",
}

func (n *node) parameters() map[string]float64 {
	p := map[string]float64{}
	var walk func(n *node)
	walk = func(n *node) {
		for i := range n.kids {
			k := &n.kids[i]
			if v, ok := k.number(1); ok && k.name == "PARAMETER" {
				key := plain(k.args[0])
				if a, ok := aliases[key]; ok {
					key = a
				}
				p[key] = v
			}
			walk(k)
		}
	}
	walk(n)
	return p
}

func plain(s string) string {
	return strings.ToLower(strings.NewReplacer("_", "", " ", "", "(", "", ")", "", "-", "").Replace(s))
}

// from moves an Albers projection to the origin its file names.
func from(a Projection, p map[string]float64) Projection {
	_, y0 := a.Forward(p["centralmeridian"], p["latitudeoforigin"])
	return offset{a, p["falseeasting"], p["falsenorthing"] - y0}
}

// offset adds a constant to projected coordinates.
type offset struct {
	Projection
	dx, dy float64
}

// Forward projects.
func (o offset) Forward(lon, lat float64) (float64, float64) {
	x, y := o.Projection.Forward(lon, lat)
	return x + o.dx, y + o.dy
}

// Inverse unprojects.
func (o offset) Inverse(x, y float64) (float64, float64) {
	return o.Projection.Inverse(x-o.dx, y-o.dy)
}
