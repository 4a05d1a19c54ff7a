package intake

import (
	"strings"

	"taihang/data"
	"taihang/data/ingest"
)

// Under names in rows no unit may be written: figures are per cent when one of them
// has the sign, as 12.5% beside 10.5 has.

// signs are how the figures of a name are written, as far as they have come.
type signs struct {
	signed, plain bool
}

// sign looks at a figure before it is read. The first with a sign makes the unit per
// cent; those without a sign before it stay as they are.
func (l *indicators) sign(j *job, name string, s *signs, figure string) {
	if !strings.ContainsAny(figure, "%％") {
		s.plain = s.plain || ingest.Quantity(figure).Value.State == data.Present
		return
	}
	if s.signed {
		return
	}
	s.signed = true
	l.names[name], j.s.places.units[name] = "%", "%"
	info, waits := l.about[name]
	if !waits {
		info = describe(name, j.b.File)
	}
	info.Unit, info.Sum = "%", false
	l.about[name] = info
}

// tell warns of a name of which only some figures have the sign.
func (s *signs) tell(j *job, name string) {
	if s.signed && s.plain {
		j.issue(data.Warning, "percent-some", j.column(fValue), name)
	}
}
