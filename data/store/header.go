package store

import (
	"bytes"
	"encoding/binary"
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"

	"taihang/data/schema"
	"taihang/data/text"
)

// header is what the first 100 bytes of a SQLite file say. It is read before
// SQLite sees the file: SQLite takes an empty file for an empty database, does
// not mind a newer user_version, and tells missing, foreign and unreadable
// files apart poorly. Reading changes nothing.
type header struct {
	version int   // user_version
	wal     bool  // written in WAL mode
	size    int64 // in bytes, as the file was last written in one piece; 0 where it does not say
}

// inspect refuses everything that is not a workspace of this version or older.
func inspect(path string) (header, error) {
	name := filepath.Base(path)
	info, err := os.Stat(path)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return header{}, text.Errorf("store.missing", name, err)
	case errors.Is(err, fs.ErrPermission):
		return header{}, text.Errorf("store.denied", name, err)
	case err != nil:
		return header{}, text.Errorf("store.failed", name, err)
	case info.IsDir():
		return header{}, text.Errorf("store.directory", name)
	case info.Size() == 0:
		return header{}, text.Errorf("store.empty", name)
	}
	b := make([]byte, 100)
	f, err := os.Open(path)
	if err != nil {
		return header{}, explain(path, err)
	}
	defer f.Close()
	if n, err := io.ReadFull(f, b); err != nil && !errors.Is(err, io.ErrUnexpectedEOF) {
		return header{}, explain(path, err)
	} else if n < 100 || !bytes.HasPrefix(b, []byte("SQLite format 3\x00")) {
		return header{}, text.Errorf("store.notdatabase", name)
	}
	if binary.BigEndian.Uint32(b[68:]) != schema.ApplicationID {
		return header{}, text.Errorf("store.foreign", name)
	}
	h := header{version: int(int32(binary.BigEndian.Uint32(b[60:]))), wal: b[18] == 2}
	if binary.BigEndian.Uint32(b[24:]) == binary.BigEndian.Uint32(b[92:]) { // else the number of pages may be an old one
		page := int64(binary.BigEndian.Uint16(b[16:]))
		if page == 1 {
			page = 65536
		}
		h.size = page * int64(binary.BigEndian.Uint32(b[28:]))
	}
	if h.version > schema.Version() {
		return h, text.Errorf("store.newer", name, h.version, schema.Version())
	}
	return h, nil
}
