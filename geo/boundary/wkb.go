package boundary

import (
	"fmt"

	"github.com/paulmach/orb"
	"github.com/paulmach/orb/encoding/wkb"
)

// EncodeWKB is the form in which boundaries are stored: little-endian WKB.
func EncodeWKB(m orb.MultiPolygon) ([]byte, error) {
	b, err := wkb.Marshal(m)
	if err != nil {
		return nil, fmt.Errorf("encode boundary: %w", err)
	}
	return b, nil
}

// DecodeWKB reads a MultiPolygon, or a Polygon as a MultiPolygon of one.
func DecodeWKB(b []byte) (orb.MultiPolygon, error) {
	g, err := wkb.Unmarshal(b)
	if err != nil {
		return nil, fmt.Errorf("decode boundary: %w", err)
	}
	switch g := g.(type) {
	case orb.MultiPolygon:
		return g, nil
	case orb.Polygon:
		return orb.MultiPolygon{g}, nil
	}
	return nil, fmt.Errorf("decode boundary: a %s is not an area", g.GeoJSONType())
}
