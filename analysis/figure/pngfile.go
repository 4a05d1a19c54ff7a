package figure

import (
	"bytes"
	"encoding/binary"
	"hash/crc32"
	"image"
	"image/png"
	"io"
	"math"
)

// encodePNG writes an opaque image with its resolution.
func encodePNG(w io.Writer, img *image.RGBA, dpi float64) error {
	var buf bytes.Buffer
	e := png.Encoder{CompressionLevel: png.BestSpeed}
	if err := e.Encode(&buf, img); err != nil {
		return err
	}
	b := buf.Bytes()
	const head = 8 + 25 // signature and IHDR
	if _, err := w.Write(b[:head]); err != nil {
		return err
	}
	if _, err := w.Write(physical(dpi)); err != nil {
		return err
	}
	_, err := w.Write(b[head:])
	return err
}

// physical is the pHYs chunk: pixels a metre both ways.
func physical(dpi float64) []byte {
	perMetre := uint32(math.Round(dpi / .0254))
	c := make([]byte, 0, 21)
	c = binary.BigEndian.AppendUint32(c, 9)
	c = append(c, "pHYs"...)
	c = binary.BigEndian.AppendUint32(c, perMetre)
	c = binary.BigEndian.AppendUint32(c, perMetre)
	c = append(c, 1)
	return binary.BigEndian.AppendUint32(c, crc32.ChecksumIEEE(c[4:]))
}
