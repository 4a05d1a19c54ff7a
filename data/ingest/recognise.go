package ingest

import (
	"bytes"
	"context"

	"taihang/data/text"
)

// magics of files that are something else, with what they are.
var magics = []struct{ bytes, key string }{
	{"%PDF", "ingest.not.pdf"},
	{"SQLite format 3", "ingest.not.database"},
	{"\x89PNG", "ingest.not.picture"},
	{"\xff\xd8\xff", "ingest.not.picture"},
	{"GIF8", "ingest.not.picture"},
	{"Rar!", "ingest.not.archive"},
	{"7z\xbc\xaf\x27\x1c", "ingest.not.archive"},
	{"\xfd7zXZ\x00", "ingest.not.archive"},
	{"\x00\x00\x27\x0a", "ingest.not.boundary"},
	{"{\\rtf", "ingest.not.document"},
	{"MIME-Version:", "ingest.not.webarchive"},
	{"From: <Saved by ", "ingest.not.webarchive"},
}

// recognise finds the format and opens the file as such.
func (f *File) recognise(ctx context.Context, o Options) error {
	head, err := f.src.head(4096)
	if err != nil {
		return err
	}
	if err := f.refuse(head); err != nil {
		return err
	}
	f.src.packed = gzipped(head)
	switch {
	case bytes.HasPrefix(head, []byte("PK\x03\x04")), bytes.HasPrefix(head, []byte("PK\x05\x06")):
		if f.SHA256, err = f.src.sum(); err != nil {
			return err
		}
		return f.openZip(ctx)
	case bytes.HasPrefix(head, []byte("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1")):
		if f.SHA256, err = f.src.sum(); err != nil {
			return err
		}
		return f.openOLE(ctx)
	}
	l, err := f.src.lookOver(ctx)
	if err != nil {
		return err
	}
	f.SHA256 = l.sha256
	if f.src.packed {
		if err := f.refuse(l.head); err != nil {
			return err
		}
		if bytes.HasPrefix(l.head, []byte("PK\x03\x04")) || bytes.HasPrefix(l.head, []byte("\xd0\xcf\x11\xe0")) || gzipped(l.head) {
			return text.Errorf("ingest.not.packed", f.Name)
		}
	}
	if kind := markupKind(l.head); kind != "" && o.Comma == "" {
		return f.openMarkup(ctx, l, o, kind)
	}
	return f.openText(ctx, l, o)
}

// refuse says what a file is that is no spreadsheet.
func (f *File) refuse(head []byte) error {
	for _, m := range magics {
		if bytes.HasPrefix(head, []byte(m.bytes)) {
			return text.Errorf(m.key, f.Name)
		}
	}
	return nil
}
