package ingest

import (
	"archive/zip"
	"bytes"
	"fmt"
	"strings"
	"testing"
)

const mainNS = `xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"`

// bookParts are the parts of a workbook with these sheets, all empty but for
// what a test puts into them.
func bookParts(styles string, sheets ...string) map[string]string {
	var list, rels strings.Builder
	parts := map[string]string{}
	for i, name := range sheets {
		state := ""
		if n, hidden := strings.CutSuffix(name, "!"); hidden {
			name, state = n, ` state="veryHidden"`
		}
		fmt.Fprintf(&list, `<sheet name="%s" sheetId="%d"%s r:id="rId%d"/>`, name, i+1, state, i+1)
		fmt.Fprintf(&rels, `<Relationship Id="rId%d" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet%d.xml"/>`, i+1, i+1)
		parts[fmt.Sprintf("xl/worksheets/sheet%d.xml", i+1)] = `<worksheet ` + mainNS + `><sheetData/></worksheet>`
	}
	const rel = `xmlns="http://schemas.openxmlformats.org/package/2006/relationships"`
	const types = `http://schemas.openxmlformats.org/officeDocument/2006/relationships/`
	parts["[Content_Types].xml"] = `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/></Types>`
	parts["_rels/.rels"] = `<Relationships ` + rel + `><Relationship Id="rId1" Type="` + types + `officeDocument" Target="xl/workbook.xml"/></Relationships>`
	parts["xl/workbook.xml"] = `<workbook ` + mainNS + ` xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets>` + list.String() + `</sheets></workbook>`
	parts["xl/_rels/workbook.xml.rels"] = `<Relationships ` + rel + `>` + rels.String() +
		`<Relationship Id="rS" Type="` + types + `sharedStrings" Target="sharedStrings.xml"/><Relationship Id="rT" Type="` + types + `styles" Target="/xl/styles.xml"/></Relationships>`
	parts["xl/sharedStrings.xml"] = `<sst ` + mainNS + `/>`
	parts["xl/styles.xml"] = `<styleSheet ` + mainNS + `>` + styles + `</styleSheet>`
	return parts
}

// zipped packs parts.
func zipped(t testing.TB, parts map[string]string) []byte {
	t.Helper()
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for name, content := range parts {
		w, err := z.Create(name)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := w.Write([]byte(content)); err != nil {
			t.Fatal(err)
		}
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}
