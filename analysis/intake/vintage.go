package intake

import (
	"cmp"
	"path/filepath"
	"strconv"
	"strings"

	"taihang/data"
	"taihang/data/ingest"
	"taihang/data/text"
	"taihang/geo/boundary"
)

// asOf is the day that boundaries are of: of a year or a month its last, as the
// codes of a year are those at its end, unless its beginning is meant.
func asOf(s string) (data.Date, bool) {
	d, p, problem := ingest.Date(s)
	if problem.Code != "" || p == ingest.NoDate || p == ingest.Ongoing {
		return 0, false
	}
	t := d.Time()
	switch {
	case strings.Contains(s, "初") || p == ingest.ToDay:
		return d, true
	case p == ingest.ToYear:
		return data.NewDate(t.Year(), 12, 31), true
	}
	return data.NewDate(t.Year(), int(t.Month()), t.AddDate(0, 1, -1).Day()), true
}

// yearEnd is the end of the year in a name, if there is one.
func yearEnd(name string) data.Date {
	years := yearIn.FindAllString(strings.ReplaceAll(strings.ToUpper(name), "CGCS2000", ""), -1)
	if len(years) != 1 {
		return 0
	}
	y, _ := strconv.Atoi(years[0])
	return data.NewDate(y, 12, 31)
}

// vintage describes the layer: its id as settled or from the file's name, its
// date as settled or from that name, its level from its codes.
func vintage(name string, l *boundary.Layer, m FileMapping) (data.Vintage, error) {
	stem := strings.TrimSuffix(name, filepath.Ext(name))
	v := data.Vintage{ID: stem, Name: stem, CRS: l.CRS, Source: name, Rank: data.RankCounty}
	if m.Vintage != "" {
		v.ID = m.Vintage
	}
	var known bool
	if v.AsOf, known = asOf(firstOf(m.AsOf, m.Vintage)); !known {
		if m.AsOf != "" {
			return v, text.Errorf("intake.asof", m.AsOf)
		}
		v.AsOf = cmp.Or(yearEnd(m.Vintage), yearEnd(stem))
	}
	n := map[data.Rank]int{}
	for _, f := range l.Features {
		if f.Code+f.Name != "" {
			n[rank(f.Code)]++
		}
	}
	for _, r := range []data.Rank{data.RankProvince, data.RankPrefecture, data.RankTown} {
		if n[r] > n[v.Rank] {
			v.Rank = r
		}
	}
	for _, f := range l.Features {
		for _, k := range []string{"审图号", "approval", "Approval", "APPROVAL"} {
			v.Approval = cmp.Or(v.Approval, strings.TrimSpace(f.Props[k]))
		}
	}
	return v, nil
}
