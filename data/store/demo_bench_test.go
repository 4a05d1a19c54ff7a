package store_test

import (
	"context"
	"path/filepath"
	"strconv"
	"testing"

	"taihang/data/demo"
	"taihang/data/store"
)

// BenchmarkDemo writes and reads the demo workspace.
func BenchmarkDemo(b *testing.B) {
	ctx := context.Background()
	for _, scale := range []int{1, 17} {
		if scale > 1 && testing.Short() {
			continue
		}
		set := demo.Generate(demo.Options{Scale: scale, Seed: 1})
		path := filepath.Join(b.TempDir(), "demo.taihang")
		b.Run("create/"+strconv.Itoa(scale), func(b *testing.B) {
			for b.Loop() {
				s, err := store.Replace(ctx, path, set)
				if err != nil {
					b.Fatal(err)
				}
				s.Close()
			}
		})
		s, err := store.Open(ctx, path)
		if err != nil {
			b.Fatal(err)
		}
		for name, without := range map[string][]store.Part{"load": nil, "loadcore": store.Peripheral} {
			b.Run(name+"/"+strconv.Itoa(scale), func(b *testing.B) {
				for b.Loop() {
					if _, err := s.Load(ctx, without...); err != nil {
						b.Fatal(err)
					}
				}
			})
		}
		s.Close()
	}
}
