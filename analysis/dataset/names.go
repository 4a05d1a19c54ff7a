package dataset

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"taihang/analysis/cube"
	"taihang/data"
	"taihang/data/text"
)

// generics end a Chinese division's name, longest first.
var generics = []string{"满族蒙古族自治县", "满族自治县", "回族自治县", "自治县", "地区", "县", "市", "区"}

// stem is a name without its generic part: 围场 of 围场满族蒙古族自治县.
func stem(name string) string {
	for _, g := range generics {
		if s, ok := strings.CutSuffix(name, g); ok && s != "" {
			return s
		}
	}
	return name
}

// Short is a county's or prefecture's name as written on maps: 阜平, 丰宁. A
// name of one character keeps its generic: 唐县; a mining district its 矿.
func Short(name string) string {
	s := stem(name)
	if utf8.RuneCountInString(s) == 1 {
		return name
	}
	return s
}

// English is the name in pinyin without the generic part: "Fuping" from
// "Fuping Xian". A name of one character is written together with it, as the
// national rules for place names have it: Tangxian.
func English(pinyin, name string) string {
	f := strings.Fields(pinyin)
	if len(f) == 0 {
		return name
	}
	if len(f) > 1 && utf8.RuneCountInString(stem(name)) == 1 {
		return f[0] + strings.ToLower(f[1])
	}
	if strings.HasSuffix(name, "矿区") && !strings.HasSuffix(f[0], "kuang") {
		return f[0] + " Mining"
	}
	return f[0]
}

// Label names a dimension's key: the county of a code, “45–49 岁” for 45-49.
func (ds *Dataset) Label(lang text.Lang, dim cube.Dim, key string) string {
	switch dim {
	case cube.County:
		if i, ok := ds.index[key]; ok {
			return lang.Pick(ds.Counties[i].Name, ds.Counties[i].NameEn)
		}
	case cube.Prefecture:
		if p, ok := ds.prefecture(key); ok {
			return lang.Pick(p.Name, English(p.Pinyin, p.Name))
		}
	}
	return Label(lang, dim, key)
}

// ShortLabel is Label as maps and narrow axes write it: 阜平.
func (ds *Dataset) ShortLabel(lang text.Lang, dim cube.Dim, key string) string {
	if lang == text.ZH {
		switch dim {
		case cube.County:
			if i, ok := ds.index[key]; ok {
				return ds.Counties[i].Short
			}
		case cube.Prefecture:
			if p, ok := ds.prefecture(key); ok {
				return Short(p.Name)
			}
		}
	}
	return ds.Label(lang, dim, key)
}

func (ds *Dataset) prefecture(code string) (Place, bool) {
	for _, p := range ds.Prefectures {
		if p.Code == code {
			return p, true
		}
	}
	return Place{}, false
}

// CountyIndex is a county's position by its code, or by a code it had before
// or got later.
func (ds *Dataset) CountyIndex(code string) (int, bool) {
	i, ok := ds.alias[code]
	return i, ok
}

// Set is the rows behind the dataset, for pages that list them. It must not be
// changed.
func (ds *Dataset) Set() *data.Set { return ds.set }

// Label names a key of a dimension that is not a place of this workspace.
// Unknown keys come back as they are.
func Label(lang text.Lang, dim cube.Dim, key string) string {
	switch dim {
	case cube.EntryAge:
		dim = cube.Age
	case cube.EntryBand:
		dim = cube.AgeBand
	}
	if k := "dim." + string(dim) + "." + key; text.Has(k) {
		return lang.T(k)
	}
	if k := "dim.any." + key; text.Has(k) {
		return lang.T(k)
	}
	if isNumber(key) {
		switch dim {
		case cube.Age:
			return lang.T("dim.format.age", key)
		case cube.Year:
			return lang.T("dim.format.year", key)
		case cube.Intake:
			return lang.T("dim.format.intake", key)
		}
	}
	if from, to, ok := strings.Cut(key, "-"); ok && dim == cube.AgeBand {
		return lang.T("dim.format.ages", from, to)
	}
	return key
}

// DimName names a dimension itself.
func DimName(lang text.Lang, dim cube.Dim) string { return lang.T("dim." + string(dim)) }

func isNumber(s string) bool {
	return s != "" && strings.IndexFunc(s, func(r rune) bool { return !unicode.IsDigit(r) }) < 0
}

// noteOf returns a catalogue message in both languages.
func noteOf(key string) (zh, en string) { return text.ZH.T(key), text.EN.T(key) }
