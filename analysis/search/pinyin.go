package search

import (
	"slices"
	"strings"
	"sync"
	"unicode"

	"github.com/mozillazg/go-pinyin"
)

// several lists the characters of place and personal names that are read in
// more than one way. The dictionary's first reading serves for all others: its
// rarer ones would only find what nobody meant.
var several = map[rune][]string{
	'大': {"da", "dai"}, '乐': {"le", "yue", "lao"}, '行': {"xing", "hang"}, '长': {"chang", "zhang"},
	'都': {"du", "dou"}, '重': {"chong", "zhong"}, '单': {"shan", "dan"}, '曾': {"zeng", "ceng"},
	'解': {"xie", "jie"}, '仇': {"qiu", "chou"}, '查': {"zha", "cha"}, '朴': {"piao", "pu"},
	'任': {"ren"}, '华': {"hua"}, '蔚': {"yu", "wei"}, '堡': {"bao", "bu", "pu"}, '朝': {"chao", "zhao"},
	'泊': {"bo", "po"}, '柏': {"bai", "bo"}, '石': {"shi"}, '车': {"che"}, '阿': {"a", "e"}, '宿': {"su", "xiu"},
	'盖': {"gai", "ge"}, '尉': {"wei", "yu"}, '区': {"qu", "ou"}, '沈': {"shen"}, '丁': {"ding"}, '六': {"liu", "lu"},
	'铅': {"qian"}, '圈': {"quan", "juan"}, '隆': {"long"}, '洼': {"wa"}, '峪': {"yu"}, '岔': {"cha"}, '会': {"hui", "kuai"},
	'厂': {"chang"}, '广': {"guang"}, '角': {"jiao"}, '厦': {"xia", "sha"}, '调': {"diao", "tiao"}, '给': {"ji", "gei"},
	'折': {"zhe", "she"}, '召': {"zhao", "shao"}, '洞': {"dong"}, '郎': {"lang"}, '弯': {"wan"}, '湾': {"wan"},
}

// maxReadings bounds the combinations of a name with several such characters.
const maxReadings = 6

// reading is a name's full pinyin and initials, each in every variant.
type reading struct{ full, initials []string }

var (
	syllables   = map[rune][]string{}
	syllablesMu sync.RWMutex
)

// readings of a name; letters and digits stand for themselves.
func readings(name string) reading {
	full, initials := []string{""}, []string{""}
	for _, r := range name {
		s := syllable(r)
		if len(s) == 0 {
			continue
		}
		full, initials = times(full, s, false), times(initials, s, true)
	}
	return reading{unique(full), unique(initials)}
}

// times appends every syllable, or its initial, to every text so far.
func times(texts, syllables []string, initial bool) []string {
	if len(syllables) > 1 && len(texts)*len(syllables) > maxReadings {
		syllables = syllables[:1]
	}
	out := make([]string, 0, len(texts)*len(syllables))
	for _, s := range syllables {
		if initial {
			s = s[:1]
		}
		for _, t := range texts {
			out = append(out, t+s)
		}
	}
	return out
}

func unique(s []string) []string {
	slices.Sort(s)
	return slices.Compact(s)
}

// syllable is how a character is read, without tones.
func syllable(r rune) []string {
	syllablesMu.RLock()
	s, ok := syllables[r]
	syllablesMu.RUnlock()
	if ok {
		return s
	}
	if s = several[r]; s == nil {
		if d, found := pinyin.PinyinDict[int(r)]; found {
			first, _, _ := strings.Cut(d, ",")
			s = []string{plain(first)}
		} else if unicode.IsLetter(r) && r < 0x80 || unicode.IsDigit(r) && r < 0x80 {
			s = []string{string(unicode.ToLower(r))}
		}
	}
	syllablesMu.Lock()
	syllables[r] = s
	syllablesMu.Unlock()
	return s
}

var toneless = strings.NewReplacer(
	"ā", "a", "á", "a", "ǎ", "a", "à", "a", "ē", "e", "é", "e", "ě", "e", "è", "e", "ế", "e", "ề", "e", "ê", "e",
	"ī", "i", "í", "i", "ǐ", "i", "ì", "i", "ō", "o", "ó", "o", "ǒ", "o", "ò", "o", "ū", "u", "ú", "u", "ǔ", "u", "ù", "u",
	"ü", "v", "ǖ", "v", "ǘ", "v", "ǚ", "v", "ǜ", "v", "ń", "n", "ň", "n", "ǹ", "n", "ḿ", "m",
)

// plain drops the tone: lǘ is lv, as it is typed.
func plain(s string) string { return toneless.Replace(s) }
