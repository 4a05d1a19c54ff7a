package text

import (
	"math"
	"strconv"
	"strings"
)

// Minus is U+2212, the sign that has a digit's width.
const Minus = "−"

// Count writes a whole number with thousands separators: 22,112.
func Count(n int) string { return Fixed(float64(n), 0) }

// Fixed writes v with the given decimals, thousands separators and U+2212.
// NaN is a dash.
func Fixed(v float64, decimals int) string {
	if math.IsNaN(v) || math.IsInf(v, 0) {
		return "—"
	}
	s := strconv.FormatFloat(math.Abs(v), 'f', decimals, 64)
	whole, frac, _ := strings.Cut(s, ".")
	var b strings.Builder
	if v < 0 && strings.Trim(s, "0.") != "" {
		b.WriteString(Minus)
	}
	for i, c := range whole {
		if i > 0 && (len(whole)-i)%3 == 0 {
			b.WriteByte(',')
		}
		b.WriteRune(c)
	}
	if frac != "" {
		b.WriteByte('.')
		b.WriteString(frac)
	}
	return b.String()
}

// Percent writes a share of 0 to 1 as 54.2%.
func Percent(share float64, decimals int) string {
	if math.IsNaN(share) {
		return "—"
	}
	return Fixed(share*100, decimals) + "%"
}

// Short writes an amount for running text: from 100,000 on in 万 with two
// decimals, from 1e8 in 亿; in English with thousands separators.
func (l Lang) Short(v float64, decimals int) string {
	if l == ZH {
		switch a := math.Abs(v); {
		case a >= 1e8:
			return Fixed(v/1e8, 2) + " 亿"
		case a >= 1e5:
			return Fixed(v/1e4, 2) + " 万"
		}
	}
	return Fixed(v, decimals)
}

// Over stands between a numerator and its denominator.
const Over = " ÷ "
