package corpus

// grain is a table with nothing wrong: one figure, one missing, one that does
// not apply.
const grain = `
区划代码,名称,年份,粮食产量
130624,阜平县,2017,7405
130626,定兴县,2017,—
130630,涞源县,2017,不适用
`

// grainRows is what becomes of it.
const grainRows = `
	= 粮食产量 130624 2017: 7405
	= 粮食产量 130630 2017: not applicable
`

var encodings = []Case{
	{
		File: "encoding/utf8.csv", What: "UTF-8 without a mark", Body: raw(grain),
		Want: `indicators UTF-8: 3 = 3 + 0 + 0` + grainRows,
	},
	{
		File: "encoding/utf8-mark.csv", What: "UTF-8 with a byte order mark: the mark is no part of the first column's name", Body: raw("\ufeff" + crlf(grain)),
		Want: `indicators UTF-8: 3 = 3 + 0 + 0` + grainRows,
	},
	{
		File: "encoding/gbk.csv", What: "GBK, as Excel saves CSV in China; nothing in the file says so", Body: gbk(crlf(grain)),
		Want: `indicators GB18030: 3 = 3 + 0 + 0` + grainRows,
	},
	{
		File: "encoding/rare.csv", What: "Characters of names that take four bytes in GB 18030", Body: gb18030(`
姓名,性别,出生日期,学历
张𬎆,男,1980-05-01,本科
王䶮,女,1975-12-30,大专
李𠮷,男,1969-02-28,研究生
`),
		Want: `
			cadres GB18030: 3 = 3 + 0 + 0
			= cadre 张𬎆 male 1980-05-01 bachelor
			= cadre 王䶮 female 1975-12-30 college
			= cadre 李𠮷 male 1969-02-28 postgraduate`,
	},
	{
		File: "encoding/utf16le-mark.txt", What: "“Unicode text” of Excel: UTF-16 with a mark, separated by tabs", Body: utf16le("\ufeff" + tabbed(crlf(grain))),
		Want: `indicators UTF-16LE: 3 = 3 + 0 + 0` + grainRows,
	},
	{
		File: "encoding/utf16be-mark.csv", What: "UTF-16, high byte first, with a mark", Body: utf16be("\ufeff" + grain[1:]),
		Want: `indicators UTF-16BE: 3 = 3 + 0 + 0` + grainRows,
	},
	{
		File: "encoding/utf16le.csv", What: "UTF-16 without a mark", Body: utf16le(grain),
		Want: `indicators UTF-16LE: 3 = 3 + 0 + 0` + grainRows,
	},
	{
		File: "encoding/utf16be.csv", What: "UTF-16, high byte first, without a mark", Body: utf16be(grain),
		Want: `indicators UTF-16BE: 3 = 3 + 0 + 0` + grainRows,
	},
	{
		File: "encoding/utf16-odd.csv", What: "UTF-16 that ends in the middle of a character", Body: cut(utf16le("\ufeff"+grain[1:]+"130631,望都县,2017,81\n130633,易县,2017,82\n"), 1),
		Want: `
			indicators UTF-16LE: 5 = 4 + 1 + 0
			file: encoding
			6 粮食产量: garbled
			6 粮食产量: number
			6: no-figure
			= 粮食产量 130631 2017: 81` + grainRows,
	},
	{
		File: "encoding/big5.csv", What: "Big5, from a program of Taiwan or Hong Kong", Body: big5(`
區劃代碼,名稱,年份,糧食產量
130624,阜平縣,2017,7405
130626,定興縣,2017,—
130630,淶源縣,2017,不適用
`),
		Mapping: `{"columns": {"區劃代碼": "code", "年份": "year", "糧食產量": "figure"}, "kind": "indicators"}`,
		Want: `
			indicators Big5: 3 = 2 + 1 + 0
			名稱: column-text
			4 糧食產量: number
			4: no-figure
			= 糧食產量 130624 2017: 7405`,
	},
	{
		File: "encoding/mixed.csv", What: "Two files put together: most rows in UTF-8, one in GBK", Body: then(raw(grain), gbk("130631,望都县,2017,81\n"), raw("130633,易县,2017,82\n130634,曲阳县,2017,83\n")),
		Want: `
			indicators UTF-8: 6 = 6 + 0 + 0
			file: encoding
			5 名称: garbled
			= 粮食产量 130631 2017: 81
			= 粮食产量 130633 2017: 82
			= 粮食产量 130634 2017: 83` + grainRows,
	},
	{
		File: "encoding/cut-utf8.csv", What: "UTF-8, the copy broken off in the middle of a character", Body: then(raw(grain), cut(raw("130631,望都县"), 1)),
		Want: `
			indicators UTF-8: 4 = 3 + 1 + 0
			file: encoding
			5 名称: garbled
			5: short-row
			5 年份: no-year` + grainRows,
	},
	{
		File: "encoding/cut-gbk.csv", What: "GBK, the copy broken off in the middle of a character", Body: then(gbk(grain), cut(gbk("130631,望都县"), 1)),
		Want: `
			indicators GB18030: 4 = 3 + 1 + 0
			file: encoding
			5 名称: garbled
			5: short-row
			5 年份: no-year` + grainRows,
	},
	{
		File: "encoding/chosen.csv", What: "The user says GBK of a file that is UTF-8: the user's word counts, so that no column's name is known", Body: raw(grain), Mapping: `{"encoding": "GBK"}`,
		Want: `refused: ingest.unknown`,
	},
	{
		File: "encoding/nul.csv", What: "NUL bytes in a row, from a disk that lost a block", Body: then(raw(grain), raw("130631,望\x00\x00县,2017,81\n130633,易县,2017,82\n")),
		Want: `
			indicators UTF-8: 5 = 4 + 1 + 0
			5: nul
			= 粮食产量 130633 2017: 82` + grainRows,
	},
	{
		File: "encoding/zeros.csv", What: "Nothing but NUL bytes, though the size looks right", Body: func() []byte { return make([]byte, 2000) },
		Want: `refused: ingest.binary`,
	},
}
