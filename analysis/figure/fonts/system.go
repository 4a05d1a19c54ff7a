package fonts

import (
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"sync"

	"golang.org/x/image/font/sfnt"
)

// candidate is a font that may be on a system: its file names in lower case,
// and how its family starts inside a collection.
type candidate struct{ family, regular, medium string }

// candidates are tried in order: faces drawn for simplified Chinese first,
// with the weight that serves as the heavier one.
var candidates = []candidate{
	{"Noto Sans SC", "notosanssc-regular.ttf", "notosanssc-medium.ttf"},
	{"Noto Sans SC", "notosanssc-regular.otf", "notosanssc-medium.otf"},
	{"Noto Sans CJK SC", "notosanscjksc-regular.otf", "notosanscjksc-medium.otf"},
	{"Noto Sans CJK SC", "notosanscjk-regular.ttc", "notosanscjk-medium.ttc"},
	{"Noto Sans CJK SC", "notosanscjk-regular.ttc", "notosanscjk-bold.ttc"},
	{"Source Han Sans SC", "sourcehansanssc-regular.otf", "sourcehansanssc-medium.otf"},
	{"Source Han Sans CN", "sourcehansanscn-regular.otf", "sourcehansanscn-medium.otf"},
	{"Source Han Sans SC", "sourcehansans.ttc", "sourcehansans.ttc"},
	{"Microsoft YaHei", "msyh.ttc", "msyhbd.ttc"},
	{"Microsoft YaHei", "msyh.ttf", "msyhbd.ttf"},
	{"PingFang SC", "pingfang.ttc", "pingfang.ttc"},
	{"Hiragino Sans GB", "hiragino sans gb.ttc", "hiragino sans gb.ttc"},
	{"WenQuanYi Micro Hei", "wqy-microhei.ttc", "wqy-microhei.ttc"},
	{"WenQuanYi Zen Hei", "wqy-zenhei.ttc", "wqy-zenhei.ttc"},
	{"SimHei", "simhei.ttf", "simhei.ttf"},
	{"DengXian", "deng.ttf", "dengb.ttf"},
	{"Heiti SC", "stheiti light.ttc", "stheiti medium.ttc"},
	{"Droid Sans Fallback", "droidsansfallbackfull.ttf", "droidsansfallbackfull.ttf"},
	{"Droid Sans Fallback", "droidsansfallback.ttf", "droidsansfallback.ttf"},
}

// SystemFamilies lists the families that text is looked for in, best first:
// for SVG readers and for the window's own fallback.
func SystemFamilies() []string {
	var out []string
	seen := map[string]bool{}
	for _, c := range candidates {
		if !seen[c.family] {
			seen[c.family] = true
			out = append(out, c.family)
		}
	}
	return out
}

func folders() []string {
	home, _ := os.UserHomeDir()
	switch runtime.GOOS {
	case "windows":
		return []string{
			filepath.Join(os.Getenv("WINDIR"), "Fonts"),
			filepath.Join(os.Getenv("LOCALAPPDATA"), "Microsoft", "Windows", "Fonts"),
		}
	case "darwin":
		return []string{"/System/Library/Fonts", "/Library/Fonts", filepath.Join(home, "Library", "Fonts")}
	}
	return []string{
		"/usr/share/fonts", "/usr/local/share/fonts",
		filepath.Join(home, ".local", "share", "fonts"), filepath.Join(home, ".fonts"),
	}
}

// installed maps the lower-case names of the font files on the system to
// their paths.
var installed = sync.OnceValue(func() map[string]string {
	m := map[string]string{}
	for _, dir := range folders() {
		// A folder that cannot be read has no fonts for us.
		_ = filepath.WalkDir(dir, func(path string, d fs.DirEntry, err error) error {
			if err != nil {
				return fs.SkipDir
			}
			if !d.IsDir() {
				m[strings.ToLower(d.Name())] = path
			}
			return nil
		})
	}
	return m
})

// fromSystem returns the first candidate that is installed and can be read.
func fromSystem() *Set {
	have := installed()
	for _, c := range candidates {
		if have[c.regular] == "" {
			continue
		}
		r := open(c.family, have[c.regular], "regular")
		if r == nil || !r.Has('县') {
			continue
		}
		s := &Set{Regular: r, Medium: r}
		if path := have[c.medium]; path != "" && path != r.Path {
			if m := open(c.family, path, ""); m != nil {
				s.Medium = m
			}
		}
		return s
	}
	return nil
}

// fallback returns a system face that has r, for characters that the bundle
// lacks: rare place names. It is looked for only when one is met.
func fallback(r rune) *Face {
	if s := systemSet(); s != nil && s.Regular.Has(r) {
		return s.Regular
	}
	return nil
}

var systemSet = sync.OnceValue(fromSystem)

// open reads a font file, or the face of a collection whose family is given.
// A collection stays on disk and is read glyph by glyph: it can be 20 MB.
func open(family, path, style string) *Face {
	if !strings.HasSuffix(strings.ToLower(path), ".ttc") {
		b, err := os.ReadFile(path)
		if err != nil {
			return nil
		}
		f, err := parse(family, b)
		if err != nil {
			return nil
		}
		f.Path = path
		if len(b) > 4 && string(b[:4]) == "OTTO" {
			f.Data = nil
		}
		return f
	}
	file, err := os.Open(path)
	if err != nil {
		return nil
	}
	c, err := sfnt.ParseCollectionReaderAt(file)
	if err != nil {
		file.Close()
		return nil
	}
	i := pickFace(c, family, style)
	f, err := c.Font(i)
	if err != nil {
		file.Close()
		return nil
	}
	return &Face{Family: family, Path: path, Index: i, font: f, units: float64(f.UnitsPerEm())}
}

// pickFace finds the face of a family, else the first.
func pickFace(c *sfnt.Collection, family, style string) int {
	best := 0
	for i := c.NumFonts() - 1; i >= 0; i-- {
		f, err := c.Font(i)
		if err != nil {
			continue
		}
		name, _ := f.Name(nil, sfnt.NameIDFamily)
		sub, _ := f.Name(nil, sfnt.NameIDSubfamily)
		if strings.HasPrefix(name, family) && (style == "" || best == 0 || strings.EqualFold(sub, style)) {
			best = i
		}
	}
	return best
}
