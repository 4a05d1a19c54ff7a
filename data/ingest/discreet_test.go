package ingest

import "testing"

func TestDiscreet(t *testing.T) {
	for in, want := range map[string]string{
		"填表人：周九  联系电话：13700001111":            "填表人：周＊＊  联系电话：137＊＊",
		"填表人：周九联系电话：13700001111":              "填表人：周＊＊联系电话：137＊＊",
		"单位负责人：张三 填表人：李四 联系电话：0312-7654321":   "单位负责人：张＊＊ 填表人：李＊＊ 联系电话：0312-765＊＊",
		"填表人： 审核人（签字）：李四":                     "填表人： 审核人（签字）：李＊＊",
		"经办人（签字）： 周 九 2018年1月15日":             "经办人（签字）： 周＊＊ 2018年1月15日",
		"负责人签字：欧阳十一、吴十，身份证13062419780502123X": "负责人签字：欧＊＊，身份证130＊＊",
		"联系人 王五 137 0000 1111":                "联系人 王＊＊ 137＊＊",
		"制表：赵六 审核：":                           "制表：赵＊＊ 审核：",
		"注：产量为 2017 年快报数，经负责人审核，共 123456 吨。":  "注：产量为 2017 年快报数，经负责人审核，共 123456 吨。",
		"": "",
	} {
		if got := discreet(in); got != want {
			t.Errorf("%s: %s, want %s", in, got, want)
		}
	}
}

// An address is told by a number on a street, an estate or in a village; places
// without one are not hidden.
func TestHideHomes(t *testing.T) {
	for in, want := range map[string]string{
		"住石家庄市裕华区槐安路12号3单元":     "住石家＊＊",
		"家住阜平县龙泉关镇骆驼湾村3组12号，务农": "家住阜＊＊，务农",
		"桥西区维明大街１２号院5-2-301；患病": "桥西区＊＊；患病",
		"地址：裕华区东苑小区8号楼2单元501室":  "地址：裕华区＊＊",
		"阜平县龙泉关镇骆驼湾村":           "阜平县龙泉关镇骆驼湾村",
		"2018年硬化村路12公里，建桥3座":    "2018年硬化村路12公里，建桥3座",
		"全村 120 户 350 人":        "全村 120 户 350 人",
		"全村120户350人，道路建桥3座":     "全村120户350人，道路建桥3座",
		"石家庄市民政局":               "石家庄市民政局",
		"村集体收入2018年12号文件规定":     "村集体收入2018年12号文件规定",
	} {
		if got := HideHomes(in); got != want {
			t.Errorf("%s: %s, want %s", in, got, want)
		}
	}
}

// What is said of a signature names nobody.
func TestNoteIsDiscreet(t *testing.T) {
	f := open(t, []byte("县,年份,GDP\n阜平县,2018,1\n易县,2018,2\n填表人：周九  联系电话：１３７００００１１１１\n"), Options{Comma: ","})
	l, err := f.Survey(ctx, f.Sheets[0], LayoutHint{})
	if err != nil {
		t.Fatal(err)
	}
	said := ""
	err = l.Rows(ctx, f.Sheets[0], func(r *Row) error {
		for _, is := range r.Issues {
			if is.Code == "row-note" {
				said += is.Args[0]
			}
		}
		return nil
	})
	if want := "填表人：周＊＊  联系电话：137＊＊"; err != nil || said != want {
		t.Errorf("%q, %v, want %q", said, err, want)
	}
}
