package corpus

import "strings"

func tabbed(s string) string { return strings.ReplaceAll(s, ",", "\t") }

var separators = []Case{
	{
		File: "separator/tab.txt", What: "Separated by tabs", Body: raw(tabbed(grain)),
		Want: `indicators UTF-8: 3 = 3 + 0 + 0` + grainRows,
	},
	{
		File: "separator/semicolon.csv", What: "Separated by semicolons; figures have commas", Body: raw(`
区划代码;名称;年份;粮食产量
130624;阜平县;2017;7,405
130626;定兴县;2017;—
130630;涞源县;2017;不适用
`),
		Want: `indicators UTF-8: 3 = 3 + 0 + 0` + grainRows,
	},
	{
		File: "separator/pipe.txt", What: "Separated by upright lines", Body: raw(strings.ReplaceAll(grain, ",", "|")),
		Want: `indicators UTF-8: 3 = 3 + 0 + 0` + grainRows,
	},
	{
		File: "separator/fixed.txt", What: "Columns aligned by spaces; a Chinese character is two places wide", Body: raw(`
区划代码   名称     年份   粮食产量
130624     阜平县   2017   7405
130626     定兴县   2017   —
130630     涞源县   2017   不适用
`),
		Want: `indicators UTF-8: 3 = 3 + 0 + 0` + grainRows,
	},
	{
		File: "separator/sep.csv", What: "The separator is declared in the first line, as Excel does", Body: raw("sep=;\n" + strings.ReplaceAll(grain[1:], ",", ";")), Above: 2,
		Want: `indicators UTF-8: 3 = 3 + 0 + 0` + grainRows,
	},
	{
		File: "separator/line-ends.csv", What: "Line ends of three systems in one file", Body: raw("区划代码,名称,年份,粮食产量\r\n130624,阜平县,2017,7405\r130626,定兴县,2017,—\n130630,涞源县,2017,不适用\r\n"),
		Want: `indicators UTF-8: 3 = 3 + 0 + 0` + grainRows,
	},
	{
		File: "separator/cr.csv", What: "Lines end with CR alone, as on old Macintoshes", Body: raw(strings.ReplaceAll(grain[1:], "\n", "\r")),
		Want: `indicators UTF-8: 3 = 3 + 0 + 0` + grainRows,
	},
	{
		File: "separator/no-end.csv", What: "The last line has no end", Body: cut(raw(grain), 1),
		Want: `indicators UTF-8: 3 = 3 + 0 + 0` + grainRows,
	},
	{
		File: "separator/open-quote.csv", What: "A quotation mark that is never closed costs its own line, not the rest of the file", Body: raw(`
区划代码,名称,年份,粮食产量
130624,阜平县,2017,7405
130631,"望都县,2017,81
130626,定兴县,2017,—
130630,涞源县,2017,不适用
`), Records: 5,
		Want: `
			indicators UTF-8: 4 = 3 + 1 + 0
			3: quote` + grainRows,
	},
	{
		File: "separator/inner-quote.csv", What: "Quotation marks in the middle of a cell are text; one that closes too early costs its line", Body: raw(`
区划代码,名称,年份,粮食产量,备注
130624,阜平县,2017,7405,称"老区"
130631,望都县,2017,81,"称"老区"的县"
130626,定兴县,2017,—,"他说""没有数"""
130630,涞源县,2017,不适用,
`), Records: 5,
		Want: `
			indicators UTF-8: 4 = 3 + 1 + 0
			3: quote` + grainRows,
	},
	{
		File: "separator/line-in-cell.csv", What: "Line ends inside of quoted cells; rows keep the numbers that a text editor shows", Body: raw(`
区划代码,名称,年份,粮食产量,备注
130624,阜平县,2017,7405,"第一行
第二行

第四行"
130626,定兴县,2017,—,
130630,涞源县,2017,不适用,
130631,望都县,十七,81,
`),
		Want: `
			indicators UTF-8: 4 = 3 + 1 + 0
			8 年份: year` + grainRows,
	},
	{
		File: "separator/ragged.csv", What: "A row too short, one too long, one with empty cells to spare", Body: raw(`
区划代码,名称,年份,粮食产量
130624,阜平县,2017,7405
130626,定兴县,2017
130630,涞源县,2017,不适用,,,
130631,望都县,2017,1,234
`),
		Want: `
			indicators UTF-8: 4 = 3 + 1 + 0
			3: short-row
			5: long-row` + grainRows,
	},
	{
		File: "separator/empty.csv", What: "A file of 0 bytes", Body: raw(""),
		Want: `refused: ingest.empty`,
	},
	{
		File: "separator/mark-only.csv", What: "A byte order mark and nothing else", Body: raw("\ufeff"),
		Want: `refused: ingest.noheader`,
	},
	{
		File: "separator/blank.csv", What: "Nothing but spaces and line ends", Body: raw(" \n\n \t \r\n\u3000\n"),
		Want: `refused: ingest.noheader`,
	},
	{
		File: "separator/header-only.csv", What: "A header and no row", Body: raw("区划代码,名称,年份,粮食产量\n"),
		Want: `
			indicators UTF-8: 0 = 0 + 0 + 0
			file: no-rows`,
	},
	{
		File: "separator/titles-only.csv", What: "A title and no table", Body: raw("河北省 2018 年粮食产量统计表\n\n（略）\n"),
		Want: `refused: ingest.unknown`,
	},
	{
		File: "separator/packed.csv.gz", What: "Packed with gzip", Body: gz(raw(grain)),
		Want: `indicators UTF-8: 3 = 3 + 0 + 0` + grainRows,
	},
	{
		File: "separator/packed-cut.csv.gz", What: "Packed, and the copy broken off", Body: cut(gz(raw(grain)), 12),
		Want: `refused: ingest.gzip`,
	},
	{
		File: "separator/packed-wrong.csv.gz", What: "Packed, and the checksum does not fit", Body: then(cut(gz(raw(grain)), 8), raw("\x01\x02\x03\x04\xff\x00\x00\x00")),
		Want: `refused: ingest.gzip`,
	},
}
