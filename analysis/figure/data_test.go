package figure

import (
	"context"
	"sync"
	"testing"

	"taihang/data/reference"

	"taihang/analysis/dataset"
	"taihang/data"
	"taihang/data/demo"
	"taihang/geo/boundary"
)

var demoSet = sync.OnceValue(func() *data.Set { return demo.Generate(demo.Options{Scale: 1, Seed: 1}) })

// demoData is the demo workspace on its schematic map.
var demoData = sync.OnceValues(func() (*dataset.Dataset, error) { return dataset.FromSet(demoSet()) })

func demoDataset(t testing.TB) *dataset.Dataset {
	t.Helper()
	ds, err := demoData()
	if err != nil {
		t.Fatal(err)
	}
	return ds
}

var realOnce struct {
	sync.Once
	ds  *dataset.Dataset
	err error
}

// realDataset is the demo workspace on real boundaries.
func realDataset(t testing.TB) *dataset.Dataset {
	t.Helper()
	path := reference.Path(t, "data", "boundaries", "hebei_counties.geojson")
	realOnce.Do(func() {
		layer, err := boundary.Read(context.Background(), path, boundary.Options{})
		if err != nil {
			realOnce.err = err
			return
		}
		set := *demoSet()
		set.Vintages = append(set.Vintages, data.Vintage{ID: "2016", Name: "县界", Rank: data.RankCounty, AsOf: data.NewDate(2016, 12, 31)})
		for _, f := range layer.Features {
			wkb, err := boundary.EncodeWKB(f.Geometry)
			if err != nil {
				realOnce.err = err
				return
			}
			set.Boundaries = append(set.Boundaries, data.Boundary{Vintage: "2016", Code: f.Code, Name: f.Name, Parent: f.Parent, WKB: wkb})
		}
		realOnce.ds, realOnce.err = dataset.FromSet(&set)
	})
	if realOnce.err != nil {
		t.Fatal(realOnce.err)
	}
	return realOnce.ds
}
