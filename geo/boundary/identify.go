package boundary

import (
	"cmp"
	"maps"
	"slices"
	"strings"
)

// The names under which files carry what we need, best first. Comparison
// ignores case and underscores.
var (
	codeNames = []string{
		"code", "adcode", "pac", "区划代码", "行政区划代码", "县代码", "区县代码", "county_code", "adcode99", "xzqdm",
		"gbcode", "gb", "divisioncode", "县级码", "代码", "id",
	}
	nameNames = []string{"name", "名称", "县名", "区县", "县", "区划名称", "xzqmc", "county", "name_chn", "ext_name", "地名"}
	parentCol = []string{"pref_code", "prefecture_code", "parent", "parent_code", "市代码", "地级码", "city_code", "上级代码"}
)

// identify finds a feature's code, name and parent among its attributes.
func identify(props map[string]string) Feature {
	folded := make(map[string]string, len(props))
	for _, k := range slices.Sorted(maps.Keys(props)) { // NAME before name, where both are filled
		folded[fold(k)] = cmp.Or(folded[fold(k)], strings.TrimSpace(props[k]))
	}
	f := Feature{Props: props, Name: pick(folded, nameNames, nil)}
	f.Code = division(pick(folded, codeNames, division))
	f.Parent = division(pick(folded, parentCol, division))
	if f.Parent == "" && len(f.Code) == 6 {
		f.Parent = parentOf(f.Code)
	}
	return f
}

func fold(s string) string {
	return strings.ToLower(strings.ReplaceAll(strings.TrimSpace(s), "_", ""))
}

// pick returns the first value that is present and, if asked, acceptable.
func pick(folded map[string]string, names []string, accept func(string) string) string {
	for _, n := range names {
		if v := folded[fold(n)]; v != "" && (accept == nil || accept(v) != "") {
			return v
		}
	}
	return ""
}

// division turns a code as files write it (130102, 130102.0, 130102000000,
// 156130102) into its six digits, or "" if it is not one.
func division(s string) string {
	s = strings.TrimSuffix(s, ".0")
	if len(s) == 9 && strings.HasPrefix(s, "156") {
		s = s[3:]
	}
	if len(s) == 12 && strings.HasSuffix(s, "000000") {
		s = s[:6]
	}
	if len(s) != 6 || s[0] == '0' {
		return ""
	}
	for _, c := range s {
		if c < '0' || c > '9' {
			return ""
		}
	}
	return s
}

// parentOf is the division above by the code's own structure.
func parentOf(code string) string {
	switch {
	case strings.HasSuffix(code, "0000"):
		return ""
	case strings.HasSuffix(code, "00"):
		return code[:2] + "0000"
	}
	return code[:4] + "00"
}
