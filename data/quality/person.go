package quality

import (
	"slices"
	"strconv"
	"strings"

	"taihang/data"
)

// Identity numbers (GB 11643-1999): six digits of a place, the day of birth,
// three of a sequence of which the last is odd for men, and a check character
// (ISO 7064, MOD 11-2). They are looked at and never shown.

// identities yields the cadres' identity numbers.
func (x *index) identities(yield func(*data.Cadre, string) bool) {
	for i := range x.Private {
		p := &x.Private[i]
		if who := x.cadre[p.Cadre]; p.Kind == data.PrivateID && who != nil && !yield(who, p.Value) {
			return
		}
	}
}

func whereCadre(id int64) Where { return Where{Table: "cadre", ID: id} }

// idNumbers: the check character fits, and the day of birth is one.
func idNumbers(x *index, _ limit, c *collector) {
	for who, s := range x.identities {
		if _, _, ok := readID(s); !ok {
			c.add(whereCadre(who.ID))
		}
	}
}

// idBirths: the day of birth is that of the row, as far as the row says it.
func idBirths(x *index, _ limit, c *collector) {
	for who, s := range x.identities {
		birth, _, ok := readID(s)
		if !ok || !who.Birth.Known() {
			continue
		}
		a, b := birth.Time(), who.Birth.Time()
		if a.Year() != b.Year() || a.Month() != b.Month() {
			c.add(whereCadre(who.ID))
		}
	}
}

// idSexes: so is the sex.
func idSexes(x *index, _ limit, c *collector) {
	for who, s := range x.identities {
		if _, sex, ok := readID(s); ok && who.Sex != "" && sex != who.Sex {
			c.add(whereCadre(who.ID))
		}
	}
}

// sameID: one number, one person.
func sameID(x *index, _ limit, c *collector) {
	seen := map[string]int64{}
	for who, s := range x.identities {
		if first, ok := seen[s]; ok && first != who.ID {
			w := whereCadre(who.ID)
			w.Other = first
			c.add(w)
			continue
		}
		seen[s] = who.ID
	}
}

// readID takes an identity number of 18 characters apart.
func readID(s string) (birth data.Date, sex data.Sex, ok bool) {
	if len(s) != 18 {
		return 0, "", false
	}
	sum := 0
	for i, w := range [17]int{7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2} {
		d := int(s[i]) - '0'
		if d < 0 || d > 9 {
			return 0, "", false
		}
		sum += w * d
	}
	if "10X98765432"[sum%11] != strings.ToUpper(s)[17] {
		return 0, "", false
	}
	birth, err := data.ParseDate(s[6:10] + "-" + s[10:12] + "-" + s[12:14])
	if err != nil {
		return 0, "", false
	}
	if n, _ := strconv.Atoi(s[14:17]); n%2 == 1 {
		return birth, data.Male, true
	}
	return birth, data.Female, true
}

// Ages over which Whipple's index is taken, and the fewest people.
const whippleFrom, whippleTo, whipplePeople = 23, 62, 50

// heaped finds counties whose cadres' ages heap on 0 and 5: ages that were put
// down by guess. Whipple's index is five times the share of those digits among
// ages 23 to 62 (Shryock & Siegel, The Methods and Materials of Demography,
// 1976): 1 without heaping, 5 where there is nothing else; above 1.75 the United
// Nations call data very rough. A county is only named when chance does not
// explain it: the index less two standard errors is above 1.
func heaped(x *index, l limit, c *collector) {
	type tally struct{ n, round int }
	byCounty := map[string]*tally{}
	seen := map[int64]bool{}
	for i := range x.Postings {
		p := &x.Postings[i]
		who, t := x.cadre[p.Cadre], x.team[p.Team]
		if who == nil || t == nil || seen[who.ID] || !who.Birth.Known() || !p.Start.Known() {
			continue
		}
		v := x.village[t.Village]
		if v == nil {
			continue
		}
		seen[who.ID] = true
		age := data.AgeAt(who.Birth, p.Start)
		if age < whippleFrom || age > whippleTo {
			continue
		}
		s := byCounty[v.County]
		if s == nil {
			s = &tally{}
			byCounty[v.County] = s
		}
		s.n++
		if age%5 == 0 {
			s.round++
		}
	}
	var codes []string
	for code, s := range byCounty {
		n := float64(s.n)
		share := float64(s.round) / n
		if s.n >= whipplePeople && 5*share > l.Max && share > .2 && (share-.2)*(share-.2)*n > 4*.2*.8 {
			codes = append(codes, code)
		}
	}
	slices.Sort(codes)
	for _, code := range codes {
		c.add(Where{Table: "county", County: code})
	}
}
