package intake

import (
	"testing"

	"pgregory.net/rapid"
)

// An index answers as a map does, whatever is put into it.
func TestIndexIsAMap(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		var n numbers
		want := map[uint64]int64{}
		key := rapid.OneOf(rapid.Uint64Range(0, 40), rapid.Uint64(), rapid.Uint64Range(130_000_000_000, 130_000_000_300))
		for range rapid.IntRange(0, 600).Draw(t, "puts") {
			k, v := key.Draw(t, "key"), rapid.Int64Range(-1, 1<<30).Draw(t, "value")
			n.set(k, v)
			want[k] = v
		}
		for k, v := range want {
			if got, ok := n.get(k); !ok || got != v {
				t.Fatalf("%d: %d %v, want %d", k, got, ok, v)
			}
		}
		if k := key.Draw(t, "other"); n.keys.n != len(want) {
			t.Fatalf("%d places for %d keys", n.keys.n, len(want))
		} else if _, ok := n.get(k); ok {
			if _, has := want[k]; !has {
				t.Fatalf("%d was never put", k)
			}
		}
	})
}
