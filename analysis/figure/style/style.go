// Package style holds the colours, type sizes and data palettes that every
// surface of the program shares: window, figures, paper. They are data; a
// figure or a widget names a role and never a colour.
package style

import "image/color"

// Scheme is the colour roles of a theme.
type Scheme struct {
	Dark bool

	Canvas, Chrome, Panel, Raise, MapBack, Hover color.NRGBA // grounds
	Line, Line2                                  color.NRGBA // hairline, control border
	Grid, Axis                                   color.NRGBA // gridline, baseline
	Ink, Ink2, Ink3, Ink4                        color.NRGBA // title, label, note, disabled
	Acc, AccText, AccSoft, AccInk                color.NRGBA // selection, focus, primary action
	Good, Warn, Bad                              color.NRGBA // never without an icon or a word
	GoodSoft, WarnSoft, BadSoft                  color.NRGBA
	Mute, Mute2                                  color.NRGBA // unselected marks, the province behind a selection
	Track                                        color.NRGBA // ground of a bar or slider
	Tip, TipInk                                  color.NRGBA // tooltip
	NoData                                       color.NRGBA // a mark without a figure
	Water                                        color.NRGBA // names of seas
}

// Light is the scheme of paper, and of the window by default.
var Light = &Scheme{
	Canvas: hex("FFFFFF"), Chrome: hex("F6F6F4"), Panel: hex("FAFAF8"), Raise: hex("FFFFFF"), MapBack: hex("F4F5F4"), Hover: hex("EFEFEB"),
	Line: hex("E4E4E0"), Line2: hex("CBCCC8"), Grid: hex("ECECE8"), Axis: hex("B9BDBF"),
	Ink: hex("16191D"), Ink2: hex("50575E"), Ink3: hex("686F76"), Ink4: hex("A3A9AE"),
	Acc: hex("0B7A75"), AccText: hex("0A6560"), AccSoft: hex("DCEEEC"), AccInk: hex("FFFFFF"),
	Good: hex("2F7D5B"), Warn: hex("A15C00"), Bad: hex("B42318"),
	GoodSoft: hex("E2F1E9"), WarnSoft: hex("FBF0DB"), BadSoft: hex("FBE8E5"),
	Mute: hex("DDDFDD"), Mute2: hex("C3C8C9"), Track: hex("ECECE8"),
	Tip: hex("1D2126"), TipInk: hex("FFFFFF"),
	NoData: hex("E6E7E8"), Water: hex("4F8FAB"),
}

// Dark is the scheme of the window at night. Exports never take it unless asked.
var Dark = &Scheme{
	Dark:   true,
	Canvas: hex("15181B"), Chrome: hex("1B1F23"), Panel: hex("191D20"), Raise: hex("22272C"), MapBack: hex("14181A"), Hover: hex("252B30"),
	Line: hex("2B3136"), Line2: hex("414950"), Grid: hex("262C31"), Axis: hex("4A535A"),
	Ink: hex("E7EAEC"), Ink2: hex("A9B1B8"), Ink3: hex("8A939B"), Ink4: hex("5D666E"),
	Acc: hex("45BDB4"), AccText: hex("6FD3CB"), AccSoft: hex("163B39"), AccInk: hex("0E1416"),
	Good: hex("6CC398"), Warn: hex("E0A64A"), Bad: hex("F0827A"),
	GoodSoft: hex("1A3729"), WarnSoft: hex("3A2D14"), BadSoft: hex("42201D"),
	Mute: hex("2E353A"), Mute2: hex("434C53"), Track: hex("2A3035"),
	Tip: hex("E7EAEC"), TipInk: hex("16191D"),
	NoData: hex("23282C"), Water: hex("4C90AC"),
}

// For returns the scheme of a theme: "dark", or else light.
func For(theme string) *Scheme {
	if theme == "dark" {
		return Dark
	}
	return Light
}

// Sizes of type, by role. On screen they are density-independent pixels, on
// paper points.
type Sizes struct {
	Number, Page, Panel, Figure, Strong, Body, Note, Axis, Name float64
}

// Screen and Paper are the sizes of the two surfaces. Nothing on screen is
// smaller than 11; on paper only county names go below 8.
var (
	Screen = Sizes{Number: 27, Page: 19, Panel: 17, Figure: 14, Strong: 13, Body: 12, Note: 11.5, Axis: 11, Name: 11}
	Paper  = Sizes{Number: 20, Page: 19, Panel: 14, Figure: 12, Strong: 10, Body: 9.5, Note: 9, Axis: 8.5, Name: 6.5}
)

// Mix returns c moved the share t of the way to ground: 0 is c, 1 is ground.
// It mixes the encoded values, as the designs were drawn.
func Mix(c, ground color.NRGBA, t float64) color.NRGBA {
	m := func(a, b uint8) uint8 { return uint8(float64(a) + (float64(b)-float64(a))*t + .5) }
	return color.NRGBA{R: m(c.R, ground.R), G: m(c.G, ground.G), B: m(c.B, ground.B), A: 255}
}

// Alpha returns c at the given opacity, 0 to 1.
func Alpha(c color.NRGBA, a float64) color.NRGBA {
	c.A = uint8(255*a + .5)
	return c
}

// On returns ink that can be read on the ground c: white or the darkest ink.
func On(c color.NRGBA) color.NRGBA {
	if Lightness(c) < 62 {
		return color.NRGBA{R: 255, G: 255, B: 255, A: 255}
	}
	return hex("16191D")
}

// Hex writes c as #rrggbb.
func Hex(c color.NRGBA) string {
	const d = "0123456789abcdef"
	return string([]byte{'#', d[c.R>>4], d[c.R&15], d[c.G>>4], d[c.G&15], d[c.B>>4], d[c.B&15]})
}

// hex reads RRGGBB. It is only given the constants of this package.
func hex(s string) color.NRGBA {
	var v uint32
	for i := range s {
		d := s[i]
		switch {
		case d <= '9':
			d -= '0'
		default:
			d -= 'A' - 10
		}
		v = v<<4 | uint32(d)
	}
	return color.NRGBA{R: uint8(v >> 16), G: uint8(v >> 8), B: uint8(v), A: 255}
}
