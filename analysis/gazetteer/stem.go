package gazetteer

import (
	"slices"
	"strconv"
	"strings"

	"taihang/data"
)

// kinds are the words that names of a rank end in, the longest first. The
// nationality of an autonomous county is part of its kind: 孟村回族自治县 is 孟村.
var kinds = map[data.Rank][]string{
	data.RankProvince:   {"自治区", "省", "市"},
	data.RankPrefecture: {"地区", "市", "盟", "州"},
	data.RankCounty:     {"满族蒙古族自治县", "满族自治县", "回族自治县", "蒙古族自治县", "自治县", "县", "区", "市", "旗"},
	data.RankTown:       {"街道办事处", "街道办", "街道", "民族乡", "满族乡", "回族乡", "镇", "乡"},
	data.RankVillage:    {"村民委员会", "居民委员会", "村委会", "居委会", "社区", "行政村", "村"},
}

// Stem is a name without the word of its kind. A name that would be left with
// nothing, or with one character where its kind is needed to tell it (沧县, 任县),
// keeps it.
func Stem(name string, rank data.Rank) string {
	for _, k := range kinds[rank] {
		if cut, ok := strings.CutSuffix(name, k); ok && len([]rune(cut)) > 1 {
			return cut
		}
	}
	return name
}

func year(y int) string { return strconv.Itoa(y) }

// height orders the ranks: the province is the highest.
func height(r data.Rank) int {
	return slices.Index([]data.Rank{data.RankVillage, data.RankTown, data.RankCounty, data.RankPrefecture, data.RankProvince}, r)
}
