package ingest

import (
	"archive/zip"
	"bufio"
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"testing"
	"time"

	"github.com/xuri/excelize/v2"

	"taihang/data/ingest/markup"
)

// roster writes a workbook of 16 columns like the one that the program is
// measured with.
func roster(t testing.TB, path string, rows int, shared bool) {
	t.Helper()
	f, err := os.Create(path)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	z := zip.NewWriter(f)
	for name, content := range bookParts("<numFmts count=\"1\"><numFmt numFmtId=\"176\" formatCode=\"yyyy\\-mm\\-dd\"/></numFmts><cellXfs><xf numFmtId=\"0\"/><xf numFmtId=\"176\"/></cellXfs>", "表") {
		if name != "xl/worksheets/sheet1.xml" && name != "xl/sharedStrings.xml" {
			p, _ := z.Create(name)
			p.Write([]byte(content))
		}
	}
	p, _ := z.Create("xl/worksheets/sheet1.xml")
	w := bufio.NewWriterSize(p, 1<<20)
	w.WriteString(`<?xml version="1.0" encoding="UTF-8"?><worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>`)
	index, list := map[string]int{}, []string{}
	ref := func(col, row int) string { return string(rune('A'+col)) + strconv.Itoa(row) }
	str := func(col, row int, s string) {
		if !shared {
			fmt.Fprintf(w, `<c r="%s" t="inlineStr"><is><t>%s</t></is></c>`, ref(col, row), s)
			return
		}
		n, ok := index[s]
		if !ok {
			n = len(list)
			index[s] = n
			list = append(list, s)
		}
		fmt.Fprintf(w, `<c r="%s" t="s"><v>%d</v></c>`, ref(col, row), n)
	}
	for i := range rows {
		n := i + 1
		fmt.Fprintf(w, `<row r="%d" spans="1:16">`, n)
		if i == 0 {
			for c, h := range []string{"编号", "姓名", "性别", "出生日期", "学历", "政治面貌", "单位", "单位级别", "职级", "县代码", "县", "村", "职务", "年份", "天数", "得分"} {
				str(c, n, h)
			}
		} else {
			fmt.Fprintf(w, `<c r="A%d"><v>%d</v></c>`, n, 100000+i)
			str(1, n, fmt.Sprintf("张%d", i%9700))
			str(2, n, "男")
			fmt.Fprintf(w, `<c r="D%d" s="1"><v>%d</v></c>`, n, 25000+i%9000)
			str(4, n, "本科")
			str(5, n, "中共党员")
			str(6, n, fmt.Sprintf("省直机关%d", i%59))
			str(7, n, "省级")
			str(8, n, "正科级")
			fmt.Fprintf(w, `<c r="J%d"><v>130%03d</v></c>`, n, i%600)
			str(10, n, "阜平县")
			str(11, n, fmt.Sprintf("村%d", i%7366))
			str(12, n, "队员")
			fmt.Fprintf(w, `<c r="N%d"><v>%d</v></c><c r="O%d"><v>%d</v></c><c r="P%d"><v>%d.5</v></c>`, n, 2016+i%5, n, 100+i%200, n, 60+i%40)
		}
		w.WriteString(`</row>`)
	}
	w.WriteString(`</sheetData></worksheet>`)
	w.Flush()
	p, _ = z.Create("xl/sharedStrings.xml")
	w = bufio.NewWriterSize(p, 1<<20)
	fmt.Fprintf(w, `<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" uniqueCount="%d">`, len(list))
	for _, s := range list {
		w.WriteString("<si><t>" + s + "</t></si>")
	}
	w.WriteString("</sst>")
	w.Flush()
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
}

const rosterRows = 110_560

// tokens inflates a workbook and takes all of its tokens: what is measured
// against.
func tokens(b *testing.B, path string) (cells int) {
	z, err := zip.OpenReader(path)
	if err != nil {
		b.Fatal(err)
	}
	defer z.Close()
	for _, part := range z.File {
		r, err := part.Open()
		if err != nil {
			b.Fatal(err)
		}
		m := markup.New(r)
		for {
			k, err := m.Next()
			if err != nil {
				b.Fatal(err)
			}
			if k == markup.EOF {
				break
			}
			if k == markup.Start && m.Is("c") {
				cells++
			}
		}
		r.Close()
	}
	return cells
}

// scanned reads a workbook as it stands.
func scanned(b *testing.B, path string) (cells int) {
	f, err := Open(ctx, path, Options{})
	if err != nil {
		b.Fatal(err)
	}
	defer f.Close()
	if err := f.Sheets[0].Scan(ctx, func(r *Record) error { cells += len(r.Cells); return nil }); err != nil {
		b.Fatal(err)
	}
	return cells
}

// imported reads a workbook as an import does: a survey, then the rows.
func imported(b *testing.B, path string) (cells int) {
	f, err := Open(ctx, path, Options{})
	if err != nil {
		b.Fatal(err)
	}
	defer f.Close()
	l, err := f.Survey(ctx, f.Sheets[0], LayoutHint{})
	if err != nil {
		b.Fatal(err)
	}
	cells = 16 * l.Head
	if err := l.Rows(ctx, f.Sheets[0], func(r *Row) error { cells += len(r.Cells); return nil }); err != nil {
		b.Fatal(err)
	}
	return cells
}

// viaExcelize reads a workbook by the library that others use.
func viaExcelize(b *testing.B, path string) (cells int) {
	f, err := excelize.OpenFile(path)
	if err != nil {
		b.Fatal(err)
	}
	defer f.Close()
	rows, err := f.Rows("表")
	if err != nil {
		b.Fatal(err)
	}
	defer rows.Close()
	for rows.Next() {
		row, err := rows.Columns(excelize.Options{RawCellValue: true})
		if err != nil {
			b.Fatal(err)
		}
		cells += len(row)
	}
	return cells
}

// BenchmarkXLSX reads 1.77 million cells in four ways, by turns, and compares
// the least processor time of each.
func BenchmarkXLSX(b *testing.B) {
	ways := []struct {
		name string
		read func(*testing.B, string) int
	}{{"tokens", tokens}, {"scan", scanned}, {"import", imported}, {"excelize", viaExcelize}}
	for _, kind := range []string{"inline", "shared"} {
		path := filepath.Join(b.TempDir(), kind+".xlsx")
		roster(b, path, rosterRows, kind == "shared")
		b.Run(kind, func(b *testing.B) {
			best := map[string]time.Duration{}
			for b.Loop() {
				for _, w := range ways {
					start := spent()
					if n := w.read(b, path); n != 16*rosterRows {
						b.Fatal(w.name, n)
					}
					if took := spent() - start; best[w.name] == 0 || took < best[w.name] {
						best[w.name] = took
					}
				}
			}
			for _, w := range ways {
				b.ReportMetric(float64(best[w.name].Nanoseconds())/rosterRows/16, w.name+"-cpu-ns/cell")
			}
			b.ReportMetric(best["scan"].Seconds()/best["tokens"].Seconds(), "scan/tokens")
			b.ReportMetric(best["import"].Seconds()/best["tokens"].Seconds(), "import/tokens")
			b.ReportMetric(best["import"].Seconds()/best["excelize"].Seconds(), "import/excelize")
		})
	}
}
