package boundary

import (
	"fmt"
	"math"
	"strconv"

	"github.com/paulmach/orb"
)

// scanner reads nested arrays of numbers. The text is known to be valid JSON,
// but its shape is not: a string among the numbers, a missing level, three
// coordinates to a point.
type scanner struct {
	b []byte
	i int
}

func scanMultiPolygon(b []byte) (orb.MultiPolygon, error) {
	s := scanner{b: b}
	var m orb.MultiPolygon
	err := s.list(func() error {
		p, err := s.polygon()
		m = append(m, p)
		return err
	})
	return m, err
}

func scanPolygon(b []byte) (orb.Polygon, error) {
	s := scanner{b: b}
	return s.polygon()
}

func (s *scanner) polygon() (orb.Polygon, error) {
	var p orb.Polygon
	err := s.list(func() error {
		r, err := s.ring()
		p = append(p, r)
		return err
	})
	return p, err
}

func (s *scanner) ring() (orb.Ring, error) {
	r := make(orb.Ring, 0, 64)
	err := s.list(func() error {
		pt, err := s.point()
		r = append(r, pt)
		return err
	})
	return r, err
}

// point takes the first two numbers and passes over height and measure.
func (s *scanner) point() (pt orb.Point, err error) {
	n := 0
	err = s.list(func() error {
		v, err := s.number()
		if n < 2 {
			pt[n] = v
		}
		n++
		return err
	})
	if err == nil && n < 2 {
		err = fmt.Errorf("a point has %d coordinates", n)
	}
	return pt, err
}

// list calls item at each element of the array that comes next.
func (s *scanner) list(item func() error) error {
	if s.next() != '[' {
		return s.unexpected()
	}
	s.i++
	if s.next() == ']' {
		s.i++
		return nil
	}
	for {
		if err := item(); err != nil {
			return err
		}
		switch s.next() {
		case ',':
			s.i++
		case ']':
			s.i++
			return nil
		default:
			return s.unexpected()
		}
	}
}

// next skips white space and returns the byte it stands at, 0 at the end.
func (s *scanner) next() byte {
	for s.i < len(s.b) {
		if c := s.b[s.i]; c > ' ' {
			return c
		}
		s.i++
	}
	return 0
}

func (s *scanner) number() (float64, error) {
	s.next()
	start := s.i
	for s.i < len(s.b) && isNumeric(s.b[s.i]) {
		s.i++
	}
	v, err := strconv.ParseFloat(string(s.b[start:s.i]), 64)
	if err != nil || math.IsInf(v, 0) || math.IsNaN(v) {
		s.i = start
		return 0, s.unexpected()
	}
	return v, nil
}

func isNumeric(c byte) bool {
	return c >= '0' && c <= '9' || c == '.' || c == '-' || c == '+' || c == 'e' || c == 'E'
}

func (s *scanner) unexpected() error {
	end := min(s.i+20, len(s.b))
	return fmt.Errorf("a coordinate reads %q", s.b[s.i:end])
}
