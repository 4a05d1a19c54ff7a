package intake

import (
	"path/filepath"
	"regexp"
	"strings"

	"taihang/data/ingest"
)

// onlyName is what the figures of a table are whose columns are bare years: the
// table's title, else the sheet's name, else the file's.
func (p *SheetPlan) onlyName() string {
	for _, t := range p.Layout.Titles {
		s, unit := ingest.CutUnit(ingest.Tidy(t.Text))
		if strings.HasPrefix(s, "单位") && unit == "" {
			continue // 单位：亿元
		}
		if s = strings.Trim(yearIn.ReplaceAllString(s, ""), "：:（）() "); len([]rune(s)) >= 2 && s != "单位" {
			return bareTitle(strings.NewReplacer("年", "", "统计表", "").Replace(s))
		}
	}
	if s := strings.TrimSpace(yearIn.ReplaceAllString(p.Sheet.Name, "")); s != "" && !bareSheet.MatchString(s) {
		return bareTitle(strings.ReplaceAll(s, "年", ""))
	}
	return strings.TrimSuffix(p.File.Name, filepath.Ext(p.File.Name))
}

// bareSheet are names that say nothing of a sheet.
var bareSheet = regexp.MustCompile(`(?i)^(?:sheet|工作表|表)[ _-]*[0-9]*$`)

// bareTitle is a title without the years' dashes and without the divisions that it
// is by: 各县（市、区）贫困发生率 is 贫困发生率.
func bareTitle(title string) string {
	title = strings.Trim(title, "-—–~～至 ")
	if s := title[len(byDivision.FindString(title)):]; len([]rune(s)) >= 2 && !strings.HasPrefix(s, "场") { // 各市场主体
		return s
	}
	return title
}

// byDivision begins titles of tables by division.
var byDivision = regexp.MustCompile(`^(?:(?:河北省?|全省|\p{Han}{2,6}(?:县|区|市))?(?:分|各)(?:行政村|村|县（市、?区）|县\(市、?区\)|县市区|市县区?|县区|县|设区市|市|地区|地)的?|(?:河北|全)省)`)
