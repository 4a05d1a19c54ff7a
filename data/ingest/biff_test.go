package ingest

import (
	"bytes"
	"encoding/binary"
	"math"
	"testing"
	"time"
	"unicode/utf16"

	"golang.org/x/text/encoding/simplifiedchinese"
)

// u16s writes numbers of two bytes.
func u16s(n ...int) []byte {
	var b []byte
	for _, x := range n {
		b = binary.LittleEndian.AppendUint16(b, uint16(x))
	}
	return b
}

func u32s(n uint32) []byte { return binary.LittleEndian.AppendUint32(nil, n) }

func double(x float64) []byte { return binary.LittleEndian.AppendUint64(nil, math.Float64bits(x)) }

func utf16s(s string) []byte { return u16s(ints(utf16.Encode([]rune(s)))...) }

func ints(u []uint16) (out []int) {
	for _, x := range u {
		out = append(out, int(x))
	}
	return out
}

// rec is a record.
func rec(kind int, parts ...[]byte) []byte {
	b := bytes.Join(parts, nil)
	return append(u16s(kind, len(b)), b...)
}

// biffBook puts globals and sheets together. A sheet is its entry from the state
// on, and its records.
func biffBook(version int, globals []byte, sheets ...[2][]byte) []byte {
	begin := rec(recBOF, u16s(version, 5, 0, 0), u32s(0), u32s(0))
	size := len(begin) + len(globals) + 4
	for _, s := range sheets {
		size += 4 + 4 + len(s[0])
	}
	out := append(begin, globals...)
	var bodies []byte
	for _, s := range sheets {
		out = append(out, rec(recSheet, u32s(uint32(size+len(bodies))), s[0])...)
		bodies = append(bodies, rec(recBOF, u16s(version, 0x10, 0, 0), u32s(0), u32s(0))...)
		bodies = append(append(bodies, s[1]...), rec(recEOF)...)
	}
	return append(append(out, rec(recEOF)...), bodies...)
}

// compound makes a compound file of one stream.
func compound(name string, stream []byte) []byte {
	const sector = 512
	size := len(stream)
	small := size < oleMiniSize
	for len(stream)%sector != 0 {
		stream = append(stream, 0)
	}
	n := len(stream) / sector
	tables := (n + 8 + 127) / 128
	// Sectors: the tables, the directory, the mini table, the stream.
	h := make([]byte, sector)
	copy(h, "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1")
	copy(h[24:], u16s(0x3e, 3, 0xfffe, 9, 6))
	copy(h[44:], u32s(uint32(tables)))
	copy(h[48:], u32s(uint32(tables)))
	copy(h[56:], u32s(oleMiniSize))
	copy(h[60:], u32s(uint32(tables+1)))
	copy(h[64:], u32s(1))
	copy(h[68:], u32s(oleEnd))
	for i := range 109 {
		v := uint32(0xffffffff)
		if i < tables {
			v = uint32(i)
		}
		copy(h[76+4*i:], u32s(v))
	}
	var fat []byte
	for range tables {
		fat = append(fat, u32s(0xfffffffd)...)
	}
	fat = append(append(fat, u32s(oleEnd)...), u32s(oleEnd)...)
	for i := range n {
		next := uint32(tables + 2 + i + 1)
		if i == n-1 {
			next = oleEnd
		}
		fat = append(fat, u32s(next)...)
	}
	for len(fat) < tables*sector {
		fat = append(fat, 0xff)
	}
	entry := func(name string, kind byte, child, start uint32, size int) []byte {
		e := make([]byte, 128)
		copy(e, utf16s(name))
		copy(e[64:], u16s(2*len(name)+2))
		e[66] = kind
		copy(e[68:], u32s(0xffffffff))
		copy(e[72:], u32s(0xffffffff))
		copy(e[76:], u32s(child))
		copy(e[116:], u32s(start))
		copy(e[120:], u32s(uint32(size)))
		return e
	}
	first, mini := uint32(tables+2), make([]byte, 0, sector)
	root := entry("Root Entry", 5, 1, oleEnd, 0)
	own := entry(name, 2, 0xffffffff, first, size)
	if small {
		root, own = entry("Root Entry", 5, 1, first, len(stream)), entry(name, 2, 0xffffffff, 0, size)
		for i := range len(stream) / 64 {
			next := uint32(i + 1)
			if i == len(stream)/64-1 {
				next = oleEnd
			}
			mini = append(mini, u32s(next)...)
		}
	}
	for len(mini) < sector {
		mini = append(mini, 0xff)
	}
	directory := append(append(root, own...), make([]byte, 256)...)
	return bytes.Join([][]byte{h, fat, directory, mini, stream}, nil)
}

// sheetEntry is the entry of a sheet in BIFF8.
func sheetEntry(state, kind byte, name string) []byte {
	return append([]byte{state, kind, byte(len([]rune(name))), 1}, utf16s(name)...)
}

func TestBIFF8(t *testing.T) {
	globals := bytes.Join([][]byte{
		rec(recCodePage, u16s(1200)), rec(recDateMode, u16s(1)),
		rec(recFormat, u16s(164, 10), []byte{0}, []byte("yyyy\\-mm\\-dd")[:10]),
		rec(recXF, u16s(0, 0, 0, 0, 0), make([]byte, 10)),
		rec(recXF, u16s(0, 14, 0, 0, 3), make([]byte, 10)),
		rec(recXF, u16s(0, 10, 0, 0, 0), make([]byte, 10)),
		// Strings: one whose characters change their width in the middle, a rich
		// one with its runs in two records, one that ends early.
		rec(recSST, u32s(9), u32s(4), u16s(4), []byte{0}, []byte("ab")),
		rec(recContinue, []byte{1}, utf16s("县"), utf16s("村"), u16s(2), []byte{8 | 1}, u16s(2), utf16s("富文"), u32s(1)),
		rec(recContinue, u32s(2), u16s(1), []byte{4}, u32s(3), []byte("x"), []byte{9}),
		rec(recContinue, []byte{9, 9}, u16s(5), []byte{0}, []byte("cut")),
		rec(0x1af),
	}, nil)
	cell := func(kind, row, column, xf int, parts ...[]byte) []byte {
		return rec(kind, append([][]byte{u16s(row, column, xf)}, parts...)...)
	}
	sheet := bytes.Join([][]byte{
		rec(recColInfo, u16s(2, 3, 9, 0, 1)),
		rec(recRow, u16s(1, 0, 9, 255, 0, 0), u32s(0x20)),
		cell(recLabelSST, 0, 0, 1, u32s(0)), cell(recLabelSST, 0, 1, 0, u32s(1)), cell(recLabelSST, 0, 2, 0, u32s(2)), cell(recLabelSST, 0, 3, 0, u32s(3)), cell(recLabelSST, 0, 4, 0, u32s(77)),
		rec(recMulRK, u16s(1, 0), u16s(0), u32s(7<<2|2), u16s(2), u32s(125<<2|3), u16s(1), u32s(0x40df8080), u16s(2)),
		cell(recNumber, 1, 3, 1, double(41819)), cell(recRK, 1, 4, 0, u32s(0xfffffffe)), cell(recBlank, 1, 5, 0), cell(recBoolErr, 1, 6, 0, []byte{1, 0}), cell(recBoolErr, 1, 7, 0, []byte{0x2a, 1}),
		rec(recBOF, u16s(0x600, 0x20)), cell(recNumber, 9, 9, 0, double(1)), rec(recEOF), // a chart within
		rec(recMulBlank, u16s(3, 0, 0, 0, 1)),
		cell(recFormula, 4, 0, 0, double(2.5), u16s(0)), cell(recFormula, 4, 1, 0, []byte{0, 0, 0, 0, 0, 0, 0xff, 0xff}, u16s(0)), rec(0x4bc), rec(recString, u16s(3), []byte{1}, utf16s("结果")), rec(recContinue, []byte{0}, []byte("!")),
		cell(recFormula, 4, 2, 0, []byte{1, 0, 1, 0, 0, 0, 0xff, 0xff}), cell(recFormula, 4, 3, 0, []byte{2, 0, 7, 0, 0, 0, 0xff, 0xff}), cell(recFormula, 4, 4, 0, []byte{3, 0, 0, 0, 0, 0, 0xff, 0xff}), cell(recFormula, 4, 5, 0, []byte{9, 0, 0, 0, 0, 0, 0xff, 0xff}),
		cell(recLabel, 4, 6, 0, u16s(2), []byte{1}, utf16s("标签")),
		rec(recMerged, u16s(2), u16s(0, 1, 0, 2), u16s(5, 5, 1, 3)),
	}, nil)
	mixed := bytes.Join([][]byte{
		cell(recNumber, 1, 1, 0, double(4)), cell(recLabel, 0, 0, 0, u16s(1), []byte{0, 'a'}), cell(recNumber, 1, 0, 0, double(3)), cell(recLabel, 0, 1, 0, u16s(1), []byte{0, 'b'}), cell(recNumber, 2, 0, 0, double(5)), cell(recNumber, 2, 0, 0, double(6)),
	}, nil)
	stream := biffBook(0x600, globals, [2][]byte{sheetEntry(0, 0, "一"), sheet}, [2][]byte{sheetEntry(2, 0, "乱"), mixed}, [2][]byte{sheetEntry(0, 2, "图"), nil})
	want := `[一 [2] [3 4] [{1 1 2 3} {6 2 6 4}]]
1 ab县村>3|富文|x|| (cell-lost D1 [3]) (cell-lost E1 [77])
2 hidden 7:n|125%:n|1992-04-26:d>3|2018-06-30:d>3|-1:n||TRUE:b|#N/A:e
4 |
5 2.5:n|结果!|TRUE:b|#DIV/0!:e||:u|标签
[乱 hidden]
1 a|b
2 3:n|4:n
3 5:n !cell-place[A3]
issue sheet-other 图
`
	for name, content := range map[string][]byte{"small": compound("Workbook", stream), "large": compound("Workbook", append(stream, make([]byte, 5000)...))} {
		f := open(t, content, Options{})
		if got := describeSheets(t, f); got != want || f.Format != "xls" {
			t.Errorf("%s: got\n%s\nwant\n%s", name, got, want)
		}
	}
}

func TestBIFF5(t *testing.T) {
	gbk := func(s string) []byte {
		b, _ := simplifiedchinese.GBK.NewEncoder().Bytes([]byte(s))
		return b
	}
	short := func(s string) []byte { b := gbk(s); return append([]byte{byte(len(b))}, b...) }
	label := func(row, column int, s string) []byte {
		b := gbk(s)
		return rec(recLabel, u16s(row, column, 0, len(b)), b)
	}
	globals := bytes.Join([][]byte{
		rec(recCodePage, u16s(936)), rec(recFormat, u16s(164), short("yyyy\"年\"m\"月\"")),
		rec(recXF, u16s(0, 0), make([]byte, 12)), rec(recXF, u16s(0, 164), make([]byte, 12)),
	}, nil)
	sheet := bytes.Join([][]byte{
		label(0, 0, "阜平县"), rec(recNumber, u16s(0, 1, 1), double(43281)),
		rec(recFormula, u16s(0, 2, 0), []byte{0, 0, 0, 0, 0, 0, 0xff, 0xff}), rec(recString, u16s(4), gbk("结果")),
	}, nil)
	f := open(t, compound("Book", biffBook(0x500, globals, [2][]byte{append([]byte{0, 0}, short("表一")...), sheet})), Options{})
	if got, want := describeSheets(t, f), "[表一]\n1 阜平县|2018-06:d|结果\n"; got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}

func TestXLSRefused(t *testing.T) {
	whole := compound("Workbook", append(biffBook(0x600, nil, [2][]byte{sheetEntry(0, 0, "一"), nil}), make([]byte, 9000)...))
	loop := bytes.Clone(whole)
	copy(loop[512+4*4:], u32s(3)) // the stream's second sector leads back to its first
	huge := bytes.Clone(whole)
	copy(huge[48:], u32s(1<<31))
	entry := append(u32s(uint32(16+20+3*12+4)), sheetEntry(0, 0, "一")...)
	same := bytes.Join([][]byte{rec(recBOF, u16s(0x600, 5, 0, 0), make([]byte, 8)), rec(recSheet, entry), rec(recSheet, entry), rec(recSheet, entry), rec(recEOF)}, nil)
	at := uint32(len(same))
	same = bytes.ReplaceAll(same, entry[:4], u32s(at))
	same = append(append(append(same, rec(recBOF, u16s(0x600, 16, 0, 0), make([]byte, 8))...), rec(recNumber, u16s(0, 0, 0), double(1))...), bytes.Repeat(rec(recBlank, u16s(9, 9, 0)), 500)...)
	same = append(same, rec(recEOF)...)
	for name, c := range map[string]struct {
		content []byte
		key     string
	}{
		"same records": {compound("Workbook", same), "ingest.damaged"},
		"password":     {compound("Workbook", biffBook(0x600, rec(recFilePass, u16s(1)))), "ingest.encrypted"},
		"encrypted":    {compound("EncryptedPackage", make([]byte, 5000)), "ingest.encrypted"},
		"word":         {compound("WordDocument", make([]byte, 5000)), "ingest.not.document"},
		"other":        {compound("Pictures", make([]byte, 5000)), "ingest.xls"},
		"excel 4":      {compound("Book", rec(0x409, u16s(0x400, 0x10))), "ingest.xls"},
		"no sheet":     {compound("Workbook", biffBook(0x600, nil)), "ingest.nosheet"},
		"no end":       {compound("Workbook", rec(recBOF, u16s(0x600, 5))), "ingest.damaged"},
		"cut":          {whole[:1100], "ingest.damaged"},
		"header alone": {whole[:512], "ingest.damaged"},
		"loop":         {loop, "ingest.damaged"},
		"directory":    {huge, "ingest.damaged"},
		"strings":      {compound("Workbook", append(biffBook(0x600, bytes.Repeat(rec(recSST, u32s(1<<31), u32s(1<<31), make([]byte, 8000)), 1)), make([]byte, 5000)...)), "ingest.nosheet"},
	} {
		start := spent()
		f, err := Open(ctx, write(t, "x.xls", c.content), Options{})
		if err == nil {
			err = f.Sheets[0].Scan(ctx, func(*Record) error { return nil })
			f.Close()
		}
		wantKey(t, name, err, c.key)
		if took := spent() - start; took > 2*time.Second {
			t.Errorf("%s: %v", name, took)
		}
	}
}
