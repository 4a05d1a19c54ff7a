package shell

import (
	"slices"
	"testing"
)

// Of many years the bar shows those around the current one; each can be reached.
func TestYearsAroundTheCurrent(t *testing.T) {
	all := []int{2000, 2001, 2002, 2003, 2004, 2010, 2020}
	for now, want := range map[int][]int{
		2000: {2000, 2001, 2002, 2003, 2004}, 2002: {2000, 2001, 2002, 2003, 2004},
		2003: {2001, 2002, 2003, 2004, 2010}, 2020: {2002, 2003, 2004, 2010, 2020},
	} {
		if got := around(all, now, 5); !slices.Equal(got, want) {
			t.Errorf("around %d: %v, want %v", now, got, want)
		}
	}
	if got := around(all[:3], 2001, 5); !slices.Equal(got, all[:3]) {
		t.Errorf("of three: %v", got)
	}
}
