package mapping

import (
	"math"
	"slices"
	"strconv"
	"strings"

	"taihang/analysis/rate"
	"taihang/data"
	"taihang/data/ingest"
)

// Values is what a sample of a column's cells looks like.
type Values struct {
	Filled  int // cells that say something
	Numbers int // of them figures
	Whole   int // figures without a fraction
	Min     float64
	Max     float64
	Dates   int
	Months  int // dates to the month, and dates
	Years   int
	Codes   int // 6, 9 or 12 digits that can be of a division
	Long    int // of them of villages
	IDs     int
	Phones  int
	Cards   int
	Names   int // two to four Chinese characters
	Shapes  int // WKT
	Missing int // words for no figure: —, 无, 不适用
	Alone   int // months without a year: 3月
	Serials int // that a spreadsheet may mean as days
	Spans   int // two days in a cell: 2016.02-2018.03

	Percents int // figures with the sign
	samples  []string
}

// maxSamples is how many cells of a column are looked at.
const maxSamples = 400

// Add looks at a cell. kind is what the file says of it.
func (v *Values) Add(cell string, kind ingest.CellKind) {
	if v.Filled >= maxSamples {
		return
	}
	s := ingest.Tidy(cell)
	if s == "" {
		return
	}
	v.Filled++
	v.samples = append(v.samples, strings.Clone(s))
	v.number(s)
	if _, p, problem := ingest.Date(s); problem.Code == "" && (p == ingest.ToDay || p == ingest.ToMonth) {
		v.Months++
		if p == ingest.ToDay || kind == ingest.KindDate {
			v.Dates++
		}
	} else if _, ok := ingest.SerialDate(s); ok {
		v.Serials++
	} else if isSpan(s) {
		v.Spans++
	}
	if _, ok := ingest.Year(s); ok {
		v.Years++
	} else if _, ok := ingest.MonthAlone(s); ok {
		v.Alone++
	}
	v.code(s)
	if _, problem := ingest.IDNumber(s); problem.Code == "" || problem.Code == "id-damaged" || problem.Code == "id-check" {
		v.IDs++
	}
	if ingest.Phone(s) {
		v.Phones++
	}
	if ingest.BankCard(s) {
		v.Cards++
	}
	if n := len([]rune(s)); n >= 2 && n <= 12 && !strings.ContainsAny(s, "0123456789,.;；，。") {
		v.Names++
	}
	if u := strings.ToUpper(s[:min(len(s), 16)]); strings.HasPrefix(u, "POLYGON") || strings.HasPrefix(u, "MULTIPOLYGON") {
		v.Shapes++
	}
}

// isSpan says that a cell holds from when to when something was.
func isSpan(s string) bool {
	from, _, ok := ingest.Span(s)
	if !ok {
		return false
	}
	_, p, problem := ingest.Date(from)
	return problem.Code == "" && p != ingest.NoDate && p != ingest.Ongoing
}

// code counts codes, those that a spreadsheet damaged among them: they are what
// the column is about.
func (v *Values) code(s string) {
	c, ok := ingest.Code(s)
	if !ok {
		if _, p := ingest.CodeText(s); p.Code == "" || s[0] < '1' || s[0] > '8' {
			return
		}
		v.Codes++
		if strings.HasSuffix(s, "11") { // 1.30624E+11
			v.Long++
		}
		return
	}
	if c[0] >= '1' && c[0] <= '8' {
		v.Codes++
		if len(c) == 12 {
			v.Long++
		}
	}
}

func (v *Values) number(s string) {
	if strings.HasSuffix(s, "%") || strings.HasSuffix(s, "％") {
		v.Percents++
	}
	x, ok := ingest.Number(s)
	switch {
	case !ok:
	case x.State != data.Present:
		v.Missing++
	default:
		if v.Numbers == 0 {
			v.Min, v.Max = x.V, x.V
		}
		v.Numbers++
		v.Min, v.Max = min(v.Min, x.V), max(v.Max, x.V)
		if x.V == math.Trunc(x.V) {
			v.Whole++
		}
	}
}

// Samples are the cells that were looked at, tidied.
func (v *Values) Samples() []string { return v.samples }

// Median of the figures among the samples; 0 without any.
func (v *Values) Median() float64 {
	var list []float64
	for _, s := range v.samples {
		if x, ok := ingest.Number(s); ok && x.State == data.Present {
			list = append(list, x.V)
		}
	}
	if len(list) == 0 {
		return 0
	}
	slices.Sort(list)
	return list[len(list)/2]
}

// Fit is how values go with a field: a factor on the score of the name, and
// what there is to say.
type Fit struct {
	Factor float64
	Why    string
	Args   []string
}

// Fit judges whether values can be of the field. An empty column tells nothing.
func (f *Field) Fit(v Values, unit string) Fit {
	if v.Filled == 0 {
		return Fit{Factor: .95}
	}
	n := float64(v.Filled)
	share := func(k int) float64 { return float64(k) / n }
	against := func(part float64, why string, args ...string) Fit {
		if upper(part, v.Filled) >= .8 { // a few values say less than a name
			return Fit{Factor: 1}
		}
		return Fit{Factor: .25 + .7*part, Why: why, Args: args}
	}
	percent := strconv.Itoa
	switch f.Type {
	case Code:
		return against(share(v.Codes), "map.notcode", percent(int(100*share(v.Codes))))
	case Year:
		return against(share(max(v.Years, v.Months)+v.Missing), "map.notyear", percent(int(100*share(v.Years))))
	case Month:
		ok := v.Months + v.Alone
		if v.Numbers == v.Filled && v.Min >= 1 && v.Max <= 12 {
			ok = v.Filled
		}
		return against(share(ok), "map.notdate", percent(int(100*share(ok))))
	case Date:
		return against(share(v.Months+v.Years+v.Serials+v.Spans+v.Missing), "map.notdate", percent(int(100*share(v.Months))))
	case Number, Count, Share:
		return f.fitNumber(v, share(v.Numbers+v.Missing))
	case OneOf:
		return against(f.wordShare(v), "map.notword", percent(int(100*f.wordShare(v))))
	case Yes:
		ok := 0
		for _, s := range v.samples {
			if _, yes := YesNo(s); yes {
				ok++
			}
		}
		return against(share(ok), "map.notword", percent(int(100*share(ok))))
	case IDNumber:
		return against(share(v.IDs), "map.notid", percent(int(100*share(v.IDs))))
	case Phone:
		return against(share(v.Phones), "map.notphone", percent(int(100*share(v.Phones))))
	case BankCard:
		return against(share(v.Cards), "map.notcard", percent(int(100*share(v.Cards))))
	case Geometry:
		return against(share(v.Shapes), "map.notshape")
	case Name:
		if share(v.Numbers) > .5 {
			return Fit{Factor: .3, Why: "map.numbers"}
		}
	}
	return Fit{Factor: 1}
}

// some says that any of the values can be of the field. A column 第一书记 may hold
// names, which are another thing.
func (f *Field) some(v Values) bool {
	switch f.Type {
	case OneOf, Yes:
		for _, s := range v.samples {
			_, is := YesNo(s)
			if _, known := Word(f.ID, s); known || is {
				return true
			}
		}
		return false
	case Date, Year, Month:
		return v.Months+v.Years+v.Serials+v.Spans+v.Alone > 0 || v.Filled == 0
	}
	return true
}

// upper is the most that the share among all values may be, as far as n values
// with the share part tell.
func upper(part float64, n int) float64 {
	return rate.Wilson(int(math.Round(min(part, 1)*float64(n))), n).Hi
}

func (f *Field) fitNumber(v Values, part float64) Fit {
	if part < .8 {
		return Fit{Factor: .25 + .6*part, Why: "map.notnumber", Args: []string{strconv.Itoa(int(100 * part))}}
	}
	if f.Type == Count && v.Numbers > 0 && v.Whole*5 < v.Numbers*4 {
		return Fit{Factor: .8, Why: "map.notwhole"}
	}
	if (f.Min != 0 || f.Max != 0) && v.Numbers > 0 && (v.Min < f.Min || v.Max > f.Max) {
		return Fit{Factor: .6, Why: "map.range", Args: []string{short(v.Min), short(v.Max)}}
	}
	return Fit{Factor: 1}
}

func short(x float64) string { return strconv.FormatFloat(x, 'g', 6, 64) }

// wordShare is the share of the sample that says one of the field's words.
func (f *Field) wordShare(v Values) float64 {
	ok := 0
	for _, s := range v.samples {
		if _, known := Word(f.ID, s); known {
			ok++
		}
	}
	return float64(ok) / float64(max(len(v.samples), 1))
}
