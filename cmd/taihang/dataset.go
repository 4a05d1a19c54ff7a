package main

import (
	"context"

	"taihang/analysis/dataset"
	"taihang/data/store"
)

// openDataset loads a workspace without writing to it.
func openDataset(ctx context.Context, path string) (*dataset.Dataset, error) {
	st, err := store.OpenReadOnly(ctx, path)
	if err != nil {
		return nil, err
	}
	defer st.Close()
	return dataset.Load(ctx, st)
}
