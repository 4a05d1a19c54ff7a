package facts

import "sync"

// Figure is a published figure, with where it was published.
type Figure struct {
	ID       string
	Year     int
	Value    float64 // shares are 0 to 1
	Unit     string  // persons number share yuan
	Decimals int     // as published; of the per cent, for a share
	PerScale bool    // a count that a demo at scale N holds N times
	Source   string
}

// Published returns the published figures in the order of their file.
func Published() []Figure {
	return append([]Figure(nil), published()...)
}

// Find returns the published figure of an id and year.
func Find(id string, year int) (Figure, bool) {
	for _, f := range published() {
		if f.ID == id && f.Year == year {
			return f, true
		}
	}
	return Figure{}, false
}

var published = sync.OnceValue(func() []Figure {
	var out []Figure
	for _, r := range rows("published.csv") {
		out = append(out, Figure{
			ID: r.text("id"), Year: r.whole("year"), Value: r.number("value"),
			Unit: r.text("unit"), Decimals: r.whole("decimals"),
			PerScale: r.yes("per_scale"), Source: r.text("source"),
		})
	}
	return out
})
