package mapping

import (
	"strings"
	"testing"

	"taihang/data/ingest"
)

// table is one of columns: its name, then the values.
func table(columns ...string) *Table {
	t := &Table{Settled: map[string]string{}}
	for _, c := range columns {
		f := strings.Split(c, "|")
		col := Column{Name: f[0], Path: []string{f[0]}}
		for _, v := range f[1:] {
			col.Values.Add(v, ingest.KindPlain)
		}
		t.Columns = append(t.Columns, col)
	}
	return t
}

// What tables of offices are taken for, and their columns.
func TestRecognise(t *testing.T) {
	h := BuiltinHeaders()
	for _, c := range []struct {
		kind   string
		fields string
		table  *Table
	}{
		{Cadres, "number person sex birth unit county village start", table("序号|1|2", "姓名|甲一|乙二", "性别|男|女", "出生年月|1980.05|1985年6月", "派出单位|省教育厅|省财政厅", "县（市、区）|阜平县|涞源县", "驻村|甲村|乙村", "到村日期|2018.3|2018年3月1日")},
		{Ledger, "county town village year households population poor_people", table("县|阜平县|阜平县", "乡（镇）|甲镇|乙乡", "行政村|甲村|乙村", "年度|2017|2018", "总户数|210|180", "总人口|801|640", "建档立卡贫困人口|12|30")},
		{Attendance, "village_code month due done", table("村代码|130624103201|130624103202", "考勤月份|2018-03|2018-04", "应出勤天数|20|22", "实际出勤|19|22")},
		{Indicators, "code year", table("区划代码|130624|130630", "年份|2017|2018", "粮食产量|7405|81", "GDP（万元）|1|2")},
		{Successions, "old_code old_name new_code new_name year", table("原代码|130729|130721", "原名称|万全县|宣化县", "新代码|130708|130705", "新名称|万全区|宣化区", "年份|2016|2016")},
	} {
		best := h.Recognise(c.table)[0]
		if best.Kind != c.kind || len(best.Missing) > 0 {
			t.Errorf("%s is taken for %s (%.2f), lacking %v", c.kind, best.Kind, best.Score, best.Missing)
			continue
		}
		var fields []string
		for i := range c.table.Columns {
			if g, ok := best.Columns[i]; ok {
				fields = append(fields, g.Field)
			}
		}
		if got := strings.Join(fields, " "); got != c.fields {
			t.Errorf("%s: columns are %s, want %s", c.kind, got, c.fields)
		}
	}
}

// A column that the user settles, or settled before, is that.
func TestSettledAndKnown(t *testing.T) {
	h := BuiltinHeaders()
	tb := table("区划代码|130624", "年份|2017", "丙|1")
	tb.Settled["丙"] = "-"
	if g := h.FitKind(Indicators, tb).Columns[2]; g.Field != "-" {
		t.Errorf("settled: %+v", g)
	}
	tb = table("姓名|甲", "驻地|甲村", "单位|省教育厅")
	tb.Known = map[string]string{"驻地": "village"}
	if g := h.FitKind(Cadres, tb).Columns[1]; g.Field != "village" || g.Why != "map.known" {
		t.Errorf("known: %+v", g)
	}
}

// The end of a date's name does not matter, and names of the user's own add to
// the built-in ones; a slip in the file is told with its line.
func TestHeaders(t *testing.T) {
	h := BuiltinHeaders()
	for _, name := range []string{"到村日期", "到村时间", "到村年月", "进驻年月日"} {
		g := h.Guesses(table(name + "|2018-03-01").Columns[0])
		if len(g) == 0 || g[0].Field != "start" || g[0].Score < Sure {
			t.Errorf("%s: %+v", name, g)
		}
	}
	if err := h.Read(strings.NewReader("# ours\nvillage\t蹲点村\n")); err != nil {
		t.Fatal(err)
	}
	if g := h.Guesses(table("蹲点村|甲村").Columns[0]); len(g) == 0 || g[0].Field != "village" {
		t.Errorf("%+v", g)
	}
	if err := h.Read(strings.NewReader("\n\nvilage\tx\n")); err == nil || !strings.Contains(err.Error(), "line 3") {
		t.Errorf("a slip: %v", err)
	}
}

// What a name says besides a field's makes it something else.
func TestNot(t *testing.T) {
	h := BuiltinHeaders()
	for _, c := range []struct{ name, value, field string }{
		{"脱贫户", "30", ""},
		{"未脱贫户", "30", "poor_households"},
		{"贫困户人数", "30", "poor_people"},
		{"贫困人口户数", "30", "poor_households"},
		{"数量", "30", "value"},
		{"其中：贫困户", "30", "poor_households"},
		{"户数（低保）", "30", ""},
		{"计划出列年度", "2019", ""},
		{"预脱贫年度", "2019", ""},
		{"预算金额", "30", ""},
		{"拟任职务", "副处级", "to_rank"},
		{"曾任职务", "副处级", ""},
		{"现职务", "副处级", "to_rank"},
		{"现派出单位", "省水利厅", "unit"},
		{"任职时间", "2018-03-01", "start"},
		{"出勤", "20", "done"},
		{"本人常用手机号", "19900000001", "phone"},
		{"驻村干部联系电话", "19900000001", "phone"},
		{"接替人电话", "19900000001", ""},
		{"单位电话", "19900000001", ""},
		{"派出单位·电话", "19900000001", ""},
		{"基本信息·电话", "19900000001", "phone"},
		{"驻村起止时间", "2016.02-2018.03", "start"},
		{"起止时间", "2018年3月至今", "start"},
		{"生活补助（元/人·天）", "60", ""},
		{"每月补助金额", "1800", ""},
		{"补助金额（元/队）", "1800", "yuan"},
		{"在职情况", "退休", "in_service"},
		{"编制情况", "行政编", "established"},
		{"项目", "驻村补贴", "fund_kind"},
		{"项目", "打井", "indicator"},
	} {
		got := ""
		column := table(c.name + "|" + c.value).Columns[0]
		column.Path = strings.Split(c.name, "·")
		if g := h.Guesses(column); len(g) > 0 && g[0].Score >= Likely {
			got = g[0].Field
		}
		if got != c.field {
			t.Errorf("%s is taken for %q, not %q", c.name, got, c.field)
		}
	}
}

func TestConvert(t *testing.T) {
	for _, c := range []struct {
		from, to string
		by       float64
		ok       bool
	}{
		{"万元", "元", 10_000, true}, {"亿元", "元", 1e8, true}, {"元", "元", 1, true}, {"", "元", 1, true}, {"万人", "人", 10_000, true}, {"公顷", "亩", 15, true}, {"人", "元", 1, false},
	} {
		if by, ok := Convert(c.from, c.to); ok != c.ok || ok && by != c.by {
			t.Errorf("%s to %s: %v %v", c.from, c.to, by, ok)
		}
	}
}

// A cell that says two things says neither; a first secretary is one wherever the
// cell says so, and an assistant is none.
func TestWordsOfCells(t *testing.T) {
	for _, c := range []struct{ field, cell, want string }{
		{"role", "第一书记", "first_secretary"},
		{"role", "队长（第一书记）", "first_secretary"},
		{"role", "工作队长、第一书记", "first_secretary"},
		{"role", "第一书记助理", "member"},
		{"role", "驻村第一书记助理", "member"},
		{"role", "工作队长", "member"},
		{"role", "驻村工作队队员", "member"},
		{"role", "选派第一书记", "first_secretary"},
		{"role", "目前第一书记", "first_secretary"},
		{"role", "平原村第一书记", "first_secretary"},
		{"role", "原第一书记", ""},
		{"role", "甲村拟任第一书记", ""},
		{"role", "前任村第一书记", ""},
		{"role", "拟任第一书记", ""},
		{"role", "名誉第一书记", ""},
		{"role", "第一书记（已卸任）", ""},
		{"role", "第一书记（拟任）", ""},
		{"role", "第一书记人选", ""},
		{"in_service", "退休返聘", "0"},
		{"in_service", "在职", "1"},
		{"in_service", "借调", ""},
		{"established", "事业编", "1"},
		{"established", "无编制", "0"},
		{"established", "编外", "0"},
		{"established", "聘用", ""},
		{"established", "在编/编外", ""},
		{"signed", "已落实（租住民房）", "1"},
		{"signed", "落实不到位", "0"},
		{"signed", "住宿已落实", ""},
		{"list_outcome", "通过初审", "accepted"},
		{"list_outcome", "通过初审，复审退回", ""},
		{"list_outcome", "通过3人、退回1人", ""},
		{"list_outcome", "同意退回重选", ""},
		{"list_outcome", "不通过", "returned"},
		{"entry_outcome", "合格后调换", ""},
		{"guarantee", "住宿、取暖、就餐", ""},
		{"need_kind", "产业、人才", ""},
		{"need_kind", "产业项目（大棚）", "industry"},
		{"rank", "正科级（副处级待遇）", "section"},
		{"education", "本科（学士）", "bachelor"},
	} {
		if got, ok := Word(c.field, c.cell); got != c.want || ok != (c.want != "") {
			t.Errorf("%s %q: %q, %v, want %q", c.field, c.cell, got, ok, c.want)
		}
	}
}

// Of several columns that go under names of a field the one that says more exactly
// what is wanted is it, in whatever order they stand.
func TestOfSeveral(t *testing.T) {
	h := BuiltinHeaders()
	for _, c := range []struct{ field, wanted, other string }{
		{"poor_people", "未脱贫人数", "建档立卡人数"},
		{"poor_people", "剩余贫困人口", "建档立卡贫困人口"},
		{"poor_people", "其中：未脱贫人数", "建档立卡人口"},
		{"poor_people", "未脱贫人数", "贫困人口"},
		{"poor_people", "贫困人口", "建档立卡人口"},
		{"poor_households", "未脱贫户数", "建档立卡户数"},
		{"population", "户籍人口", "常住人口"},
		{"population", "户籍人口", "总人口"},
		{"population", "总人口", "常住人口"},
		{"households", "户籍户数", "常住户数"},
	} {
		for _, names := range [][]string{{c.wanted, c.other}, {c.other, c.wanted}} {
			tb := table("县|涞源县", "村|甲村", "年度|2018", names[0]+"|30", names[1]+"|30")
			got := ""
			for i, g := range h.FitKind(Ledger, tb).Columns {
				if g.Field == c.field {
					got = tb.Columns[i].Name
				}
			}
			if got != c.wanted {
				t.Errorf("of %v the %s are %s", names, c.field, got)
			}
		}
	}
}

// Columns whose names are a field's words are the field together; without a table
// to show for it they are not.
func TestAcross(t *testing.T) {
	h := BuiltinHeaders()
	for _, c := range []struct {
		kind, fields string
		table        *Table
	}{
		{Guarantees, "county village guarantee guarantee signed_on", table("县|涞源县", "村|甲村", "住宿|√", "取暖落实情况|未落实", "签字日期|2016-02-25")},
		{Guarantees, "county village guarantee signed_on", table("县|涞源县", "村|甲村", "保障项目|住宿", "签字日期|2016-02-25")},
		{Duties, "county village year progress progress", table("县|涞源县", "村|甲村", "年度|2018", "基层组织建设|80%", "为民办事服务完成率|75")},
		{Support, "county village org org org", table("县|涞源县", "村|甲村", "帮扶企业|港口集团", "疗养院|工人疗养院", "驻村工作队|市农业局")},
		{Ledger, "county village year households", table("县|涞源县", "村|甲村", "年度|2018", "总户数|80", "伙食|30", "住宿|20")},
		{Selection, "unit person rank appraisal2 appraisal1 list_outcome", table("单位|省水利厅", "姓名|甲一", "职级|处级", "2014年考核|优秀", "2015年考核|称职", "审核结果|退回")},
	} {
		best := h.Recognise(c.table)[0]
		var fields []string
		for i := range c.table.Columns {
			if g, ok := best.Columns[i]; ok {
				fields = append(fields, g.Field)
			}
		}
		if got := strings.Join(fields, " "); best.Kind != c.kind || len(best.Missing) > 0 || got != c.fields {
			t.Errorf("want %s of %s, it is taken for %s of %s, lacking %v", c.kind, c.fields, best.Kind, got, best.Missing)
		}
	}
}
