package quality

import (
	"maps"
	"slices"
	"strings"

	"taihang/data"
	"taihang/data/text"
)

// Options of a check. The zero value runs every rule with the limits of
// rules.tsv and knows the published totals only.
type Options struct {
	Rules  map[string]Setting // by rule
	Expect []Expected         // totals that the user states
}

// Setting changes a rule.
type Setting struct {
	Off bool     `json:"off,omitempty"`
	Min *float64 `json:"min,omitempty"`
	Max *float64 `json:"max,omitempty"`
}

// ParseRules reads settings by rule, as JSON. A rule that there is not is an
// error: it would be a slip.
func ParseRules(b []byte, name string) (map[string]Setting, error) {
	var m map[string]Setting
	if err := text.ParseJSON(b, name, &m); err != nil {
		return nil, err
	}
	for _, id := range slices.Sorted(maps.Keys(m)) {
		if _, ok := checks[id]; !ok {
			return nil, text.Errorf("quality.norule", name, id, strings.Join(IDs(), " "))
		}
	}
	return m, nil
}

// IDs names the rules, in their order.
func IDs() (ids []string) {
	for _, r := range rules {
		ids = append(ids, r.ID)
	}
	return ids
}

// rules are those that are on and have rows to speak of, with their limits.
func (o Options) rules(set *data.Set) (out []rule) {
	for _, r := range rules {
		s := o.Rules[r.ID]
		if s.Off || r.size(set) == 0 {
			continue
		}
		if s.Min != nil {
			r.Min = *s.Min
		}
		if s.Max != nil {
			r.Max = *s.Max
		}
		out = append(out, r)
	}
	return out
}
