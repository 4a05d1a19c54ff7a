// Command gen makes the data of the schematic map: outline.txt, the outline of
// Hebei from Natural Earth (public domain), and cells.txt, its division among
// the counties. Run it at the repository's root:
//
//	go run ./geo/schematic/gen
//
// Its inputs are Natural Earth's admin-1 layer at 1:10 million, as the Go
// module github.com/sams96/rgeo packs it, and the facts in data/facts. No
// boundary of a county goes in.
package main

import (
	"bytes"
	"compress/gzip"
	"encoding/csv"
	"encoding/json"
	"flag"
	"fmt"
	"io"
	"log"
	"os"
	"path/filepath"
	"strconv"

	"taihang/geo/schematic"

	"github.com/paulmach/orb"
	"github.com/sams96/rgeo"
)

func main() {
	log.SetFlags(0)
	dir := flag.String("o", "geo/schematic", "folder to write to")
	facts := flag.String("facts", "data/facts/counties.csv", "the counties' facts")
	flag.Parse()
	if err := run(*dir, *facts); err != nil {
		log.Fatal(err)
	}
}

func run(dir, facts string) error {
	rings, err := naturalEarth()
	if err != nil {
		return err
	}
	sites, err := readSites(facts)
	if err != nil {
		return err
	}
	cells, err := schematic.Build(rings, sites)
	if err != nil {
		return err
	}
	if err := os.WriteFile(filepath.Join(dir, "outline.txt"), schematic.EncodeOutline(rings), 0o644); err != nil {
		return err
	}
	return os.WriteFile(filepath.Join(dir, "cells.txt"), schematic.EncodeCells(cells), 0o644)
}

// naturalEarth returns the parts of Hebei that have a county seat: the
// mainland, and the exclave of Langfang between Beijing and Tianjin.
func naturalEarth() ([]orb.Ring, error) {
	z, err := gzip.NewReader(bytes.NewReader(rgeo.Provinces10()))
	if err != nil {
		return nil, err
	}
	b, err := io.ReadAll(z)
	if err != nil {
		return nil, err
	}
	var layer struct {
		Features []struct {
			Properties struct {
				Code string `json:"iso_3166_2"`
			} `json:"properties"`
			Geometry struct {
				Type        string          `json:"type"`
				Coordinates json.RawMessage `json:"coordinates"`
			} `json:"geometry"`
		} `json:"features"`
	}
	if err := json.Unmarshal(b, &layer); err != nil {
		return nil, err
	}
	for _, f := range layer.Features {
		if f.Properties.Code != "CN-HE" {
			continue
		}
		var m orb.MultiPolygon
		if err := json.Unmarshal(f.Geometry.Coordinates, &m); err != nil {
			return nil, err
		}
		return schematic.Outline(m), nil
	}
	return nil, fmt.Errorf("no Hebei in Natural Earth")
}

func readSites(path string) ([]schematic.Site, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer func() { _ = f.Close() }()
	r := csv.NewReader(f)
	r.Comment = '#'
	rows, err := r.ReadAll()
	if err != nil {
		return nil, err
	}
	col := map[string]int{}
	for i, n := range rows[0] {
		col[n] = i
	}
	sites := make([]schematic.Site, 0, len(rows))
	for _, row := range rows[1:] {
		s := schematic.Site{Code: row[col["code"]], Name: row[col["name"]], Parent: row[col["prefecture"]]}
		for name, dst := range map[string]*float64{"seat_lon": &s.Lon, "seat_lat": &s.Lat, "area_km2": &s.AreaKm2} {
			if *dst, err = strconv.ParseFloat(row[col[name]], 64); err != nil {
				return nil, fmt.Errorf("%s: %w", s.Code, err)
			}
		}
		sites = append(sites, s)
	}
	return sites, nil
}
