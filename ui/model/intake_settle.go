package model

import (
	"maps"
	"slices"

	"taihang/analysis/intake"
)

// This file holds the steps by which the user settles how files are read.
// Each makes a new Draft; the files are then looked at again.

// settle changes what is settled about the file of the tab shown.
func (s *State) settle(change func(f *intake.FileMapping)) []Effect {
	t, ok := s.Intake.Tab()
	if !ok || s.Draft == nil || s.Intake.Step == Bring {
		return nil
	}
	f := s.Draft.Mapping.Files[t.File]
	change(&f)
	d := *s.Draft
	d.Mapping = d.Mapping.WithFile(t.File, f)
	s.Draft = &d
	return s.look()
}

// settleSheet changes what is settled about the tab shown.
func (s *State) settleSheet(change func(m *intake.SheetMapping)) []Effect {
	t, ok := s.Intake.Tab()
	if !ok {
		return nil
	}
	return s.settle(func(f *intake.FileMapping) {
		name := t.sheetName()
		if name == "" {
			change(&f.SheetMapping)
			return
		}
		sheets := maps.Clone(f.Sheets)
		if sheets == nil {
			sheets = map[string]intake.SheetMapping{}
		}
		m := sheets[name]
		change(&m)
		sheets[name] = m
		f.Sheets = sheets
	})
}

// put is m with a key set, or taken out when the value is "".
func put(m map[string]string, key, value string) map[string]string {
	out := maps.Clone(m)
	if out == nil {
		out = map[string]string{}
	}
	if value == "" {
		delete(out, key)
		return out
	}
	out[key] = value
	return out
}

func (a SetEncoding) apply(s *State) []Effect {
	return s.settle(func(f *intake.FileMapping) { f.Encoding = a.Name })
}

func (a SetComma) apply(s *State) []Effect {
	return s.settle(func(f *intake.FileMapping) { f.Comma = a.Comma })
}

func (a SetCRS) apply(s *State) []Effect {
	return s.settle(func(f *intake.FileMapping) { f.CRS = a.CRS })
}

func (a SetDatum) apply(s *State) []Effect {
	return s.settle(func(f *intake.FileMapping) { f.Datum = a.Datum })
}

func (a SetSourceLayer) apply(s *State) []Effect {
	return s.settle(func(f *intake.FileMapping) { f.Layer = a.Name })
}

func (a SetHeader) apply(s *State) []Effect {
	return s.settleSheet(func(m *intake.SheetMapping) {
		m.Header = nil
		if a.First > 0 {
			m.Header = []int{a.First, max(a.Last, a.First)}
		}
		m.Columns, m.Units = nil, nil // other names now
	})
}

func (a SetKind) apply(s *State) []Effect {
	return s.settleSheet(func(m *intake.SheetMapping) { m.Kind, m.Skip = a.Kind, false })
}

func (a SetTableYear) apply(s *State) []Effect {
	return s.settleSheet(func(m *intake.SheetMapping) { m.Year = a.Year })
}

func (a SetTableCounty) apply(s *State) []Effect {
	s.Intake.Places = Places{seq: s.Intake.Places.seq}
	return s.settleSheet(func(m *intake.SheetMapping) { m.County = a.Code })
}

func (a SkipSheet) apply(s *State) []Effect {
	return s.settleSheet(func(m *intake.SheetMapping) { m.Skip = a.On })
}

func (a SetField) apply(s *State) []Effect {
	t, _ := s.Intake.Tab()
	return s.settleSheet(func(m *intake.SheetMapping) {
		m.Columns = put(m.Columns, a.Column, a.Field)
		if a.Field == "" || a.Field == "-" || a.Field == "figure" {
			return
		}
		for name, f := range m.Columns { // a field has one column, in a wide table one for each period
			if f == a.Field && name != a.Column && !t.Sheet.OtherPeriods(name, a.Column) {
				delete(m.Columns, name)
			}
		}
	})
}

func (a SetUnit) apply(s *State) []Effect {
	return s.settleSheet(func(m *intake.SheetMapping) { m.Units = put(m.Units, a.Column, a.Unit) })
}

func (a Accept) apply(s *State) []Effect {
	return s.settleSheet(func(m *intake.SheetMapping) {
		m.Accept = slices.DeleteFunc(slices.Clone(m.Accept), func(c string) bool { return c == a.Code || a.Code == "*" })
		if a.On {
			m.Accept = append(m.Accept, a.Code)
		}
	})
}

func (a SetDivision) apply(s *State) []Effect {
	s.Intake.Places = Places{seq: s.Intake.Places.seq}
	return s.settleSheet(func(m *intake.SheetMapping) { m.Divisions = put(m.Divisions, a.Name, a.Code) })
}

func (TakeSure) apply(s *State) []Effect {
	o := s.Intake.Outcome(s.Intake.Trial)
	if o == nil {
		return nil
	}
	sure := map[string]string{}
	for i := range o.Hits.Lost {
		if c, ok := SureOf(&o.Hits.Lost[i]); ok {
			sure[o.Hits.Lost[i].Key()] = c.Code
		}
	}
	if len(sure) == 0 {
		return nil
	}
	return s.settleSheet(func(m *intake.SheetMapping) {
		m.Divisions = maps.Clone(m.Divisions)
		if m.Divisions == nil {
			m.Divisions = map[string]string{}
		}
		maps.Copy(m.Divisions, sure)
	})
}

func (a SetCell) apply(s *State) []Effect {
	return s.settleSheet(func(m *intake.SheetMapping) {
		m.Edits = slices.DeleteFunc(slices.Clone(m.Edits), func(e intake.Edit) bool { return e.Row == a.Row && e.Column == a.Column })
		m.Edits = append(m.Edits, intake.Edit{Row: a.Row, Column: a.Column, Value: a.Value})
	})
}

func (a ForgetCell) apply(s *State) []Effect {
	return s.settleSheet(func(m *intake.SheetMapping) {
		m.Edits = slices.DeleteFunc(slices.Clone(m.Edits), func(e intake.Edit) bool { return (a.Row == 0 || e.Row == a.Row) && e.Column == a.Column })
	})
}

func (a SetRow) apply(s *State) []Effect {
	without := func(list []int) []int {
		return slices.DeleteFunc(slices.Clone(list), func(n int) bool { return n == a.Line })
	}
	return s.settleSheet(func(m *intake.SheetMapping) {
		m.Keep, m.Drop = without(m.Keep), without(m.Drop)
		if a.Keep {
			m.Keep = append(m.Keep, a.Line)
		} else {
			m.Drop = append(m.Drop, a.Line)
		}
	})
}

// Older counts the rows of an older version that the table shown lacks; asked
// says that there is something to settle about them.
func (s *State) Older() (n int, asked bool) {
	o := s.Intake.Outcome(s.Intake.Trial)
	if o == nil {
		return 0, false
	}
	n = o.Left + o.Changes.Gone
	return n, n > 0 || s.Settled().Gone == "remove"
}

func (a SetGone) apply(s *State) []Effect {
	if _, asked := s.Older(); !asked {
		return nil
	}
	return s.settleSheet(func(m *intake.SheetMapping) {
		m.Gone = "keep"
		if a.Remove {
			m.Gone = "remove"
		}
	})
}
