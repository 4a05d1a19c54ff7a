package page

import "taihang/ui/model"

// registry lists the pages that work, in rail order.
var registry = []struct {
	id  model.Page
	new func() Page
}{
	{model.Overview, NewOverview},
	{model.Map, NewMap},
	{model.People, NewCohort},
	{model.Progress, NewProgress},
	{model.DataIn, NewDataIn},
}

// IDs names the pages of the rail, in order.
func IDs() []model.Page {
	var out []model.Page
	for _, r := range registry {
		out = append(out, r.id)
	}
	return out
}

// All makes every page of the rail.
func All() map[model.Page]Page {
	out := map[model.Page]Page{}
	for _, r := range registry {
		out[r.id] = r.new()
	}
	return out
}
