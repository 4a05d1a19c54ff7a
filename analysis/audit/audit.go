// Package audit checks a workspace on disk: the rules that its rows have to keep,
// the totals that have to come out, what offices left out, and of every row that
// is named the file that it came from.
package audit

import (
	"context"
	"strconv"
	"strings"

	"taihang/data"
	"taihang/data/quality"
	"taihang/data/store"
	"taihang/data/text"
)

// Result is what a check found.
type Result struct {
	quality.Report
	Gaps  []quality.Gap
	Split *quality.Split    // of the first roster; nil where there is none
	Names map[string]string // of divisions, by code

	Unread []data.Issue // rows of a table of totals that could not be read
}

// RunWith is Run with the totals that a table states.
func RunWith(ctx context.Context, st *store.Store, totals string, o quality.Options) (*Result, error) {
	list, rep, err := Totals(ctx, st, totals)
	if err != nil {
		return nil, err
	}
	o.Expect = append(o.Expect, list...)
	r, err := Run(ctx, st, o)
	if err != nil {
		return nil, err
	}
	for _, f := range rep.Files {
		for _, is := range f.Issues {
			if is.Severity == data.Error {
				r.Unread = append(r.Unread, is)
			}
		}
	}
	return r, nil
}

// Run reads a workspace and checks it. Personal data are read for it, and none of
// them is in the result.
func Run(ctx context.Context, st *store.Store, o quality.Options) (*Result, error) {
	set, err := load(ctx, st)
	if err != nil {
		return nil, err
	}
	r := &Result{Report: quality.Check(set, o), Gaps: quality.Gaps(set), Names: names(set)}
	if s, ok := quality.SplitOf(set, data.FirstYear); ok {
		r.Split = &s
	}
	for i := range r.Rules {
		if err := trace(ctx, st, r.Rules[i].Examples); err != nil {
			return nil, err
		}
	}
	return r, ctx.Err()
}

// Rows are all rows that break a rule, with the names of divisions by code.
func Rows(ctx context.Context, st *store.Store, rule string, o quality.Options) ([]quality.Where, map[string]string, error) {
	set, err := load(ctx, st)
	if err != nil {
		return nil, nil, err
	}
	rows := quality.Rows(set, rule, o)
	return rows, names(set), trace(ctx, st, rows)
}

func load(ctx context.Context, st *store.Store) (*data.Set, error) {
	set, err := st.Load(ctx)
	if err != nil {
		return nil, err
	}
	set.Private, err = store.Select[data.Private](ctx, st)
	return set, err
}

// names of divisions by code.
func names(set *data.Set) map[string]string {
	m := map[string]string{}
	for _, d := range set.Divisions {
		m[d.Code] = d.Name
	}
	for _, c := range set.Counties {
		m[c.Code] = c.Name
	}
	return m
}

// trace fills in which rows of which files rows are from, and those that they clash
// with.
func trace(ctx context.Context, st *store.Store, rows []quality.Where) error {
	type lead struct {
		key []int64
		to  *quality.Source
	}
	byTable := map[string][]lead{}
	for i := range rows {
		w := &rows[i]
		switch w.Table {
		case "ledger":
			byTable[w.Table] = append(byTable[w.Table], lead{[]int64{w.ID, int64(w.Year)}, &w.Source})
		case "village", "cadre", "team", "posting":
			byTable[w.Table] = append(byTable[w.Table], lead{[]int64{w.ID}, &w.Source})
			if w.Other != 0 {
				byTable[w.Table] = append(byTable[w.Table], lead{[]int64{w.Other}, &w.OtherSource})
			}
		}
	}
	for table, leads := range byTable {
		keys := make([][]int64, len(leads))
		for i, l := range leads {
			keys[i] = l.key
		}
		found, err := st.Origins(ctx, table, keys)
		if err != nil {
			return err
		}
		for i, l := range leads {
			*l.to = quality.Source(found[i])
		}
	}
	return nil
}

// Words say where a row is, and what it clashes with, in one line.
func Words(l text.Lang, w quality.Where, names map[string]string) string {
	words, clash := Place(l, w, names), Clash(l, w)
	if clash == "" {
		return words
	}
	return l.T("quality.row.and", words, clash)
}

// Clash says which row one clashes with; "" where there is none.
func Clash(l text.Lang, w quality.Where) string {
	if w.Other == 0 {
		return ""
	}
	return l.T("quality.row.other", w.Other, from(l, w.OtherSource))
}

// Place says where a row is: what it is, in which county and village, of which year,
// and the row of the file that it is from.
func Place(l text.Lang, w quality.Where, names map[string]string) string {
	what := w.Table
	if key := "quality.table." + w.Table; text.Has(key) {
		what = l.T(key)
	}
	place := strings.TrimSpace(names[w.County] + " " + w.Name)
	if w.Year != 0 {
		place += " " + strconv.Itoa(w.Year)
	}
	return strings.TrimSpace(l.T("quality.row", what, w.ID, place)) + from(l, w.Source)
}

// from says which row of which file a row is from; "" of one that the workspace began
// with.
func from(l text.Lang, s quality.Source) string {
	file := s.File
	if s.Sheet != "" {
		file = l.T("quality.row.sheet", s.File, s.Sheet)
	}
	switch {
	case s.File == "":
		return ""
	case s.Row == 0:
		return l.T("quality.row.file", file, s.Batch)
	}
	return l.T("quality.row.line", file, s.Row, s.Batch)
}
