package main

import (
	"context"
	"strconv"

	"taihang/analysis/dataset"
	"taihang/data"
	"taihang/data/facts"
	"taihang/data/store"
)

// divisions declares --divisions: the year at whose end the counties are those
// to show figures on.
func (f *flags) divisions() *string { return f.String("divisions", "", "") }

// listYear reads --divisions.
func listYear(s string) (int, error) {
	if s == "" {
		return data.FirstYear, nil
	}
	y, err := strconv.Atoi(s)
	if err != nil || y < facts.FirstList || y > facts.LastList {
		return 0, misuse("cli.flag.divisions.wrong", s, facts.FirstList, facts.LastList)
	}
	return y, nil
}

// openDataset loads a workspace, on the counties of a year, without writing to
// it.
func openDataset(ctx context.Context, path string, list int) (*dataset.Dataset, error) {
	st, err := store.OpenReadOnly(ctx, path)
	if err != nil {
		return nil, err
	}
	defer st.Close()
	return dataset.LoadOn(ctx, st, list)
}
