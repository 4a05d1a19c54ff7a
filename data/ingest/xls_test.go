package ingest

import (
	"context"
	"flag"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

var update = flag.Bool("update", false, "let LibreOffice write testdata/office*")

// officeBook is a workbook with what cells usually hold.
func officeBook() map[string]string {
	parts := bookParts(`<numFmts count="3"><numFmt numFmtId="200" formatCode="yyyy\-mm\-dd"/><numFmt numFmtId="201" formatCode="yyyy&quot;年&quot;m&quot;月&quot;"/><numFmt numFmtId="202" formatCode="000000"/></numFmts>
<fonts count="1"><font><sz val="11"/><name val="Calibri"/></font></fonts><fills count="1"><fill><patternFill patternType="none"/></fill></fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs>
<cellXfs count="7"><xf numFmtId="0"/><xf numFmtId="200" applyNumberFormat="1"/><xf numFmtId="201" applyNumberFormat="1"/><xf numFmtId="10" applyNumberFormat="1"/><xf numFmtId="202" applyNumberFormat="1"/><xf numFmtId="0" applyAlignment="1"><alignment horizontal="left" indent="2"/></xf><xf numFmtId="22" applyNumberFormat="1"/></cellXfs>`, "人口", "隐藏!", "空")
	var rows strings.Builder
	for r := 6; r <= 50; r++ {
		fmt.Fprintf(&rows, `<row r="%d"><c r="A%d" t="inlineStr"><is><t>第%d村%s</t></is></c><c r="B%d"><v>%d</v></c><c r="C%d"><v>%d.25</v></c></row>`, r, r, r, strings.Repeat("村", r*4), r, r, r, r*1000)
	}
	parts["xl/worksheets/sheet1.xml"] = `<worksheet ` + mainNS + `><cols><col min="4" max="4" width="9" hidden="1" customWidth="1"/></cols><sheetData>
<row r="1"><c r="A1" t="inlineStr"><is><t>河北省贫困人口表</t></is></c></row>
<row r="2"><c r="A2" t="inlineStr"><is><t>县</t></is></c><c r="B2" t="inlineStr"><is><t>日期</t></is></c><c r="C2" t="inlineStr"><is><t>值 &amp; “注”</t></is></c></row>
<row r="3" hidden="1"><c r="A3" s="5" t="inlineStr"><is><t>阜平县𠮷</t></is></c><c r="B3" s="1"><v>43281</v></c><c r="C3" s="2"><v>43252</v></c><c r="D3" s="3"><v>0.125</v></c><c r="E3" s="4"><v>30631</v></c><c r="F3" s="6"><v>43281.354166666664</v></c></row>
<row r="5"><c r="A5" t="b"><v>1</v></c><c r="B5" t="e"><v>#DIV/0!</v></c><c r="C5"><f>1+1</f><v>2</v></c><c r="D5" t="str"><f>"甲"&amp;"乙"</f><v>甲乙</v></c><c r="E5"><v>-1234567.875</v></c><c r="F5"><v>1.3012319800101101E+17</v></c><c r="G5"><v>0.30000000000000004</v></c></row>
` + rows.String() + `</sheetData><mergeCells count="1"><mergeCell ref="A1:C1"/></mergeCells></worksheet>`
	parts["xl/worksheets/sheet2.xml"] = `<worksheet ` + mainNS + `><sheetData><row r="1"><c r="A1"><v>1</v></c></row></sheetData></worksheet>`
	parts["[Content_Types].xml"] = strings.Replace(parts["[Content_Types].xml"], "</Types>", `<Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/><Override PartName="/xl/worksheets/sheet2.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/><Override PartName="/xl/worksheets/sheet3.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/><Override PartName="/xl/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml"/><Override PartName="/xl/sharedStrings.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sharedStrings+xml"/></Types>`, 1)
	return parts
}

// officeFiles are the workbook as LibreOffice writes it.
var officeFiles = map[string]string{
	"office97.xls": "xls:MS Excel 97", "office.ods": "ods", "office.xlsx": "xlsx:Calc MS Excel 2007 XML",
}

// The same workbook, in every format that LibreOffice writes, reads the same.
func TestOfficeFormats(t *testing.T) {
	if *update {
		convertOffice(t)
	}
	f := open(t, zipped(t, officeBook()), Options{})
	want := worth(describeSheets(t, f))
	for name := range officeFiles {
		t.Run(name, func(t *testing.T) {
			f, err := Open(ctx, filepath.Join("testdata", name), Options{})
			if err != nil {
				t.Fatal(err)
			}
			defer f.Close()
			got := worth(describeSheets(t, f))
			if name == "office.ods" { // where LibreOffice writes 1 for the TRUE of other programs
				got = strings.Replace(got, "5 1:n|", "5 TRUE:b|", 1)
			}
			if got != want {
				t.Errorf("got\n%.3000s\nwant\n%.3000s", got, want)
			}
		})
	}
}

// worth leaves blank rows and cells out, of which each format has its own.
func worth(s string) string {
	var out []string
	for line := range strings.SplitSeq(s, "\n") {
		line = strings.TrimRight(line, "|")
		if line != "" && strings.Trim(line, "0123456789-") != "" && line != "[空]" {
			out = append(out, line)
		}
	}
	return strings.Join(out, "\n") + "\n"
}

func convertOffice(t *testing.T) {
	office, err := exec.LookPath("soffice")
	if err != nil {
		t.Fatal(err)
	}
	dir := t.TempDir()
	path := filepath.Join(dir, "office.xlsx")
	if err := os.WriteFile(path, zipped(t, officeBook()), 0o600); err != nil {
		t.Fatal(err)
	}
	if err := os.MkdirAll("testdata", 0o755); err != nil {
		t.Fatal(err)
	}
	for name, filter := range officeFiles {
		out := filepath.Join(dir, "out")
		cmd := exec.CommandContext(context.Background(), office, "-env:UserInstallation=file://"+filepath.Join(dir, "profile"), "--headless", "--convert-to", filter, "--outdir", out, path)
		if b, err := cmd.CombinedOutput(); err != nil {
			t.Fatalf("%v %s", err, b)
		}
		ext, _, _ := strings.Cut(filter, ":")
		if err := os.Rename(filepath.Join(out, "office."+ext), filepath.Join("testdata", name)); err != nil {
			t.Fatal(err)
		}
	}
}
