package ingest

import (
	"context"
	"strconv"
	"strings"

	"taihang/data/ingest/markup"
	"taihang/data/text"
)

// odsFormats reads the formats of styles.xml.
func (f *File) odsFormats(ctx context.Context, a *archive, formats map[string]format) error {
	o := &odsReader{visit: &visit{file: f}, formats: formats}
	return a.walk(ctx, "styles.xml", func(m *markup.Scanner) error {
		if m.Is("date-style") || m.Is("time-style") || m.Is("number-style") {
			o.m = m
			return o.readFormat()
		}
		return nil
	})
}

// within calls fn for every Start inside of the element whose Start was last.
func (o *odsReader) within(fn func() error) error {
	for depth := o.m.Depth(); o.m.Depth() >= depth; {
		k, err := o.m.Next()
		switch {
		case err != nil:
			return err
		case k == markup.EOF:
			return markup.ErrShort
		case k == markup.Start:
			if err := fn(); err != nil {
				return err
			}
		}
	}
	return nil
}

func (o *odsReader) readFormat() error {
	if len(o.formats) > maxFormats {
		return text.Errorf("ingest.limit.parts", o.file.Name)
	}
	name := o.m.Value("name")
	var f format
	err := o.within(func() error {
		switch string(o.m.Name) {
		case "year":
			f.year = true
		case "month":
			f.month = true
		case "day", "day-of-week":
			f.day = true
		case "hours", "minutes", "seconds":
			f.clock = true
		case "number":
			if n, _ := o.m.Int("min-integer-digits"); n > 1 && n < 20 && o.m.Value("decimal-places") == "0" {
				f.width = n
			}
		}
		return nil
	})
	o.formats[name] = f
	return err
}

func (o *odsReader) readStyle() error {
	if len(o.styles)+len(o.hides) > maxFormats {
		return text.Errorf("ingest.limit.parts", o.file.Name)
	}
	name, family, format := o.m.Value("name"), o.m.Value("family"), o.m.Value("data-style-name")
	st := style{format: o.formats[format]}
	err := o.within(func() error {
		switch {
		case o.m.Is("table-properties") && o.m.Value("display") == "false" && family == "table":
			o.hides[name] = true
		case o.m.Is("paragraph-properties"):
			st.indent = steps(o.m.Value("margin-left"))
		}
		return nil
	})
	if family == "table-cell" {
		o.styles[name] = st
	}
	return err
}

// steps is how often a length holds the 10 pt by which LibreOffice indents.
func steps(length string) uint8 {
	for _, u := range []struct {
		name   string
		points float64
	}{{"cm", 72 / 2.54}, {"in", 72}, {"mm", 72 / 25.4}, {"pt", 1}} {
		if n, ok := strings.CutSuffix(length, u.name); ok {
			x, _ := strconv.ParseFloat(n, 64)
			return uint8(min(max(x*u.points/10+.5, 0), 255))
		}
	}
	return 0
}

// period reads PT08H30M00S, in seconds.
func period(s string) (seconds int, ok bool) {
	s, ok = strings.CutPrefix(s, "PT")
	n := 0
	for i := 0; ok && i < len(s); i++ {
		switch c := s[i]; {
		case c >= '0' && c <= '9' && n < 1e6:
			n = n*10 + int(c-'0')
		case c == 'H':
			seconds, n = seconds+n*3600, 0
		case c == 'M':
			seconds, n = seconds+n*60, 0
		case c == 'S', c == '.', c == ',':
			return seconds + n, true
		default:
			return 0, false
		}
	}
	return seconds, ok
}
