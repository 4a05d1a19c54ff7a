package app

import (
	"taihang/analysis/dataset"
	"taihang/analysis/search"
	"taihang/ui/model"
)

// asHits puts answers into the words of the model.
func asHits(ds *dataset.Dataset, in []search.Hit) []model.Hit {
	out := make([]model.Hit, 0, len(in))
	for _, h := range in {
		out = append(out, model.Hit{Kind: string(h.Kind), Title: h.Title, Note: h.Note, County: h.County, Where: h.Where, Key: h.Key})
	}
	return out
}
