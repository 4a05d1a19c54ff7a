package boundary

import (
	"bufio"
	"encoding/json"
	"io"
	"strconv"

	"github.com/paulmach/orb"
)

// coordinateDecimals is a tenth of a metre: more digits would only claim it.
const coordinateDecimals = 6

// WriteGeoJSON writes features as a FeatureCollection in WGS 84 degrees, a
// feature a line, with the members code, name and parent.
func WriteGeoJSON(w io.Writer, name string, feats []Feature) error {
	b := bufio.NewWriter(w)
	put := func(v any) {
		j, err := json.Marshal(v)
		if err == nil {
			b.Write(j)
		}
	}
	b.WriteString(`{"type":"FeatureCollection","name":`)
	put(name)
	b.WriteString(",\"features\":[\n")
	for i, f := range feats {
		if i > 0 {
			b.WriteString(",\n")
		}
		b.WriteString(`{"type":"Feature","properties":`)
		put(struct {
			Code   string `json:"code"`
			Name   string `json:"name"`
			Parent string `json:"parent"`
		}{f.Code, f.Name, f.Parent})
		b.WriteString(`,"geometry":{"type":"MultiPolygon","coordinates":`)
		writePolygons(b, f.Geometry)
		b.WriteString("}}")
	}
	b.WriteString("\n]}\n")
	return b.Flush()
}

func writePolygons(b *bufio.Writer, m orb.MultiPolygon) {
	writeList(b, m, func(p orb.Polygon) {
		writeList(b, p, func(r orb.Ring) {
			writeList(b, r, func(pt orb.Point) {
				b.WriteByte('[')
				writeNumber(b, pt[0])
				b.WriteByte(',')
				writeNumber(b, pt[1])
				b.WriteByte(']')
			})
		})
	})
}

func writeList[T any](b *bufio.Writer, list []T, each func(T)) {
	b.WriteByte('[')
	for i, v := range list {
		if i > 0 {
			b.WriteByte(',')
		}
		each(v)
	}
	b.WriteByte(']')
}

func writeNumber(b *bufio.Writer, v float64) {
	s := strconv.AppendFloat(b.AvailableBuffer(), v, 'f', coordinateDecimals, 64)
	for s[len(s)-1] == '0' && s[len(s)-2] != '.' {
		s = s[:len(s)-1]
	}
	b.Write(s)
}
