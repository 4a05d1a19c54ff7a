package ingest

// How a text file's encoding is found. A mark at its beginning or a declaration
// (HTML, XML) is believed. Else a file that is UTF-8 from end to end is UTF-8:
// text in another encoding does not become that by accident. Else it is a guess
// between UTF-8 with damage, GB 18030 and Big5, made on the parts of the file
// that are not UTF-8: each candidate decodes them, and what counts is how many
// places it cannot explain and how many of its Chinese characters are common
// ones. The two-byte encodings accept nearly each other's every byte, but turn
// it into rare characters. The guess is reported with its alternatives, never
// taken for knowledge.

import (
	"bytes"
	"context"
	"io"
	"strings"
	"sync"
	"unicode/utf8"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/simplifiedchinese"
	"golang.org/x/text/encoding/traditionalchinese"
	"golang.org/x/text/encoding/unicode"
	"golang.org/x/text/runes"
	"golang.org/x/text/transform"

	"taihang/data"
	"taihang/data/text"
)

// Encoding is how a text file's bytes became text.
type Encoding struct {
	Name   string  // UTF-8 GB18030 Big5 UTF-16LE UTF-16BE; "" where a file has no text encoding
	By     string  // mark declared strict guess chosen
	Lossy  int     // places that could not be understood
	Sure   float64 // 0 to 1
	Others []EncodingGuess
}

// EncodingGuess is another way to read the file, judged on its doubtful parts.
type EncodingGuess struct {
	Name string
	Bad  int     // places that could not be understood, in a sample of the doubtful parts
	Sure float64 // 0 to 1
}

// encodings by name. UTF-8 needs no decoder but the repair of what is not.
var encodings = map[string]encoding.Encoding{
	"UTF-8":    nil,
	"GB18030":  simplifiedchinese.GB18030,
	"Big5":     traditionalchinese.Big5,
	"UTF-16LE": unicode.UTF16(unicode.LittleEndian, unicode.IgnoreBOM),
	"UTF-16BE": unicode.UTF16(unicode.BigEndian, unicode.IgnoreBOM),
}

// marks that may stand at the beginning.
var marks = []struct{ bytes, name string }{
	{"\xef\xbb\xbf", "UTF-8"},
	{"\xff\xfe", "UTF-16LE"},
	{"\xfe\xff", "UTF-16BE"},
	{"\x84\x31\x95\x33", "GB18030"},
}

// encodingName is the house's name for what users and files write.
func encodingName(s string) (string, bool) {
	switch strings.ToLower(strings.NewReplacer("-", "", "_", "", " ", "").Replace(strings.TrimSpace(s))) {
	case "utf8", "utf8sig", "65001", "cp65001", "ascii", "usascii":
		return "UTF-8", true
	case "gb18030", "gbk", "gb2312", "cp936", "936", "ansi", "hzgb2312", "xgbk", "euccn":
		return "GB18030", true
	case "big5", "big5hkscs", "cp950", "950":
		return "Big5", true
	case "utf16le", "utf16", "unicode", "ucs2", "1200":
		return "UTF-16LE", true
	case "utf16be", "1201":
		return "UTF-16BE", true
	}
	return "", false
}

// chosen reads Options.Encoding.
func chosen(name string) (string, error) {
	enc, ok := encodingName(name)
	if !ok && name != "" {
		return "", text.Errorf("ingest.encoding", name, "UTF-8, GB18030, Big5, UTF-16LE, UTF-16BE")
	}
	return enc, nil
}

// decide names the encoding of a looked-over text file and the length of its
// mark. want and declared may be empty.
func (l *look) decide(want, declared string) (e Encoding, mark int) {
	for _, m := range marks {
		if strings.HasPrefix(string(l.head[:min(len(l.head), 4)]), m.bytes) {
			e, mark = Encoding{Name: m.name, By: "mark", Sure: 1}, len(m.bytes)
			break
		}
	}
	if want != "" && want != e.Name {
		mark = 0
		e = Encoding{Name: want, By: "chosen", Sure: 1}
	}
	zero := zeros(l.head)
	switch {
	case e.Name != "":
	case zero != "":
		e = Encoding{Name: zero, By: "guess", Sure: .95}
	case declared != "" && !(declared == "UTF-8" && !l.utf8) && !strings.HasPrefix(declared, "UTF-16"):
		e = Encoding{Name: declared, By: "declared", Sure: 1}
	case l.utf8:
		e = Encoding{Name: "UTF-8", By: "strict", Sure: 1}
	default:
		return guess(l.doubtful), 0
	}
	if !l.utf8 && !strings.HasPrefix(e.Name, "UTF-16") {
		e.Others = without(guesses(l.doubtful), e.Name)
	}
	return e, mark
}

// zeros tells UTF-16 without a mark by its zero bytes: Latin letters, digits
// and commas have theirs all on one side.
func zeros(b []byte) string {
	var n [2]int
	for i, c := range b[:min(len(b), 4096)] {
		if c == 0 {
			n[i&1]++
		}
	}
	switch floor := min(len(b), 4096) / 64; {
	case n[1] > 8*n[0]+floor:
		return "UTF-16LE"
	case n[0] > 8*n[1]+floor:
		return "UTF-16BE"
	}
	return ""
}

// senseless says that bytes are no text: an eighth of them are zero, or one in
// thirty-two another that no text has, and they are not UTF-16.
func senseless(b []byte, encoding string) bool {
	if strings.HasPrefix(encoding, "UTF-16") {
		return false
	}
	zero, control := 0, 0
	for _, c := range b {
		switch {
		case c == 0:
			zero++
		case c < ' ' && c != '\t' && c != '\n' && c != '\r' && c != '\f' && c != 0x1a || c == 0x7f:
			control++
		}
	}
	return 8*zero > len(b) || 32*control > len(b)
}

// guess takes the candidate that explains the sample best. UTF-8 wins where
// twenty good characters stand against a bad place: the file was cut in the
// middle of a character, or put together from two. Big5 must be far better
// than GB 18030.
func guess(sample []byte) Encoding {
	all := guesses(sample)
	best := all[1]
	if u := all[0]; u.Sure >= .5 {
		best = u
	} else if b5 := all[2]; b5.Bad <= best.Bad && b5.Sure > best.Sure+.15 {
		best = b5
	}
	return Encoding{Name: best.Name, By: "guess", Sure: best.Sure, Others: without(all, best.Name)}
}

// guesses judges UTF-8, GB18030 and Big5 on the sample, in this order.
func guesses(sample []byte) []EncodingGuess {
	out := []EncodingGuess{{Name: "UTF-8"}, {Name: "GB18030"}, {Name: "Big5"}}
	for i := range out {
		g := &out[i]
		good, common := 0, 0
		g.Bad, good, common = judge(sample, g.Name)
		if g.Name == "UTF-8" && good < 20*g.Bad {
			common = 0 // by accident
		}
		if n := good + g.Bad; n > 0 {
			g.Sure = float64(common) / float64(n)
		}
	}
	return out
}

func without(all []EncodingGuess, name string) []EncodingGuess {
	var out []EncodingGuess
	for _, g := range all {
		if g.Name != name {
			out = append(out, g)
		}
	}
	return out
}

// judge decodes the sample: places it cannot explain, characters beyond ASCII,
// and how many of these are common.
func judge(sample []byte, name string) (bad, good, common int) {
	b := sample
	if enc := encodings[name]; enc != nil {
		b, _ = enc.NewDecoder().Bytes(sample) // decoders replace, they do not fail
	}
	usual := usualCharacters()
	broken := false
	for len(b) > 0 {
		r, n := utf8.DecodeRune(b)
		b = b[n:]
		switch {
		case r == utf8.RuneError:
			if !broken {
				bad++
			}
			broken = true
			continue
		case r < 0x20 && r != '\n' && r != '\r' && r != '\t':
			bad++
		case r >= 0x80:
			good++
			if r < 0x10000 && usual[r>>6]&(1<<(r&63)) != 0 {
				common++
			}
		}
		broken = false
	}
	return bad, good, common
}

// usualCharacters are the first levels of GB 2312 (3,755 characters) and of
// Big5 (5,401), with the punctuation of both: a bitmap of the basic plane.
var usualCharacters = sync.OnceValue(func() *[1024]uint64 {
	m := new([1024]uint64)
	add := func(r rune) {
		if r < 0x10000 {
			m[r>>6] |= 1 << (r & 63)
		}
	}
	table := func(enc encoding.Encoding, from, to byte) {
		d := enc.NewDecoder()
		for lead := from; lead <= to; lead++ {
			for trail := 0x40; trail <= 0xfe; trail++ {
				if enc == encodings["GB18030"] && trail < 0xa1 {
					continue // an extension
				}
				s, err := d.String(string([]byte{lead, byte(trail)}))
				if r, n := utf8.DecodeRuneInString(s); err == nil && n == len(s) && r != utf8.RuneError && r >= 0x80 {
					add(r)
				}
			}
		}
	}
	table(encodings["GB18030"], 0xb0, 0xd7)
	table(encodings["GB18030"], 0xa1, 0xa3)
	table(encodings["Big5"], 0xa4, 0xc6)
	table(encodings["Big5"], 0xa1, 0xa3)
	return m
})

// decoder turns a stream into UTF-8. sound says that it is already.
func decoder(r io.Reader, name string, sound bool) io.Reader {
	switch enc := encodings[name]; {
	case enc != nil:
		return transform.NewReader(r, enc.NewDecoder())
	case sound:
		return r
	}
	return transform.NewReader(r, runes.ReplaceIllFormed())
}

// countLossy reads the content once more and counts the places that decoding
// gave up, neighbours as one.
func (s *source) countLossy(ctx context.Context, name string, mark int) (int, error) {
	r, err := s.text(name, mark, false)
	if err != nil {
		return 0, err
	}
	buf := make([]byte, chunk)
	n, kept, broken := 0, 0, false
	for {
		if ctx.Err() != nil {
			return 0, ctx.Err()
		}
		got, err := io.ReadFull(r, buf[kept:])
		last := err == io.EOF || err == io.ErrUnexpectedEOF
		if err != nil && !last {
			return 0, err
		}
		b := buf[:kept+got]
		for {
			i := bytes.Index(b, []byte("\ufffd"))
			if i < 0 {
				break
			}
			if i > 0 || !broken {
				n++
			}
			b, broken = b[i+3:], true
		}
		if len(b) > 2 {
			broken = false
		}
		if last {
			return n, nil
		}
		kept = copy(buf, b[max(0, len(b)-2):])
	}
}

// text is the content as UTF-8, without its mark.
func (s *source) text(name string, mark int, sound bool) (*textStream, error) {
	st, err := s.content(nil)
	if err != nil {
		return nil, err
	}
	if _, err := io.CopyN(io.Discard, st, int64(mark)); err != nil {
		return nil, err
	}
	return &textStream{Reader: decoder(st, name, sound), from: st}, nil
}

// textStream is decoded content that knows how much of the file it has taken.
type textStream struct {
	io.Reader
	from *stream
}

// encodingIssues says what was lost and what was guessed.
func (f *File) encodingIssues() {
	e := &f.Encoding
	if e.Lossy > 0 {
		f.issue(data.Warning, "encoding", "", 0, "", e.Name, itoa(e.Lossy))
	}
	if e.By == "guess" && e.Sure < .75 && len(e.Others) > 0 {
		best := e.Others[0]
		for _, o := range e.Others[1:] {
			if o.Sure > best.Sure {
				best = o
			}
		}
		f.issue(data.Warning, "encoding-doubt", "", 0, "", e.Name, best.Name)
	}
}
