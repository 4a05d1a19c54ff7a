package figure

import (
	"bufio"
	"bytes"
	"compress/zlib"
	"encoding/binary"
	"hash/crc32"
	"image"
	"io"
	"math"
)

// image/png tries five filters on every row and takes ten times as long over
// it as drawing the map does. Maps and charts are flat colour: nearly every
// pixel equals the one above, so “up” is the filter, no other is tried, and
// what is left to compress is zeros. The files come out no larger.

// encodePNG writes an opaque image, 8 bits a channel, with its resolution.
func encodePNG(w io.Writer, img *image.RGBA, dpi float64) error {
	b := bufio.NewWriter(w)
	b.WriteString("\x89PNG\r\n\x1a\n")
	size := img.Rect.Size()
	head := binary.BigEndian.AppendUint32(nil, uint32(size.X))
	head = binary.BigEndian.AppendUint32(head, uint32(size.Y))
	chunk(b, "IHDR", append(head, 8, 2, 0, 0, 0)) // 8 bits, RGB
	perMetre := uint32(math.Round(dpi / .0254))
	phys := binary.BigEndian.AppendUint32(nil, perMetre)
	phys = binary.BigEndian.AppendUint32(phys, perMetre)
	chunk(b, "pHYs", append(phys, 1))
	var data bytes.Buffer
	if err := deflateRows(&data, img); err != nil {
		return err
	}
	chunk(b, "IDAT", data.Bytes())
	chunk(b, "IEND", nil)
	return b.Flush()
}

func chunk(b *bufio.Writer, kind string, data []byte) {
	var word [4]byte
	binary.BigEndian.PutUint32(word[:], uint32(len(data)))
	b.Write(word[:])
	b.WriteString(kind)
	b.Write(data)
	sum := crc32.Update(crc32.ChecksumIEEE([]byte(kind)), crc32.IEEETable, data)
	binary.BigEndian.PutUint32(word[:], sum)
	b.Write(word[:])
}

// deflateRows compresses the rows, each as its difference from the one above.
func deflateRows(w io.Writer, img *image.RGBA) error {
	z, err := zlib.NewWriterLevel(w, zlib.BestSpeed)
	if err != nil {
		return err
	}
	width := img.Rect.Dx()
	above := make([]byte, 4*width)
	row := make([]byte, 1+3*width)
	const up = 2
	for y := range img.Rect.Dy() {
		cur := img.Pix[y*img.Stride:][:4*width]
		clear(row)
		row[0] = up
		if !bytes.Equal(cur, above) {
			difference(row[1:], cur, above)
		}
		if _, err := z.Write(row); err != nil {
			return err
		}
		above = cur
	}
	return z.Close()
}

// difference writes cur − above, dropping the opacity. dst is zero before.
func difference(dst, cur, above []byte) {
	for i := 0; i+4 <= len(cur); i += 4 {
		if a, c := binary.LittleEndian.Uint32(above[i:]), binary.LittleEndian.Uint32(cur[i:]); a != c {
			d := dst[i/4*3:][:3]
			d[0] = cur[i] - above[i]
			d[1] = cur[i+1] - above[i+1]
			d[2] = cur[i+2] - above[i+2]
		}
	}
}
