package corpus

import (
	"archive/zip"
	"bytes"
	"compress/flate"
	"encoding/binary"
	"fmt"
	"hash/crc32"
	"strings"
)

// repeated is a packed stream of n times the block, between a beginning and an
// end, made in the time that one block takes.
func repeated(begin, block string, n int, end string) (packed []byte, size int) {
	pack := func(s string) []byte {
		var b bytes.Buffer
		w, _ := flate.NewWriter(&b, flate.BestCompression)
		_, _ = w.Write([]byte(s))
		_ = w.Flush()
		return b.Bytes()
	}
	packed = pack(begin)
	packed = append(packed, bytes.Repeat(pack(block), n)...)
	packed = append(packed, pack(end)...)
	return append(packed, 3, 0), len(begin) + n*len(block) + len(end) // 3, 0: the end of a stream
}

// bomb is a workbook whose sheet unpacks to a GiB; declared is what the archive
// says of its size, 0 for the truth. Of each MiB the beginning is noise, which
// does not pack well.
func bomb(declared int, noise string) func() []byte {
	return func() []byte {
		packed, size := repeated(xmlHead+`<worksheet `+spreadsheetML+`><sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>`, noise+strings.Repeat(" ", 1<<20-len(noise)), 1024, `</t></is></c></row></sheetData></worksheet>`)
		if declared > 0 {
			size = declared
		}
		var b bytes.Buffer
		z := zip.NewWriter(&b)
		inner, _ := zip.NewReader(bytes.NewReader(table(grainGrid)()), int64(len(table(grainGrid)())))
		for _, f := range inner.File {
			if !strings.HasSuffix(f.Name, "sheet1.xml") {
				_ = z.Copy(f)
			}
		}
		w, _ := z.CreateRaw(&zip.FileHeader{Name: "xl/worksheets/sheet1.xml", Method: zip.Deflate, CompressedSize64: uint64(len(packed)), UncompressedSize64: uint64(size)})
		_, _ = w.Write(packed)
		_ = z.Close()
		return b.Bytes()
	}
}

// noise is letters and digits without order, the same each time.
func noise(n int) []byte {
	const letters = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789+-"
	b, x := make([]byte, n), uint32(1)
	for i := range b {
		x = x*1664525 + 1013904223
		b[i] = letters[x>>26]
	}
	return b
}

const laughs = `<!DOCTYPE lolz [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;"><!ENTITY d "&c;&c;&c;&c;&c;&c;&c;&c;&c;&c;"><!ENTITY e "&d;&d;&d;&d;&d;&d;&d;&d;&d;&d;"><!ENTITY f "&e;&e;&e;&e;&e;&e;&e;&e;&e;&e;">]>`

var hostile = []Case{
	{
		File: "hostile/bomb.xlsx", What: "A workbook of 1 MB that unpacks to 1 GiB, and says so", Made: true, Body: bomb(0, ""),
		Want: `refused: ingest.bomb`,
	},
	{
		File: "hostile/bomb-lying.xlsx", What: "The same, and the archive says that it is small", Made: true, Body: bomb(5000, ""),
		Want: `refused: ingest.damaged`,
	},
	{
		File: "hostile/bomb-noisy.xlsx", What: "One of 8 MB that unpacks to 1 GiB, with noise in it so as not to look like one", Made: true, Body: bomb(0, string(noise(10000))),
		Want: `refused: ingest.bomb`,
	},
	{
		File: "hostile/bomb.csv.gz", What: "A packed table of 1 MB that unpacks to 1 GiB", Made: true, Body: func() []byte {
			packed, size := repeated(grain[1:], strings.Repeat(" ", 1<<20), 1024, "\n")
			out := append([]byte{0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 3}, packed...)
			return binary.LittleEndian.AppendUint32(binary.LittleEndian.AppendUint32(out, 0), uint32(size))
		},
		Want: `refused: ingest.bomb`,
	},
	{
		File: "hostile/columns.csv", What: "A header of a million columns", Made: true, Body: func() []byte { return []byte(strings.Repeat("a,", 1e6) + "\n" + strings.Repeat("1,", 1e6) + "\n") },
		Want: `refused: ingest.longline`,
	},
	{
		File: "hostile/columns-fewer.csv", What: "A header of 20,000 columns", Made: true, Body: func() []byte { return []byte(strings.Repeat("a,", 20000) + "\n" + strings.Repeat("1,", 20000) + "\n") },
		Want: `refused: ingest.columns`,
	},
	{
		File: "hostile/columns.xlsx", What: "Thousands of rows with one cell in the last column there is, XFD", Made: true, Body: func() []byte {
			var rows strings.Builder
			rows.WriteString(grid(grainGrid))
			for i := range 50_000 {
				fmt.Fprintf(&rows, `<row r="%d"><c r="XFD%d"><v>1</v></c></row>`, i+5, i+5)
			}
			return book{sheets: []page{{name: "Sheet1", rows: rows.String()}}}.bytes()
		},
		Want: `refused: ingest.limit.blank`,
	},
	{
		File: "hostile/long-cell.csv", What: "A cell of 5 MiB, and a line of 5 MiB without a comma; the rows around them are loaded", Made: true, Body: func() []byte {
			return []byte(grain[1:] + `130631,"` + strings.Repeat("甲", 5<<20/3) + "\",2017,1\n" + strings.Repeat("x", 5<<20) + "\n130633,易县,2017,82\n")
		},
		Want: `
			indicators UTF-8: 6 = 4 + 2 + 0
			5: long-line
			6: long-line
			= 粮食产量 130633 2017: 82` + grainRows,
	},
	{
		File: "hostile/quotes.csv", What: "Half a million lines, each of which opens a quotation mark", Made: true, Records: 500_004, Body: func() []byte { return []byte(grain[1:] + strings.Repeat("\"130631,望都县,2017,1\n", 500_000)) },
		Want: `refused: intake.toomany`,
	},
	{
		File: "hostile/deep.geojson", What: "Brackets nested 200,000 deep", Made: true, Body: func() []byte {
			return []byte(`{"type":"FeatureCollection","features":[{"type":"Feature","properties":{"code":"130624"},"geometry":{"type":"Polygon","coordinates":` + strings.Repeat("[", 200_000) + strings.Repeat("]", 200_000) + `}}]}`)
		},
		Want: `refused: ingest.notlayer`,
	},
	{
		File: "hostile/deep.xlsx", What: "Elements nested 100,000 deep", Made: true, Body: func() []byte {
			return book{sheets: []page{{name: "Sheet1", rows: grid(grainGrid) + strings.Repeat("<x>", 100_000) + strings.Repeat("</x>", 100_000)}}}.bytes()
		},
		Want: `refused: ingest.damaged`,
	},
	{
		File: "hostile/laughs.xlsx", What: "Entities that grow tenfold at each step", Body: xlsx(book{doctype: laughs, sheets: []page{{name: "Sheet1", rows: grid("s:0|s:1\n130624|2017\n")}}, shared: []string{"区划代码", "&f;"}}),
		Want: `refused: ingest.doctype`,
	},
	{
		File: "hostile/entity.xlsx", What: "An entity that names a file of this machine", Body: xlsx(book{doctype: `<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>`, sheets: []page{{name: "Sheet1", rows: `<row r="1"><c r="A1" t="inlineStr"><is><t>&e;</t></is></c></row>`}}}),
		Want: `refused: ingest.doctype`,
	},
	{
		File: "hostile/laughs.kml", What: "The same entities in a KML", Body: raw(kml(laughs, fuping)),
		Want: `refused: ingest.notlayer`,
	},
	{
		File: "hostile/paths.zip", What: "Names in the archive that climb out of any folder: nothing is ever unpacked to disk", Body: func() []byte {
			return archive(entry{"../../../../tmp/县界工.shp", threeShp()}, entry{"../../../../tmp/县界工.dbf", dbf(0, inUTF8, named(three...)...)}, entry{"../../../../tmp/县界工.prj", []byte(prj4490)}, entry{"/etc/cron.d/x", []byte("* * * * * root true\n")})
		},
		Want: `
			boundaries UTF-8: 3 = 3 + 0 + 0
			= boundaries paths county GCS_China_Geodetic_Coordinate_System_2000` + threeRows,
	},
	{
		File: "hostile/paths.xlsx", What: "Relations of a workbook that lead out of it", Body: xlsx(book{sheets: []page{{name: "Sheet1", rows: grid(grainGrid)}}, more: []entry{
			{"../../evil.xml", []byte("<x/>")},
			{"xl/worksheets/_rels/sheet1.xml.rels", []byte(xmlHead + `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink" Target="http://localhost:1/" TargetMode="External"/><Relationship Id="rId2" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/drawing" Target="../../../../etc/passwd"/></Relationships>`)},
		}}),
		Want: `[Sheet1] indicators: 3 = 3 + 0 + 0` + grainRows,
	},
	{
		File: "hostile/entries.zip", What: "An archive of 70,000 files", Made: true, Body: func() []byte {
			var list []entry
			for i := range 70_000 {
				list = append(list, entry{fmt.Sprintf("%06d.txt", i), nil})
			}
			return archive(list...)
		},
		Want: `refused: ingest.notlayer`,
	},
	{
		File: "hostile/entries.xlsx", What: "A workbook of 70,000 parts", Made: true, Body: func() []byte {
			b := book{sheets: []page{{name: "Sheet1", rows: grid(grainGrid)}}}
			for i := range 70_000 {
				b.more = append(b.more, entry{fmt.Sprintf("xl/media/image%06d.png", i), nil})
			}
			return b.bytes()
		},
		Want: `refused: ingest.limit.parts`,
	},
	{
		File: "hostile/merged.xlsx", What: "One merged cell over all rows and columns there are, and 200,000 small ones", Made: true, Body: func() []byte {
			refs := []string{"A1:XFD1048576"}
			for i := range 200_000 {
				refs = append(refs, fmt.Sprintf("A%d:B%d", i+10, i+10))
			}
			return book{sheets: []page{{name: "Sheet1", rows: grid(grainGrid), tail: merged(refs...)}}}.bytes()
		},
		Want: `refused: ingest.limit.parts`,
	},
	{
		File: "hostile/rows.xlsx", What: "Two million rows without a cell", Made: true, Body: func() []byte {
			packed, size := repeated(xmlHead+`<worksheet `+spreadsheetML+`><sheetData>`+grid(grainGrid), strings.Repeat("<row/>", 50_000), 40, `</sheetData></worksheet>`)
			var b bytes.Buffer
			z := zip.NewWriter(&b)
			inner, _ := zip.NewReader(bytes.NewReader(table(grainGrid)()), int64(len(table(grainGrid)())))
			for _, f := range inner.File {
				if !strings.HasSuffix(f.Name, "sheet1.xml") {
					_ = z.Copy(f)
				}
			}
			sum := crc32.NewIEEE()
			_, _ = sum.Write([]byte(xmlHead + `<worksheet ` + spreadsheetML + `><sheetData>` + grid(grainGrid)))
			for range 40 {
				_, _ = sum.Write([]byte(strings.Repeat("<row/>", 50_000)))
			}
			_, _ = sum.Write([]byte(`</sheetData></worksheet>`))
			w, _ := z.CreateRaw(&zip.FileHeader{Name: "xl/worksheets/sheet1.xml", Method: zip.Deflate, CRC32: sum.Sum32(), CompressedSize64: uint64(len(packed)), UncompressedSize64: uint64(size)})
			_, _ = w.Write(packed)
			_ = z.Close()
			return b.Bytes()
		},
		Want: `refused: ingest.limit.rows`,
	},
	{
		File: "hostile/loop.xls", What: "A workbook of Excel 97 whose sectors follow each other in a circle", Body: func() []byte {
			b := xls(nil, []string{"产量"}, grainGrid)
			binary.LittleEndian.PutUint32(b[512+4*5:], 2)
			return b
		},
		Want: `refused: ingest.damaged`,
	},
	{
		File: "hostile/strings.xls", What: "A workbook of Excel 97 that claims four thousand million texts", Body: func() []byte {
			b := xls(nil, []string{"产量"}, grainGrid)
			i := bytes.Index(b, []byte{0xfc, 0})
			binary.LittleEndian.PutUint32(b[i+4:], 1<<32-1)
			binary.LittleEndian.PutUint32(b[i+8:], 1<<32-1)
			return b
		}, Records: 4,
		Want: `[产量] indicators: 3 = 3 + 0 + 0` + grainRows,
	},
	{
		File: "hostile/points/县界.shp", What: "A shape that claims a thousand million points", Body: func() []byte { return shp(5, polygonRecord(fuping), pointless(), polygonRecord(dingxing)) },
		Beside: parts("hostile/points/县界", dbf(0, inUTF8, named(fuping, laiyuan, dingxing)...), prj4490, "UTF-8"),
		Want: `
			boundaries UTF-8: 3 = 2 + 1 + 0
			2: geo.geometry-broken
			file: not-in-use
			= boundaries 县界 county GCS_China_Geodetic_Coordinate_System_2000
			= boundary 130624 阜平县 5 points, 114.000 38.600 to 114.400 39.000
			= boundary 130626 定兴县 5 points, 115.600 39.000 to 116.000 39.400`,
	},
	{
		File: "hostile/record/县界.shp", What: "A record that claims two thousand million bytes", Body: func() []byte {
			b := threeShp()
			binary.BigEndian.PutUint32(b[100+8+128+4:], 1<<31-1)
			return b
		}, Beside: parts("hostile/record/县界", dbf(0, inUTF8, named(three...)...), prj4490, "UTF-8"), Records: 1,
		Want: `
			boundaries UTF-8: 1 = 1 + 0 + 0
			file: geo.shp-truncated
			file: geo.dbf-rows
			file: not-in-use
			= boundaries 县界 county GCS_China_Geodetic_Coordinate_System_2000
			= boundary 130624 阜平县 5 points, 114.000 38.600 to 114.400 39.000`,
	},
	{
		File: "hostile/rows/县界.shp", What: "A .dbf that claims four thousand million rows", Body: threeShp, Beside: parts("hostile/rows/县界", func() []byte {
			b := dbf(0, inUTF8, named(three...)...)
			binary.LittleEndian.PutUint32(b[4:], 1<<32-1)
			return b
		}(), prj4490, "UTF-8"),
		Want: `
			boundaries UTF-8: 3 = 3 + 0 + 0
			= boundaries 县界 county GCS_China_Geodetic_Coordinate_System_2000` + threeRows,
	},
	{
		File: "hostile/infinite.geojson", What: "Coordinates beyond the earth and beyond any number", Body: raw(collection("", append(squares(three...),
			feature(square{"130631", "望都县", 0, 0}, `{"type":"Polygon","coordinates":[[[1e999,38.7],[115.2,38.7],[115.2,38.8],[1e999,38.7]]]}`),
			feature(square{"130633", "易县", 0, 0}, `{"type":"Polygon","coordinates":[[[NaN,38.7],[115.2,38.7],[115.2,38.8]]]}`))...)),
		Want: `refused: ingest.notlayer`,
	},
}
