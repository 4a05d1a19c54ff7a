package dataset

import (
	"taihang/data"
	"taihang/geo/mesh"
)

// schematic is the built-in map.
func (ds *Dataset) schematic() (data.Vintage, []mesh.Input) {
	zh, _ := noteOf("measure.vintage.schematic")
	v := data.Vintage{ID: schematicID, Name: zh, Rank: data.RankCounty, CRS: "EPSG:4326", Schematic: true}
	return v, nil
}
