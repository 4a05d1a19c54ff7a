package theme

import (
	"fmt"

	"gioui.org/font"
	"gioui.org/font/opentype"
	"gioui.org/text"
)

// FontFace is a face with the name it goes by.
type FontFace = text.FontFace

// Faces parses the two weights of the bundled font. Nil data give no faces,
// and the system's fonts are used.
func Faces(regular, medium []byte) ([]FontFace, error) {
	var out []FontFace
	for _, f := range []struct {
		data   []byte
		weight font.Weight
	}{{regular, font.Normal}, {medium, font.Medium}} {
		if len(f.data) == 0 {
			continue
		}
		face, err := opentype.Parse(f.data)
		if err != nil {
			return nil, fmt.Errorf("bundled font: %w", err)
		}
		out = append(out, FontFace{Font: font.Font{Typeface: Bundled, Weight: f.weight}, Face: face})
	}
	return out, nil
}
