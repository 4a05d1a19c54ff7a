package ingest

import (
	"bytes"
	"context"
	"fmt"
	"os"
	"path/filepath"
	"reflect"
	"strconv"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"taihang/data/reference"
	"taihang/data/text"
)

// describe writes a layout and the classes of its rows as text.
func describe(t testing.TB, f *File, s *Sheet, hint LayoutHint) string {
	t.Helper()
	l, err := f.Survey(ctx, s, hint)
	if err != nil {
		t.Fatal(err)
	}
	var b strings.Builder
	for _, x := range l.Titles {
		fmt.Fprintf(&b, "title %d %s\n", x.Line, x.Text)
	}
	fmt.Fprintf(&b, "header %d-%d", l.HeaderFirst, l.HeaderLast)
	if l.UnitRow > 0 {
		fmt.Fprintf(&b, " units %d", l.UnitRow)
	}
	if l.Unit != "" {
		fmt.Fprintf(&b, " unit %s", l.Unit)
	}
	b.WriteString("\n")
	for _, c := range l.Columns {
		fmt.Fprintf(&b, "%s=%s", c.Letter, c.Name)
		if c.Unit != "" {
			fmt.Fprintf(&b, "[%s]", c.Unit)
		}
		if c.Empty {
			b.WriteString(" empty")
		}
		if c.Hidden {
			b.WriteString(" hidden")
		}
		b.WriteString("; ")
	}
	b.WriteString("\n")
	for _, is := range l.Issues {
		fmt.Fprintf(&b, "issue %s %d %q\n", is.Code, is.Row, is.Args)
		hasWords(t, is.Code)
	}
	n := 0
	err = l.Rows(ctx, s, func(r *Row) error {
		n++
		if len(r.Cells) != len(l.Columns) {
			t.Errorf("row %d has %d cells of %d", r.Line, len(r.Cells), len(l.Columns))
		}
		fmt.Fprintf(&b, "%d %s", r.Line, classNames[r.Class])
		if r.Class == ClassData {
			for _, c := range r.Cells {
				b.WriteString(" " + c.Text)
				if c.Span != 0 {
					b.WriteString("^")
				}
			}
		}
		if r.Indent > 0 {
			fmt.Fprintf(&b, " >%d", r.Indent)
		}
		for _, is := range r.Issues {
			fmt.Fprintf(&b, " (%s)", is.Code)
			hasWords(t, is.Code)
		}
		b.WriteString("\n")
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	if n+l.Head != l.Total && s.textual {
		t.Errorf("%d rows below %d of the head, of %d records", n, l.Head, l.Total)
	}
	return b.String()
}

func hasWords(t testing.TB, code string) {
	t.Helper()
	if !text.Has("issue."+code) || !text.Has("issue."+code+".do") {
		t.Errorf("issue %s has no words", code)
	}
}

var classNames = map[Class]string{
	ClassData: "data", ClassBad: "bad", ClassBlank: "blank", ClassTotal: "total", ClassNote: "note",
	ClassRepeat: "repeat", ClassSection: "section", ClassDropped: "dropped", ClassOther: "other",
}

func TestLayoutOfText(t *testing.T) {
	for _, c := range []struct {
		name, content string
		hint          LayoutHint
		want          string
	}{
		{
			name: "plain", content: "code,name,pop\n130102,长安区,402352\n130104,桥西区,\n",
			want: "header 1-1\nA=code; B=name; C=pop; \n2 data 130102 长安区 402352\n3 data 130104 桥西区 \n",
		},
		{
			name:    "a column of one name",
			content: "name\n张三\n李四\n", want: "header 1-1\nA=name; \n2 data 张三\n3 data 李四\n",
		},
		{
			name:    "a roster as it is printed",
			content: "河北省2018年驻村干部花名册,,,,\n填报单位：阜平县,,,,单位：人\n\n序号,姓　名,单位,职务,备注\n1,张三,发改委,队长,\n2,李四,财政厅,队员,\n小 计,2,,,\n\n序号,姓　名,单位,职务,备注\n3,王五,农业厅,队员,返聘\n合计,3,,,\n注：截至 2018 年 6 月,,,,\n填表人：赵六,,审核人：钱七,,2018年7月1日\n",
			want: "title 1 河北省2018年驻村干部花名册\ntitle 2 填报单位：阜平县 单位：人\nheader 4-4 unit 人\n" +
				"A=序号; B=姓名; C=单位; D=职务; E=备注; \n5 data 1 张三 发改委 队长 \n6 data 2 李四 财政厅 队员 \n7 total (row-total)\n8 blank (blank)\n" +
				"9 repeat (row-repeat)\n10 data 3 王五 农业厅 队员 返聘\n11 total (row-total)\n12 note (row-note)\n13 note (row-note)\n",
		},
		{
			name:    "two levels and units",
			content: "序号,乡镇,人口（人）,,收入,,备注\n,,男,女,工资（万元）,其他(元),\n1,城厢镇,10,12,3.5,200,\n2,大台乡,8,9,1.5,100,x\n",
			want: "header 1-2\nA=序号; B=乡镇; C=人口·男[人]; D=人口·女[人]; E=收入·工资[万元]; F=收入·其他[元]; G=备注; \n" +
				"3 data 1 城厢镇 10 12 3.5 200 \n4 data 2 大台乡 8 9 1.5 100 x\n",
		},
		{
			name:    "three levels",
			content: "地区,贫困人口,,,,年末\n,2016年,,2017年,,\n,户数,人数,户数,人数,\n阜平县,1,2,3,4,5\n",
			want:    "header 1-3\nA=地区; B=贫困人口·2016年·户数; C=贫困人口·2016年·人数; D=贫困人口·2017年·户数; E=贫困人口·2017年·人数; F=年末; \n4 data 阜平县 1 2 3 4 5\n",
		},
		{
			name: "groups only", content: ",2016年,,2017年,\n地区,户数,人数,户数,人数\n阜平县,1,2,3,4\n",
			want: "header 1-2\nA=地区; B=2016年·户数; C=2016年·人数; D=2017年·户数; E=2017年·人数; \n3 data 阜平县 1 2 3 4\n",
		},
		{
			name:    "a row of units, and of numbers",
			content: "某表\n地区,人口,收入,面积,户数\n,人,万元,亩,户\n甲,1,2,3,4\n阜平县,5,6,7,8\n",
			want:    "title 1 某表\nheader 2-2 units 3\nA=地区; B=人口[人]; C=收入[万元]; D=面积[亩]; E=户数[户]; \n5 data 阜平县 5 6 7 8\n",
		},
		{
			name:    "the same figure in two units",
			content: "村,贫困人口（户）,贫困人口（人）\na,1,2\n",
			want:    "header 1-1\nA=村; B=贫困人口（户）[户]; C=贫困人口（人）[人]; \n2 data a 1 2\n",
		},
		{
			name: "names that are missing or stand twice", content: "\na,b,,a\n1,2,3,4\n5\n1,2,3,4,5\n9,9,9,9,,\n",
			want: "header 2-2\nA=a; B=b; C=#3; D=a #4; \nissue header-empty 2 [\"#3\" \"C\"]\nissue header-twice 2 [\"a\" \"4\"]\n" +
				"3 data 1 2 3 4\n4 data 5    (short-row)\n5 bad (long-row)\n6 data 9 9 9 9\n",
		},
		{
			name: "data that look like a second level", content: ",name,kind\nx,长安区,区\ny,桥西区,区\n",
			want: "header 1-1\nA=#1; B=name; C=kind; \nissue header-empty 1 [\"#1\" \"A\"]\n2 data x 长安区 区\n3 data y 桥西区 区\n",
		},
		{
			name: "a first row of data numbered like columns", content: "a,b,c\n1,2,3\n4,5,6\n",
			want: "header 1-1\nA=a; B=b; C=c; \n2 data 1 2 3\n3 data 4 5 6\n",
		},
		{
			name: "blanks and an empty column", content: "名称,,人口\n\n\n  北京,,5\n\n　　大兴,,2\n,,\n,,\n",
			want: "header 1-1\nA=名称; B=#2 empty; C=人口; \n2 blank (blank-rows)\n3 blank\n4 data   北京  5 >2\n5 blank (blank)\n6 data 　　大兴  2 >4\n7 blank (blank-rows)\n8 blank\n",
		},
		{
			name: "where the user says the header is", content: "x,y\nu,v\n名称,人口\nb,1\nc,2\nd,3\n",
			hint: LayoutHint{HeaderFirst: 3, Drop: []int{5}},
			want: "title 1 x y\ntitle 2 u v\nheader 3-3\nA=名称; B=人口; \n4 data b 1\n5 dropped (row-dropped)\n6 data d 3\n",
		},
		{
			name: "tables below each other", content: "某表\n县,年份,GDP（万元）\n阜平县,2018,1\n\n短表\n\n表二\n填报单位：x,,单位：万人\n县,年份,人口（万人）\n唐县,2018,5\n合计,,5\n\n县,年份,GDP (万元)\n易县,2018,2\n\n县,GDP,面积\n曲阳县,3,4\n注：x\n",
			want: "title 1 某表\nheader 2-2\nA=县; B=年份; C=GDP[万元]; \n3 data 阜平县 2018 1\n4 blank (blank)\n5 data 短表   (short-row)\n6 blank (blank)\n7 other (table-second)\n8 other\n9 other\n10 other\n11 other\n12 blank (blank)\n" +
				"13 data 县 年份 GDP (万元)\n14 data 易县 2018 2\n15 blank (blank)\n16 other (table-second)\n17 other\n18 other\n",
		},
		{
			name: "a table right below another", content: "县,年份,GDP\n阜平县,2018,1\n唐县,2018,2\n县,年份,人口\n易县,2018,5\n县,年份,GDP\n曲阳县,2018,3\n",
			want: "header 1-1\nA=县; B=年份; C=GDP; \n2 data 阜平县 2018 1\n3 data 唐县 2018 2\n4 other (table-second)\n5 other\n6 repeat (row-repeat)\n7 data 曲阳县 2018 3\n",
		},
		{
			name: "words of the header among the data", content: "类别,姓名,政治面貌\n队员,张三,党员\n队员,类别,党员\n党员,李四,政治面貌\n队员,王五,群众\n",
			want: "header 1-1\nA=类别; B=姓名; C=政治面貌; \n2 data 队员 张三 党员\n3 data 队员 类别 党员\n4 data 党员 李四 政治面貌\n5 data 队员 王五 群众\n",
		},
		{
			name: "a table that the user says is none", content: "县,年份,GDP\n阜平县,2018,1\n\n县,年份,人口\n唐县,2018,5\n", hint: LayoutHint{Keep: []int{4}},
			want: "header 1-1\nA=县; B=年份; C=GDP; \n2 data 阜平县 2018 1\n3 blank (blank)\n4 data 县 年份 人口\n5 data 唐县 2018 5\n",
		},
		{
			name: "the second table, its header named by the user", content: "县,年份,GDP\n阜平县,2018,1\n\n县,年份,人口\n唐县,2018,5\n", hint: LayoutHint{HeaderFirst: 4},
			want: "title 1 县 年份 GDP\ntitle 2 阜平县 2018 1\nheader 4-4\nA=县; B=年份; C=人口; \n5 data 唐县 2018 5\n",
		},
		{
			name: "words of the header among data", content: "姓名,性别,党员,队长,出生年份\n甲一,男,党员,队长,1978\n\n某镇\n甲二,女,党员,队长,不详\n甲三,女,党员,队长,\n",
			want: "header 1-1\nA=姓名; B=性别; C=党员; D=队长; E=出生年份; \n2 data 甲一 男 党员 队长 1978\n3 blank (blank)\n4 data 某镇     (short-row)\n5 data 甲二 女 党员 队长 不详\n6 data 甲三 女 党员 队长 \n",
		},
		{
			name: "no header", content: "a,1\nb,2\n合计,3\n", hint: LayoutHint{NoHeader: true, Keep: []int{3}},
			want: "header 0-0\nA=A; B=B; \n1 data a 1\n2 data b 2\n3 data 合计 3\n",
		},
	} {
		f := open(t, []byte(c.content), Options{Comma: ","})
		if got := describe(t, f, f.Sheets[0], c.hint); got != c.want {
			t.Errorf("%s\ngot\n%swant\n%s", c.name, got, c.want)
		}
	}
}

func TestLayoutErrors(t *testing.T) {
	f := open(t, []byte("\n\n  \n"), Options{})
	_, err := f.Survey(ctx, f.Sheets[0], LayoutHint{})
	wantKey(t, "blank lines", err, "ingest.noheader")
	f = open(t, []byte(strings.Repeat("a,", maxColumns)+"b\n"), Options{})
	_, err = f.Survey(ctx, f.Sheets[0], LayoutHint{})
	wantKey(t, "columns", err, "ingest.columns")
	f = open(t, []byte("a,b\n1,2\n"), Options{})
	_, err = f.Survey(ctx, f.Sheets[0], LayoutHint{HeaderFirst: 7})
	wantKey(t, "no such row", err, "ingest.hint")
}

// What programs write is read as it is: header in the first line, no title, no
// total, no note, every record a row.
func TestPlainTables(t *testing.T) {
	files, _ := filepath.Glob(filepath.Join(reference.Path(t, "data"), "*", "*.csv*"))
	more, _ := filepath.Glob(filepath.Join(reference.Path(t, "data"), "*", "*", "*.csv"))
	refs, _ := filepath.Glob(filepath.Join(reference.Path(t, "refs"), "*", "*.csv"))
	files = append(append(files, more...), refs...)
	if len(files) < 20 {
		t.Fatalf("only %d files", len(files))
	}
	for _, path := range files {
		f, err := Open(ctx, path, Options{})
		if err != nil {
			t.Fatal(err)
		}
		l, err := f.Survey(ctx, f.Sheets[0], LayoutHint{})
		if err != nil {
			t.Fatal(path, err)
		}
		want := csvRecords(t, path)
		if len(l.Titles) > 0 || l.HeaderFirst != 1 || l.HeaderLast != 1 || l.UnitRow != 0 || l.Head != 1 || len(l.Issues) > 0 || len(f.Issues) > 0 {
			t.Errorf("%s: %+v", path, l)
		}
		n := 1
		err = l.Rows(ctx, f.Sheets[0], func(r *Row) error {
			if n++; r.Class != ClassData || len(r.Issues) > 0 || r.Indent > 0 {
				t.Errorf("%s: row %d is %s %v %v", path, r.Line, classNames[r.Class], r.Issues, texts(r.Cells))
			}
			return nil
		})
		if err != nil || n != len(want) {
			t.Errorf("%s: %d records of %d, %v", path, n, len(want), err)
		}
		for i, c := range l.Columns {
			if c.Name != strings.TrimPrefix(want[0][i], "\ufeff") {
				t.Errorf("%s: column %q is called %q", path, want[0][i], c.Name)
			}
		}
		f.Close()
	}
}

// Whatever a table looks like: every record is of the head or delivered, in
// order, and a second survey sees the same.
func TestEveryRecordCounts(t *testing.T) {
	word := rapid.SampledFrom([]string{"", "", "", "a", "人口", "人口（人）", "合计", "注：x", "1", "2.5", "2018-06-30", "填表人：x", "单位：万元", "　甲", "\"x\ny\"", "\"", "万元", "县", "GDP"})
	rapid.Check(t, func(rt *rapid.T) {
		lines := rapid.SliceOfN(rapid.SliceOfN(word, 0, 7), 1, 30).Draw(rt, "lines")
		var b strings.Builder
		for _, l := range lines {
			b.WriteString(strings.Join(l, ",") + "\n")
		}
		path := filepath.Join(t.TempDir(), "x.csv")
		if err := os.WriteFile(path, []byte(b.String()), 0o600); err != nil {
			rt.Fatal(err)
		}
		f, err := Open(ctx, path, Options{Comma: ","})
		if err != nil {
			rt.Fatal(err)
		}
		defer f.Close()
		s := f.Sheets[0]
		l, err := f.Survey(ctx, s, LayoutHint{})
		if err != nil {
			return
		}
		n, last, other := l.Head, 0, 0 // the last row of another table that was told of
		err = l.Rows(ctx, s, func(r *Row) error {
			if n++; r.Line <= last || r.Line <= l.HeaderLast {
				rt.Fatalf("row %d after %d", r.Line, last)
			}
			for _, is := range r.Issues {
				if is.Code == "table-second" {
					other, _ = strconv.Atoi(is.Args[1])
				}
			}
			if r.Class != ClassData && r.Class != ClassBlank && len(r.Issues) == 0 && (r.Class != ClassOther || r.Line > other) {
				rt.Fatalf("row %d is left out without a reason", r.Line)
			}
			last = r.Line
			return nil
		})
		names := map[string]bool{}
		for _, c := range l.Columns {
			if names[c.Name] || c.Name == "" {
				rt.Fatalf("two columns are called %q", c.Name)
			}
			names[c.Name] = true
		}
		again, err2 := f.Survey(ctx, s, LayoutHint{})
		if err != nil || err2 != nil || n != l.Total || n != len(scan(t, s)) || !reflect.DeepEqual(l, again) {
			rt.Fatalf("%d records of %d, %v", n, l.Total, err)
		}
	})
}

func BenchmarkRows(b *testing.B) {
	const rows = 200_000
	var plain bytes.Buffer
	cadres(&plain, rows)
	f := open(b, plain.Bytes(), Options{})
	b.Run("survey", func(b *testing.B) {
		for b.Loop() {
			f.Sheets[0].profile = nil
			if _, err := f.Survey(ctx, f.Sheets[0], LayoutHint{}); err != nil {
				b.Fatal(err)
			}
		}
		b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N)/rows, "ns/row")
	})
	l, err := f.Survey(ctx, f.Sheets[0], LayoutHint{})
	if err != nil {
		b.Fatal(err)
	}
	b.Run("rows", func(b *testing.B) {
		b.ReportAllocs()
		for b.Loop() {
			n := 0
			err := l.Rows(ctx, f.Sheets[0], func(r *Row) error {
				if r.Class == ClassData {
					n++
				}
				return nil
			})
			if err != nil || n != rows {
				b.Fatal(err, n)
			}
		}
		b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N)/rows, "ns/row")
	})
}

// Passing over the plain lines of a long text finds what reading them all does:
// the same rows, notes, blank lines and totals.
func TestLongTextSurvey(t *testing.T) {
	odd := rapid.SampledFrom([]string{"\n", ",,,\n", "　\n", "\"a\nb\",1,2,3\n", "\"a,1,2,3\n", "合计,1,2,3\n", ",1,2,3\n", "注：无\n", "a,1\n", "a,1,2,3,4\n", "a,\r1,2\n", "甲,1,2,3\r\n", "村名,户,人,亩\n", "村名,户,人,元\n", "表二：某表\n村名,户,人,元\n", "a,1,2,3\x00\n"})
	const rows = 10_000 // past the first 4,096 records and the last 256 KiB
	rapid.Check(t, func(rt *rapid.T) {
		at := map[int]string{}
		for range rapid.IntRange(0, 8).Draw(rt, "odd lines") {
			at[rapid.IntRange(4000, 7000).Draw(rt, "row")] += odd.Draw(rt, "line")
		}
		empty := rapid.Bool().Draw(rt, "a column empty at first")
		var b bytes.Buffer
		b.WriteString("村名,户,人,亩\n")
		for i := range rows {
			b.WriteString(at[i])
			if fmt.Fprintf(&b, "河北省保定市阜平县某某镇第%d村村民委员会,%d,%d,", i, i%97, i%31); !empty || i > rows/2 {
				b.WriteString("7")
			}
			b.WriteString("\n")
		}
		b.WriteString(rapid.SampledFrom([]string{"", "填表人：张三,,,\n", "\n\n注：截至年底\n", "注：无"}).Draw(rt, "end"))
		f := open(t, b.Bytes(), Options{})
		defer f.Close()
		whole := &Sheet{Records: -1, textual: true, file: f}
		scan := f.Sheets[0].scan
		whole.scan = func(ctx context.Context, fn func(*Record) error) error {
			return scan(ctx, func(r *Record) error {
				err := fn(r)
				r.pass = false
				return err
			})
		}
		quick, want := surveyed(t, f, f.Sheets[0]), surveyed(t, f, whole)
		if quick != want {
			rt.Fatalf("passing over plain lines\n%.2000s\nreading all\n%.2000s", quick, want)
		}
		if f.Sheets[0].profile.filledRows == whole.profile.filledRows && !empty && len(at) == 0 {
			rt.Fatal("no line was passed over")
		}
	})
}

// surveyed is all that a survey tells of the rows of a sheet.
func surveyed(t testing.TB, f *File, s *Sheet) string {
	l, err := f.Survey(ctx, s, LayoutHint{})
	if err != nil {
		t.Fatal(err)
	}
	return fmt.Sprintln(l.Total, l.Head, l.Columns, l.Issues, l.usual, l.end, l.tail, l.blanks, l.others)
}
