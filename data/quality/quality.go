// Package quality checks a workspace: rules that rows have to keep, and totals
// that were published and have to come out. Pure functions over a data.Set.
package quality

import (
	"math"
	"strings"

	"taihang/data"
	"taihang/data/text"
)

// Where points to a row. Names of people are left out on purpose.
type Where struct {
	Table string `json:"table"`
	ID    int64  `json:"id"`
	Year  int    `json:"year,omitempty"`
	Name  string `json:"name,omitempty"` // of a village

	County string `json:"county,omitempty"` // code
	Other  int64  `json:"other,omitempty"`  // the row of the same table that it clashes with

	Source             // of the row; left empty here, as is that of the other
	OtherSource Source `json:"other_source,omitzero"`
}

// Source is the import and the row of its file that a row is from.
type Source struct {
	Batch int64  `json:"batch,omitempty"`
	File  string `json:"file,omitempty"` // "" for rows that the workspace began with
	Sheet string `json:"sheet,omitempty"`
	Row   int    `json:"row,omitempty"` // 0 where it is not known
}

// Finding is what a rule or a total came to.
type Finding struct {
	ID       string        `json:"id"`
	Kind     string        `json:"kind,omitempty"` // of a rule: range format unique …
	Severity data.Severity `json:"severity"`
	OK       bool          `json:"ok"`

	// Of a rule: how many rows break it, and the first few.
	Count    int     `json:"count"`
	Examples []Where `json:"examples,omitempty"`

	// Of a total: the published figure and the workspace's. Shares are 0 to 1.
	Total     bool    `json:"total"`
	Stated    bool    `json:"stated,omitempty"` // by the user
	Place     string  `json:"place,omitempty"`  // of a stated total: code; "" everything
	PlaceName string  `json:"place_name,omitempty"`
	Year      int     `json:"year,omitempty"`
	Expected  float64 `json:"expected"`
	Actual    float64 `json:"actual"`
	Unit      string  `json:"unit,omitempty"` // persons number share yuan
	Decimals  int     `json:"decimals"`       // as published; of the per cent, for a share
	Source    string  `json:"source,omitempty"`
}

// Report holds the findings, rules first, in a fixed order. A rule or total of
// which the workspace has no rows is not in it.
type Report struct {
	Rules  []Finding `json:"rules"`
	Totals []Finding `json:"totals"`
}

// Failed counts the findings that are not in order.
func (r Report) Failed() (rules, totals int) {
	count := func(list []Finding) (n int) {
		for _, f := range list {
			if !f.OK {
				n++
			}
		}
		return n
	}
	return count(r.Rules), count(r.Totals)
}

// Check runs every rule that is on and reconciles the published totals, and
// those that o states.
func Check(set *data.Set, o Options) Report {
	x := newIndex(set)
	var r Report
	for _, rule := range o.rules(set) {
		c := collector{}
		rule.check(x, rule.limit, &c)
		x.place(c.first)
		r.Rules = append(r.Rules, Finding{
			ID: rule.ID, Kind: rule.Kind, Severity: rule.Severity, OK: c.n == 0, Count: c.n, Examples: c.first,
		})
	}
	r.Totals = append(reconcile(x), stated(x, o.Expect)...)
	return r
}

// Rows are all rows that break a rule; nil for a rule that there is not.
func Rows(set *data.Set, id string, o Options) (all []Where) {
	x := newIndex(set)
	for _, rule := range o.rules(set) {
		if rule.ID == id {
			rule.check(x, rule.limit, &collector{each: func(w Where) { all = append(all, w) }})
		}
	}
	x.place(all)
	return all
}

// maxExamples of a rule's rows are named; all are counted.
const maxExamples = 20

type collector struct {
	n     int
	first []Where
	each  func(Where) // is told of every row; nil for none
}

func (c *collector) add(w Where) {
	if c.n++; len(c.first) < maxExamples {
		c.first = append(c.first, w)
	}
	if c.each != nil {
		c.each(w)
	}
}

// Title names what was checked.
func (f Finding) Title(l text.Lang) string {
	if f.Stated {
		return strings.TrimSpace(l.T("quality.stated."+f.ID, f.Year, strings.TrimSpace(f.Place+" "+f.PlaceName)))
	}
	if f.Total {
		return l.T("quality.total."+f.ID, f.Year)
	}
	return l.T("quality."+f.ID, "")
}

// Sentence says what was found.
func (f Finding) Sentence(l text.Lang) string {
	switch {
	case f.Stated && f.OK:
		return l.T("quality.stated.ok", f.Title(l), f.write(f.Actual))
	case f.Stated:
		return l.T("quality.stated.differs", f.Title(l), f.write(f.Expected), f.write(f.Actual))
	case f.Total && f.OK:
		return l.T("quality.total.ok", f.Title(l), f.write(f.Actual))
	case f.Total:
		return l.T("quality.total.differs", f.Title(l), f.write(f.Expected), f.write(f.Actual))
	case f.OK:
		return l.T("quality.ok", f.Title(l))
	}
	return l.T("quality.broken", f.Title(l), text.Count(f.Count))
}

// Remedy says what to do about it; "" when it is in order.
func (f Finding) Remedy(l text.Lang) string {
	switch {
	case f.OK:
		return ""
	case f.Stated && f.Place != "" && !strings.HasSuffix(f.Place, "00"):
		return l.T("quality.stated.do.county")
	case f.Stated:
		return l.T("quality.stated.do")
	case f.Total:
		return l.T("quality.total.do", f.Source)
	}
	return l.T("quality." + f.ID + ".do")
}

// write prints a figure as it was published.
func (f Finding) write(v float64) string {
	if math.IsNaN(v) {
		return "—"
	}
	if f.Unit == "share" {
		return text.Percent(v, f.Decimals)
	}
	return text.Fixed(v, f.Decimals)
}
