package ingest

import (
	"bufio"
	"bytes"
	"compress/gzip"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"sync/atomic"
	"syscall"
	"time"

	"taihang/data/text"
)

// source is the file on disk, which any number of scans read at once.
type source struct {
	f      *os.File
	name   string
	size   int64
	mod    time.Time
	packed bool // gzip
}

func openSource(path string) (*source, error) {
	name := filepath.Base(path)
	info, err := os.Stat(path)
	switch {
	case err != nil:
		return nil, Explain(path, err)
	case info.IsDir():
		return nil, text.Errorf("ingest.folder", name)
	case !info.Mode().IsRegular():
		return nil, text.Errorf("ingest.unreadable", name)
	case info.Size() > maxFile:
		return nil, text.Errorf("ingest.large", name, maxFile>>20)
	case info.Size() == 0:
		return nil, text.Errorf("ingest.empty", name)
	}
	f, err := os.Open(path)
	if err != nil {
		return nil, Explain(path, err)
	}
	return &source{f: f, name: name, size: info.Size(), mod: info.ModTime()}, nil
}

func (s *source) close() error { return s.f.Close() }

// head is the beginning of the file as it stands.
func (s *source) head(n int) ([]byte, error) {
	b := make([]byte, min(int64(n), s.size))
	if _, err := s.f.ReadAt(b, 0); err != nil && err != io.EOF {
		return nil, Explain(s.name, err)
	}
	return b, nil
}

// sum is the file's SHA-256.
func (s *source) sum() (string, error) {
	h := sha256.New()
	if _, err := io.CopyBuffer(h, io.NewSectionReader(s.f, 0, s.size), make([]byte, chunk)); err != nil {
		return "", Explain(s.name, err)
	}
	return hex.EncodeToString(h.Sum(nil)), nil
}

// unchanged fails when the file is another one than was opened.
func (s *source) unchanged() error {
	info, err := s.f.Stat()
	if err == nil && (info.Size() != s.size || !info.ModTime().Equal(s.mod)) {
		return text.Errorf("ingest.changed", s.name)
	}
	return Explain(s.name, err)
}

// stream reads the content of a file, unpacked, and knows how much of the file
// it has taken.
type stream struct {
	src   *source
	r     io.Reader
	taken atomic.Int64 // of the file as it stands
	given int64        // of the content
}

// content starts a stream. tee sees the bytes of the file as they stand.
func (s *source) content(tee io.Writer) (*stream, error) {
	st := &stream{src: s}
	var raw io.Reader = &counter{r: io.NewSectionReader(s.f, 0, s.size), n: &st.taken}
	if tee != nil {
		raw = io.TeeReader(raw, tee)
	}
	st.r = raw
	if s.packed {
		z, err := gzip.NewReader(bufio.NewReaderSize(raw, chunk))
		if err != nil {
			return nil, text.Errorf("ingest.gzip", s.name, err)
		}
		st.r = z
	}
	return st, nil
}

// Unpacked tables are 5 to 30 times as large; a file that goes on beyond this
// was made to fill a disk.
const (
	maxRatio    = 250
	largeRatio  = 100 // beyond ratioChecks
	ratioChecks = 256 << 20
)

func (st *stream) Read(b []byte) (int, error) {
	n, err := st.r.Read(b)
	st.given += int64(n)
	switch {
	case st.src.packed && st.given > ratioChecks && st.given > largeRatio*st.src.size:
		return n, text.Errorf("ingest.bomb", st.src.name)
	case err == nil || err == io.EOF:
		return n, err
	case st.src.packed: // also a wrong checksum
		return n, text.Errorf("ingest.gzip", st.src.name, err)
	}
	return n, Explain(st.src.name, err)
}

type counter struct {
	r io.Reader
	n *atomic.Int64
}

func (c *counter) Read(b []byte) (int, error) {
	n, err := c.r.Read(b)
	c.n.Add(int64(n))
	return n, err
}

func gzipped(head []byte) bool { return bytes.HasPrefix(head, []byte{0x1f, 0x8b}) }

// Sum returns the SHA-256 of a file.
func Sum(path string) (string, error) {
	f, err := os.Open(path)
	if err != nil {
		return "", Explain(path, err)
	}
	defer f.Close()
	h := sha256.New()
	if _, err := io.Copy(h, f); err != nil {
		return "", Explain(path, err)
	}
	return hex.EncodeToString(h.Sum(nil)), nil
}

// sharing is what Windows says of a file that Excel has open.
const sharing = syscall.Errno(32)

// Explain makes a sentence of a failure to read a file.
func Explain(path string, err error) error {
	name := filepath.Base(path)
	switch {
	case err == nil:
		return nil
	case errors.Is(err, fs.ErrNotExist):
		return text.Errorf("ingest.missing", name, err)
	case errors.Is(err, fs.ErrPermission):
		return text.Errorf("ingest.denied", name, err)
	case runtime.GOOS == "windows" && errors.Is(err, sharing):
		return text.Errorf("ingest.locked", name, err)
	}
	return text.Errorf("ingest.unreadable", name, err)
}
