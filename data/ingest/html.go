package ingest

import (
	"bytes"
	"context"
	"io"
	"strconv"
	"strings"

	"golang.org/x/net/html"

	"taihang/data/text"
)

// maxHTMLToken bounds a tag or a text of a page.
const maxHTMLToken = 4 << 20

// maxNested tables within cells.
const maxNested = 32

// webReader reads the tables of a page, as browsers show them: cells over
// several rows or columns take their places, white space counts once. A table
// within a cell is a table of its own.
type webReader struct {
	*visit
	z     *html.Tokenizer
	taken int64
	outer []webTable // tables around the present one
	t     webTable
	in    bool // in a table
	mute  string
}

// webTable is where the reading of a table stands.
type webTable struct {
	line, column int
	row, cell    bool
	from         int   // of the cell's text
	until        []int // row that a cell above goes on to, by column
	columns      int   // that <col> has told of
	caption      bool
	saved        visit // while a table within is read
}

// bareHead is the beginning of a file in lower case, without marks, and without
// the zeros of UTF-16.
func bareHead(head []byte) []byte {
	head = bytes.ReplaceAll(head[:min(len(head), 16<<10)], []byte{0}, nil)
	for _, m := range marks {
		head = bytes.TrimPrefix(head, []byte(m.bytes))
	}
	return bytes.ToLower(bytes.TrimLeft(head, " \t\r\n"))
}

// markupKind says what a text file is that begins as markup: html or xml, "" for
// neither.
func markupKind(head []byte) string {
	low := bareHead(head)
	switch {
	case !bytes.HasPrefix(low, []byte("<")):
		return ""
	case bytes.Contains(low, []byte("urn:schemas-microsoft-com:office:spreadsheet")), bytes.Contains(low, []byte("urn:oasis:names:tc:opendocument:xmlns:office")):
		if bytes.HasPrefix(low, []byte("<?xml")) || !bytes.HasPrefix(low, []byte("<html")) {
			return "xml"
		}
	}
	for _, tag := range []string{"<html", "<!doctype html", "<table", "<head", "<meta", "<style", "<body", "<div", "<center", "<form", "<p", "<!--"} {
		if bytes.HasPrefix(low, []byte(tag)) {
			return "html"
		}
	}
	if bytes.Contains(low, []byte("<html")) || bytes.Contains(low, []byte("<table")) {
		return "html"
	}
	return ""
}

// declaredEncoding finds what a page or an XML file says of itself.
func declaredEncoding(head []byte) string {
	low := bareHead(head)
	for _, sign := range []string{"charset", "encoding"} {
		for rest := low; ; {
			i := bytes.Index(rest, []byte(sign))
			if i < 0 {
				break
			}
			rest = bytes.TrimLeft(rest[i+len(sign):], " ")
			if len(rest) == 0 || rest[0] != '=' {
				continue
			}
			word := bytes.TrimLeft(rest[1:], " \"'")
			n := 0
			for n < len(word) && (word[n] == '-' || word[n] == '_' || word[n] >= '0' && word[n] <= '9' || word[n] >= 'a' && word[n] <= 'z') {
				n++
			}
			if name, ok := encodingName(string(word[:n])); ok {
				return name
			}
		}
	}
	return ""
}

// openMarkup opens a text file that is markup: a web page, or an XML
// spreadsheet.
func (f *File) openMarkup(ctx context.Context, l *look, o Options, kind string) error {
	want, err := chosen(o.Encoding)
	if err != nil {
		return err
	}
	var mark int
	f.Encoding, mark = l.decide(want, declaredEncoding(l.head))
	if !(f.Encoding.Name == "UTF-8" && l.utf8) {
		if f.Encoding.Lossy, err = f.src.countLossy(ctx, f.Encoding.Name, mark); err != nil {
			return err
		}
	}
	f.encodingIssues()
	f.Format = kind
	d := &document{file: f, read: readHTML, open: func() (io.ReadCloser, error) {
		r, err := f.src.text(f.Encoding.Name, mark, l.utf8)
		if err != nil {
			return nil, err
		}
		return pageStream{r}, nil
	}}
	if kind == "xml" {
		d.read = readXML
	}
	return d.list(ctx)
}

// pageStream is the text of a page.
type pageStream struct{ *textStream }

// Close does nothing: the file stays open.
func (pageStream) Close() error { return nil }

func readHTML(ctx context.Context, r io.Reader, v *visit) error {
	w := &webReader{visit: v, z: html.NewTokenizer(r)}
	w.z.SetMaxBuf(maxHTMLToken)
	for n := 0; ; n++ {
		if n&1023 == 0 && ctx.Err() != nil {
			return ctx.Err()
		}
		kind := w.z.Next()
		w.taken += int64(len(w.z.Raw()))
		var err error
		switch kind {
		case html.ErrorToken:
			if err := w.z.Err(); err != io.EOF {
				return err
			}
			for w.in && err == nil { // the page ends early
				err = w.closeTable()
			}
			return err
		case html.TextToken:
			switch {
			case w.mute != "":
			case w.t.cell:
				w.text = squeeze(w.text, w.z.Text(), w.t.from)
			case w.t.caption && len(w.name) < 200:
				w.name += strings.TrimSpace(string(w.z.Text()))
			}
			if len(w.text) > maxRowText {
				err = text.Errorf("ingest.limit.text", w.name)
			}
		case html.StartTagToken, html.SelfClosingTagToken:
			err = w.start()
		case html.EndTagToken:
			err = w.end()
		}
		if err != nil {
			return err
		}
	}
}

// start reads the beginning of an element.
func (w *webReader) start() error {
	name, more := w.z.TagName()
	tag := string(name)
	switch tag {
	case "script", "style", "title", "textarea", "select", "noscript", "iframe":
		w.mute = tag
		return nil
	case "table":
		return w.openTable()
	}
	if !w.in {
		return nil
	}
	switch tag {
	case "tr", "td", "th", "col":
	case "caption":
		w.t.caption = true
		return nil
	case "br", "p", "div", "li":
		if w.t.cell && (tag == "br" || len(w.text) > w.t.from) {
			w.text = append(w.text, '\n')
		}
		return nil
	default:
		return nil
	}
	down, across, hidden := 1, 1, false
	for more {
		var key, value []byte
		key, value, more = w.z.TagAttr()
		switch string(key) {
		case "rowspan":
			down = spanned(value, 65534)
		case "colspan", "span":
			across = spanned(value, 1000)
		case "style":
			style := bytes.ToLower(bytes.ReplaceAll(value, []byte(" "), nil))
			hidden = bytes.Contains(style, []byte("display:none"))
		}
	}
	switch tag {
	case "tr":
		return w.openRow(hidden)
	case "col":
		if hidden {
			w.hideColumns(w.t.columns+1, w.t.columns+across)
		}
		w.t.columns = min(w.t.columns+across, maxSheetColumn)
		return nil
	}
	return w.openCell(down, across)
}

func spanned(value []byte, most int) int {
	n, err := strconv.Atoi(string(bytes.TrimSpace(value)))
	if err != nil {
		return 1
	}
	return min(max(n, 1), most)
}

func (w *webReader) end() error {
	name, _ := w.z.TagName()
	tag := string(name)
	switch {
	case tag == w.mute:
		w.mute = ""
	case !w.in:
	case tag == "table":
		return w.closeTable()
	case tag == "tr":
		return w.closeRow()
	case tag == "td" || tag == "th":
		w.closeCell()
	case tag == "caption":
		w.t.caption = false
	}
	return nil
}

func (w *webReader) openTable() error {
	if w.in {
		if len(w.outer) >= maxNested {
			return text.Errorf("ingest.limit.parts", w.file.Name)
		}
		w.t.saved = *w.visit
		w.outer = append(w.outer, w.t)
		w.rec.Cells, w.rec.Issues, w.text, w.pieces = nil, nil, nil, nil
	}
	w.t, w.in = webTable{}, true
	return w.startTable("")
}

func (w *webReader) closeTable() error {
	if err := w.closeRow(); err != nil {
		return err
	}
	w.in = false
	if err := w.endTable(false); err != nil {
		return err
	}
	if n := len(w.outer); n > 0 {
		begun := w.begun
		w.t, w.in = w.outer[n-1], true
		w.outer = w.outer[:n-1]
		*w.visit = w.t.saved
		w.begun = begun
	}
	return nil
}

func (w *webReader) openRow(hidden bool) error {
	if err := w.closeRow(); err != nil {
		return err
	}
	w.t.line++
	w.t.column, w.t.row = 0, true
	w.begin(w.t.line, true)
	if w.rec.Hidden = hidden; hidden {
		w.hiddenRows = append(w.hiddenRows, w.t.line)
	}
	return nil
}

func (w *webReader) closeRow() error {
	w.closeCell()
	if !w.t.row {
		return nil
	}
	w.t.row = false
	r := w.finish()
	if !w.wanted() {
		return nil
	}
	w.given-- // deliver counts before
	err := w.deliver(r, w.taken)
	w.given++
	return err
}

func (w *webReader) openCell(down, across int) error {
	w.closeCell()
	if !w.t.row {
		if err := w.openRow(false); err != nil {
			return err
		}
	}
	column := w.t.column + 1
	for column <= len(w.t.until) && w.t.until[column-1] >= w.t.line {
		column++
	}
	w.t.column = column + across - 1
	if w.t.column > maxSheetColumn {
		w.fault("cell-place", Letter(w.t.column))
		w.t.column = min(w.t.column, 2*maxSheetColumn)
		return nil
	}
	if down > 1 {
		for len(w.t.until) < w.t.column {
			w.t.until = append(w.t.until, 0)
		}
		for c := column; c <= w.t.column; c++ {
			w.t.until[c-1] = w.t.line + down - 1
		}
	}
	if down > 1 || across > 1 {
		if err := w.addMerged(w.t.line, column, down, across); err != nil {
			return err
		}
	}
	w.cell(column)
	w.t.cell, w.t.from = true, len(w.text)
	return nil
}

func (w *webReader) closeCell() {
	if !w.t.cell {
		return
	}
	w.t.cell = false
	w.text = w.text[:w.t.from+len(bytes.TrimRight(w.text[w.t.from:], " \n"))]
	w.cut(w.t.from)
}
