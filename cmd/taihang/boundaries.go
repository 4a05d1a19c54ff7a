package main

import (
	"context"
	"fmt"
	"io"
	"slices"
	"strings"

	"taihang/analysis/dataset"
	"taihang/data"
	"taihang/data/store"
	"taihang/data/text"
	"taihang/geo/boundary"
	"taihang/geo/schematic"
)

func boundariesCommand(f *flags) func(context.Context, environment, []string) error {
	ws, out := f.workspace(), f.output()
	level := f.String("level", "county", "")
	vintage := f.String("vintage", "", "")
	f.need("output")
	return func(ctx context.Context, env environment, _ []string) error {
		if *level != "county" {
			return misuse("cli.boundaries.level", *level)
		}
		st, err := store.OpenReadOnly(ctx, *ws)
		if err != nil {
			return err
		}
		defer st.Close()
		set, err := st.Load(ctx, store.Peripheral...)
		if err != nil {
			return err
		}
		if *vintage != "" {
			if err := choose(ctx, st, set, *vintage); err != nil {
				return err
			}
		}
		v, inputs, err := dataset.Outlines(set)
		if err != nil {
			return err
		}
		feats := make([]boundary.Feature, len(inputs))
		for i, in := range inputs {
			feats[i] = boundary.Feature{Code: in.Code, Name: in.Name, Parent: in.Parent, Geometry: in.Geometry}
		}
		if err := writeFile(*out, func(w io.Writer) error { return boundary.WriteGeoJSON(w, v.ID, feats) }); err != nil {
			return err
		}
		fmt.Fprintln(env.out, env.lang.T("cli.boundaries.done", len(feats), *out))
		return nil
	}
}

// choose puts a vintage in use for this reading of the workspace.
func choose(ctx context.Context, st *store.Store, set *data.Set, id string) error {
	known := []string{schematic.VintageID}
	for _, v := range set.Vintages {
		known = append(known, v.ID)
	}
	if !slices.Contains(known, id) {
		return text.Errorf("cli.boundaries.vintage", id, strings.Join(known, " "))
	}
	if set.Info == nil {
		set.Info = map[string]string{}
	}
	set.Info["vintage"] = id
	var err error
	set.Boundaries, err = st.Boundaries(ctx, id)
	return err
}
