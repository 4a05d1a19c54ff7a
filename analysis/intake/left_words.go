package intake

import (
	"fmt"
	"strconv"
	"strings"

	"taihang/analysis/mapping"

	"taihang/data"
)

// mostLeft is how many rows of an older version are named.
const mostLeft = 200

// leftWords says in words which rows of an older version a file has no more: the place
// or the person, and what else tells one from another. Of names of persons the first
// character is enough.
func leftWords[T any](j *job, rows []T) []string {
	n := namer{j: j, villages: map[int64]string{}, cadres: map[int64]string{}, teams: map[int64]int64{}}
	for i := range rows {
		n.wants(any(&rows[i]))
	}
	n.look()
	out := make([]string, len(rows))
	for i := range rows {
		out[i] = strings.TrimSpace(n.words(any(&rows[i])))
	}
	return out
}

// namer finds the names of what rows point at.
type namer struct {
	j                *job
	villages, cadres map[int64]string
	teams            map[int64]int64 // team → village
}

// wants notes what a row points at.
func (n *namer) wants(row any) {
	switch r := row.(type) {
	case *data.Ledger:
		n.villages[r.Village] = ""
	case *data.DutyProgress:
		n.villages[r.Village] = ""
	case *data.Guarantee:
		n.villages[r.Village] = ""
	case *data.Support:
		n.villages[r.Village] = ""
	case *data.Posting:
		n.cadres[r.Cadre], n.teams[r.Team] = "", 0
	case *data.Appraisal:
		n.cadres[r.Cadre] = ""
	case *data.Promotion:
		n.cadres[r.Cadre] = ""
	case *data.RuleRecord:
		n.teams[r.Team] = 0
	case *data.Fund:
		n.teams[r.Team] = 0
	}
}

// look reads the names that are wanted.
func (n *namer) look() {
	if len(n.teams) > 0 {
		n.j.fail(each(n.j.s, func(t *data.Team) {
			if _, wanted := n.teams[t.ID]; wanted {
				n.teams[t.ID], n.villages[t.Village] = t.Village, ""
			}
		}))
	}
	if len(n.villages) > 0 {
		n.j.fail(each(n.j.s, func(v *data.Village) {
			if _, wanted := n.villages[v.ID]; wanted {
				n.villages[v.ID] = n.village(v)
			}
		}))
	}
	if len(n.cadres) > 0 {
		n.j.fail(each(n.j.s, func(c *data.Cadre) {
			if _, wanted := n.cadres[c.ID]; wanted {
				n.cadres[c.ID] = initial(c.Name)
			}
		}))
	}
}

func (n *namer) village(v *data.Village) string {
	return n.j.s.places.name(v.County) + " " + v.Town + v.Name
}

func (n *namer) words(row any) string {
	places := n.j.s.places
	switch r := row.(type) {
	case *data.Village:
		return n.village(r)
	case *data.Ledger:
		return n.villages[r.Village] + " " + strconv.Itoa(r.Year)
	case *data.DutyProgress:
		return fmt.Sprint(n.villages[r.Village], " ", r.Year, " ", mapping.Written("duty", r.Duty))
	case *data.Guarantee:
		return n.villages[r.Village] + " " + mapping.Written("guarantee", r.Kind)
	case *data.Support:
		return n.villages[r.Village] + " " + dayWords(r.Start)
	case *data.Posting:
		return n.cadres[r.Cadre] + " " + n.villages[n.teams[r.Team]] + " " + dayWords(r.Start)
	case *data.Cadre:
		return initial(r.Name)
	case *data.Appraisal:
		return n.cadres[r.Cadre] + " " + strconv.Itoa(r.Year)
	case *data.Promotion:
		return n.cadres[r.Cadre] + " " + dayWords(r.On)
	case *data.ListEntry:
		for of, id := range n.j.s.lists {
			if id == r.List {
				return fmt.Sprint(n.j.s.units.known[of.unit].Name, " ", of.round, " #", r.Place)
			}
		}
	case *data.RuleRecord:
		return n.villages[n.teams[r.Team]] + " " + dayWords(r.From)
	case *data.Fund:
		return n.villages[n.teams[r.Team]] + " " + strconv.Itoa(r.Year)
	case *data.Pairing:
		return places.name(r.Helper) + " → " + places.name(r.Helped)
	case *data.Need:
		return places.name(r.County) + " " + mapping.Written("need_kind", r.Kind) + " " + dayWords(r.Listed)
	case *data.TierMember:
		return places.name(r.County)
	case *data.Indicator:
		return fmt.Sprint(firstOf(places.name(r.Code), r.Code), " ", r.Year, " ", r.Name)
	case *data.Division:
		return r.Code + " " + r.Name
	}
	return ""
}

func dayWords(d data.Date) string {
	if !d.Known() {
		return ""
	}
	return d.String()
}
