package app

import (
	"context"
	"testing"
	"time"

	"github.com/paulmach/orb"

	"taihang/analysis/intake"
	"taihang/geo/boundary"
)

// A layer that is taken for one in another reference system is a speck beside the
// province: it is drawn at once all the same.
func TestShapeOfWrongSystem(t *testing.T) {
	for _, at := range []orb.Point{{114.5, 38}, {38, 114.5}, {.0004, .0004}, {114.5, 4e6}} {
		ring := orb.Ring{at, {at[0] + 1e-6, at[1]}, {at[0] + 1e-6, at[1] + 1e-6}, at}
		l := &intake.LayerPlan{Layer: &boundary.Layer{Features: []boundary.Feature{{Geometry: orb.MultiPolygon{{ring}}}}}}
		began := time.Now()
		if s := shape(context.Background(), l); s.Light == nil || s.Dark == nil {
			t.Errorf("at %v there is no picture", at)
		}
		if took := time.Since(began); took > time.Second {
			t.Errorf("at %v it takes %v", at, took)
		}
	}
}
