package boundary

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"regexp"
	"strconv"
	"strings"
	"unicode/utf8"

	"taihang/geo/projection"

	"github.com/paulmach/orb"
	"golang.org/x/text/encoding/simplifiedchinese"
)

// The GeoJSON reader goes through the collection feature by feature and keeps
// each one's text apart, so that one bad coordinate costs one feature and the
// report can say which. Coordinates are scanned by hand (coords.go): half of
// the time encoding/json would take, and no panic, no unbounded depth.

type jsonFeature struct {
	Type       string          `json:"type"`
	ID         json.RawMessage `json:"id"`
	Properties map[string]any  `json:"properties"`
	Geometry   *jsonGeometry   `json:"geometry"`
}

type jsonGeometry struct {
	Type        string          `json:"type"`
	Coordinates json.RawMessage `json:"coordinates"`
}

func readGeoJSON(ctx context.Context, b []byte, o Options) (*Layer, error) {
	l := &Layer{Encoding: "UTF-8", o: o}
	b, err := l.text(b)
	if err != nil {
		return nil, err
	}
	rest, err := l.collection(ctx, b)
	if err != nil {
		return nil, err
	}
	crs, err := memberCRS(rest["crs"])
	if err != nil {
		l.problem(-1, true, "crs-unsupported", err.Error())
		l.drop()
		return l, nil
	}
	if g := projection.FromExtent(l.extent()); crs == nil && g.Known && g.CRS.EPSG == 4326 && !g.Swapped {
		crs = &g.CRS // RFC 7946: degrees on WGS 84 unless said otherwise
	}
	return l, l.finish(ctx, crs)
}

// text brings a file's text to UTF-8, noting how it was written.
func (l *Layer) text(b []byte) ([]byte, error) {
	b = bytes.TrimPrefix(b, []byte("\ufeff"))
	if utf8.Valid(b) {
		return b, nil
	}
	u, err := simplifiedchinese.GB18030.NewDecoder().Bytes(b)
	if err != nil || bytes.ContainsRune(u, utf8.RuneError) {
		return nil, fmt.Errorf("neither UTF-8 nor GB 18030: %w", ErrFormat)
	}
	l.Encoding = "GB18030"
	return u, nil
}

// drop takes the geometry of all features away: its place is unknown.
func (l *Layer) drop() {
	for i := range l.Features {
		l.Features[i].Geometry = nil
	}
}

// collection reads the members of the outermost object: "features" one at a
// time, the others as text.
func (l *Layer) collection(ctx context.Context, b []byte) (map[string]json.RawMessage, error) {
	dec := json.NewDecoder(bytes.NewReader(b))
	if t, err := dec.Token(); err != nil || t != json.Delim('{') {
		return nil, ErrFormat
	}
	rest, found := map[string]json.RawMessage{}, false
	for dec.More() {
		key, err := dec.Token()
		if err != nil {
			return nil, broken(dec, err)
		}
		if key == "features" {
			found = true
			if err := l.features(ctx, dec); err != nil {
				return nil, err
			}
			continue
		}
		var raw json.RawMessage
		if err := dec.Decode(&raw); err != nil {
			return nil, broken(dec, err)
		}
		rest[key.(string)] = raw
	}
	if _, err := dec.Token(); err != nil {
		return nil, broken(dec, err)
	}
	if !found {
		if string(rest["type"]) != `"Feature"` {
			return nil, fmt.Errorf("no features: %w", ErrFormat)
		}
		l.feature(b)
	}
	return rest, nil
}

func broken(dec *json.Decoder, err error) error {
	return fmt.Errorf("at byte %d: %w: %w", dec.InputOffset(), ErrFormat, err)
}

func (l *Layer) features(ctx context.Context, dec *json.Decoder) error {
	if t, err := dec.Token(); err != nil || t != json.Delim('[') {
		return fmt.Errorf("features is not a list: %w", ErrFormat)
	}
	var raw json.RawMessage
	for dec.More() {
		if err := ctx.Err(); err != nil {
			return err
		}
		if err := dec.Decode(&raw); err != nil {
			return broken(dec, err)
		}
		l.feature(raw)
	}
	_, err := dec.Token()
	if err != nil {
		return broken(dec, err)
	}
	return nil
}

// feature adds the feature of one JSON text.
func (l *Layer) feature(raw []byte) {
	i := len(l.Features)
	var jf jsonFeature
	dec := json.NewDecoder(bytes.NewReader(raw))
	dec.UseNumber()
	if err := dec.Decode(&jf); err != nil {
		l.problem(i, true, "feature-broken", err.Error())
		l.Features = append(l.Features, Feature{})
		return
	}
	props := make(map[string]string, len(jf.Properties)+1)
	for k, v := range jf.Properties {
		props[k] = plainText(v)
	}
	if id := strings.Trim(string(jf.ID), `"`); id != "" && id != "null" {
		if _, has := props["id"]; !has {
			props["id"] = id
		}
	}
	f := identify(props)
	switch {
	case jf.Geometry == nil:
		l.problem(i, true, "no-geometry", f.Name)
	default:
		m, err := polygons(jf.Geometry)
		if err != nil {
			l.unread(i, f.Name, err)
		}
		f.Geometry = m
	}
	l.Features = append(l.Features, f)
}

func plainText(v any) string {
	switch v := v.(type) {
	case nil:
		return ""
	case string:
		return v
	case json.Number:
		return v.String()
	case bool:
		return strconv.FormatBool(v)
	}
	b, err := json.Marshal(v)
	if err != nil {
		return ""
	}
	return string(b)
}

func polygons(g *jsonGeometry) (orb.MultiPolygon, error) {
	switch g.Type {
	case "Polygon":
		p, err := scanPolygon(g.Coordinates)
		if err != nil {
			return nil, err
		}
		return orb.MultiPolygon{p}, nil
	case "MultiPolygon":
		return scanMultiPolygon(g.Coordinates)
	}
	return nil, noAreaNamed(g.Type)
}

var epsgName = regexp.MustCompile(`(?i)^(?:urn:ogc:def:crs:)?EPSG:(?:[\d.]*:)?(\d+)$`)

// memberCRS reads the crs member of the 2008 draft, which GDAL and QGIS still
// write. Without one, RFC 7946 says WGS 84; a file whose numbers deny that is
// left to be guessed at, and reported.
func memberCRS(raw json.RawMessage) (*projection.CRS, error) {
	wgs := projection.WGS84()
	if len(raw) == 0 || string(raw) == "null" {
		return nil, nil
	}
	var m struct {
		Properties struct {
			Name string `json:"name"`
		} `json:"properties"`
	}
	if err := json.Unmarshal(raw, &m); err != nil {
		return nil, fmt.Errorf("crs: %w", err)
	}
	name := m.Properties.Name
	if strings.HasSuffix(name, "CRS84") {
		return &wgs, nil
	}
	if s := epsgName.FindStringSubmatch(name); s != nil {
		code, _ := strconv.Atoi(s[1])
		if c, ok := projection.ByEPSG(code); ok {
			return &c, nil
		}
	}
	return nil, fmt.Errorf("%s", name)
}
