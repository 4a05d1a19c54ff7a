package demo

import (
	"fmt"
	"testing"
)

func BenchmarkGenerate(b *testing.B) {
	for _, scale := range []int{1, 17} {
		b.Run(fmt.Sprintf("scale%d", scale), func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				Generate(Options{Scale: scale, Seed: 1})
			}
		})
	}
}
