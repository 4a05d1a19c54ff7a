package style

import (
	"image/color"
	"strings"
)

// PaletteKind says what a palette's colours stand for.
type PaletteKind uint8

// Kinds of palette.
const (
	Sequential  PaletteKind = iota // ordered classes, low to high
	Diverging                      // ordered around a middle class
	Qualitative                    // categories without order
)

// Palette is a set of data colours for both themes. Dark sequential ramps are
// turned: high is bright, so that high stands out from the ground in both.
type Palette struct {
	ID          string
	Zh, En      string
	Kind        PaletteKind
	Light, Dark []color.NRGBA
}

// The palettes. Every one passes Check for normal, protan, deutan and tritan
// vision and in grey; the test of this package holds that.
var (
	Ochre = Palette{
		"ochre", "赭", "Ochre", Sequential,
		list("FBEFD9 F6D6A0 EDB163 D9803A B5502B 7C2A22"),
		list("3A2A22 643A26 96522A C9763A E9A75C FBDCA4"),
	}
	Blue = Palette{
		"blue", "青", "Blue", Sequential,
		list("E9F1F5 C5DAE6 94BBD2 5D95B8 2F6B95 14426B"),
		list("1B2C3A 21455F 2F6486 4F8CB0 86B7D3 CBE3F0"),
	}
	Teal = Palette{
		"teal", "松", "Teal", Sequential,
		list("F1F7F4 C3DFD6 88C2BA 4A9A98 1D7076 0B454F"),
		list("16302F 1B4B49 256B68 3F928D 74BBB5 C4E6E1"),
	}
	DivergingRamp = Palette{
		"diverging", "赭–青", "Diverging", Diverging,
		list("8C3B1B C97A45 EBC199 F3F2EE A9CBD6 4F8FAB 1A5276"),
		list("E0945C B8683A 7A4A31 2B3136 2E5A6B 4C90AC 8CC4DB"),
	}
	// Tier: high incidence, Yanshan–Taihang, mountain. The fourth tier, other, is Mute.
	Tier = Palette{
		"tier", "片区", "Tiers", Qualitative,
		list("8F2A1E D98E2B 9DC3B4"), list("D9523F F0B95A 6FA893"),
	}
	// TierLine: outlines of tiers over a choropleth.
	TierLine = Palette{
		"tier_line", "片区边界", "Tier outlines", Qualitative,
		list("8F2A1E C77A14 2F6B5B"), list("D9523F F0B95A 6FA893"),
	}
	// Level: province, city, county; the fourth, central, takes Mute2.
	Level = Palette{
		"level", "层级", "Levels", Qualitative,
		list("143A66 3A94A8 B3CDD6"), list("F2F6FA 5FC3D4 5B7F8C"),
	}
	// LevelDot: village dots over a choropleth.
	LevelDot = Palette{
		"level_dot", "层级点", "Level dots", Qualitative,
		list("143A66 2E8FA3 9AA7AC"), list("F2F6FA 5FC3D4 5B7F8C"),
	}
	// Department: party and mass, economic, political and legal, agriculture.
	Department = Palette{
		"department", "部门", "Departments", Qualitative,
		list("A8392F E3B04B 24406E 6FA8A0"), list("D9685D F4D78F 4A68B0 7CC4B8"),
	}
	// Sex: male, female.
	Sex = Palette{
		"sex", "性别", "Sex", Qualitative,
		list("2B5C8A D08A5B"), list("5B8FC4 E6B08A"),
	}
)

// Palettes lists all palettes, ramps first.
var Palettes = []Palette{Ochre, Blue, Teal, DivergingRamp, Tier, TierLine, Level, LevelDot, Department, Sex}

// ByID finds a palette.
func ByID(id string) (Palette, bool) {
	for _, p := range Palettes {
		if p.ID == id {
			return p, true
		}
	}
	return Palette{}, false
}

// All returns the palette's colours for a theme.
func (p Palette) All(dark bool) []color.NRGBA {
	if dark {
		return p.Dark
	}
	return p.Light
}

// Colours returns k colours. Fewer than the palette has are evenly spaced
// stops, both ends kept; a single one is the second highest, which reads as a
// colour on either ground. More than it has are mixed between neighbours.
func (p Palette) Colours(k int, dark bool) []color.NRGBA {
	all := p.All(dark)
	if k <= 0 {
		return nil
	}
	out := make([]color.NRGBA, k)
	if p.Kind == Qualitative {
		for i := range out {
			out[i] = all[i%len(all)]
		}
		return out
	}
	if k == 1 {
		return append(out[:0], all[len(all)-2])
	}
	for i := range out {
		at := float64(i) * float64(len(all)-1) / float64(k-1)
		if k <= len(all) {
			out[i] = all[int(at+.5)]
			continue
		}
		lo := min(int(at), len(all)-2)
		out[i] = Mix(all[lo], all[lo+1], at-float64(lo))
	}
	return out
}

// Greys returns k greys in the order of an ordered ramp: what is left of it
// where a selection has muted the rest.
func Greys(k int, dark bool) []color.NRGBA {
	from, to := hex("F1F2F1"), hex("B9BFC2")
	if dark {
		from, to = hex("22272B"), hex("59636A")
	}
	out := make([]color.NRGBA, k)
	for i := range out {
		out[i] = Mix(from, to, float64(i)/float64(max(1, k-1)))
	}
	return out
}

// MuteShare is how far an unselected category goes towards the canvas.
const MuteShare = .66

func list(s string) []color.NRGBA {
	var out []color.NRGBA
	for _, f := range strings.Fields(s) {
		out = append(out, hex(f))
	}
	return out
}
