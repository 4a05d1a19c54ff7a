package dataset

import (
	"fmt"
	"slices"
	"sort"
	"strconv"

	"taihang/data"
	"taihang/data/text"
	"taihang/geo/boundary"
	"taihang/geo/mesh"
	"taihang/geo/projection"
	"taihang/geo/schematic"
)

// vintage is the boundaries in use: the one the workspace names, else the
// latest imported set of county outlines, else none, which means the
// schematic map.
func vintage(set *data.Set) data.Vintage {
	best := builtinVintage()
	if set.Info["vintage"] == best.ID {
		return best
	}
	for _, v := range set.Vintages {
		if v.ID == set.Info["vintage"] {
			return v
		}
		if v.Rank == data.RankCounty && !v.Schematic && (best.Schematic || v.AsOf >= best.AsOf) {
			best = v
		}
	}
	return best
}

// builtinVintage describes the schematic map.
func builtinVintage() data.Vintage {
	return data.Vintage{ID: schematic.VintageID, Name: text.ZH.T("measure.vintage.schematic"), Rank: data.RankCounty, CRS: "EPSG:4326", Schematic: true}
}

// Outlines are the boundaries in use: those of the vintage the workspace
// names, else the schematic map's.
func Outlines(set *data.Set) (data.Vintage, []mesh.Input, error) {
	v := vintage(set)
	if inputs := outlines(set.Boundaries, v.ID); len(inputs) > 0 {
		return v, inputs, nil
	}
	inputs, err := schematic.Features()
	if err != nil {
		return v, nil, fmt.Errorf("schematic map: %w", err)
	}
	return builtinVintage(), inputs, nil
}

// join makes the map of the boundaries in use, and says which counties and
// which outlines found no partner.
func (ds *Dataset) join(set *data.Set) (Map, error) {
	v, inputs, err := Outlines(set)
	if err != nil {
		return Map{}, err
	}
	// The same vintage imported again is another geometry.
	id := v.ID + "@" + strconv.FormatInt(ds.Info.Version, 10)
	m := Map{Vintage: v, Mesh: mesh.Build(id, inputs, projection.Hebei())}
	m.Mesh.Schematic = v.Schematic
	codes := make([]string, len(m.Mesh.Features))
	for i := range m.Mesh.Features {
		codes[i] = m.Mesh.Features[i].Code
	}
	m.County, m.feature, m.Report = ds.match(codes)
	return m, nil
}

// outlines decodes a vintage's boundaries. One that cannot be read is left
// out; its county is then listed as having none.
func outlines(bs []data.Boundary, vintage string) []mesh.Input {
	var in []mesh.Input
	for i := range bs {
		b := &bs[i]
		if b.Vintage != vintage {
			continue
		}
		g, err := boundary.DecodeWKB(b.WKB)
		if err != nil {
			continue
		}
		in = append(in, mesh.Input{Code: b.Code, Name: b.Name, Parent: b.Parent, Geometry: g})
	}
	return in
}

// match joins features to counties by code: the same code, else the code of a
// predecessor or successor. Several features may show one county (its parts
// before a merger), of which the first with the very code leads.
func (ds *Dataset) match(codes []string) (county, feature []int, r Report) {
	county, feature = make([]int, len(codes)), make([]int, len(ds.Counties))
	for i := range feature {
		feature[i] = -1
	}
	seen := map[string]bool{}
	for f, code := range codes {
		county[f] = -1
		if seen[code] && code != "" {
			if !slices.Contains(r.Duplicate, code) {
				r.Duplicate = append(r.Duplicate, code)
			}
		}
		seen[code] = true
		if i, ok := ds.index[code]; ok {
			county[f] = i
			if feature[i] < 0 {
				feature[i] = f
			}
		}
	}
	for f, code := range codes {
		if county[f] >= 0 {
			continue
		}
		i, ok := ds.alias[code]
		if !ok {
			r.NoRow = append(r.NoRow, code)
			continue
		}
		county[f] = i
		r.Recoded = append(r.Recoded, Recoded{From: code, To: ds.Counties[i].Code})
		if feature[i] < 0 {
			feature[i] = f
		}
	}
	for i, f := range feature {
		if f < 0 {
			r.NoFeature = append(r.NoFeature, ds.Counties[i].Code)
			continue
		}
		r.Matched++
	}
	sort.Strings(r.NoRow)
	sort.Strings(r.Duplicate)
	return county, feature, r
}
