package store

import (
	"context"
	"maps"
	"slices"

	"taihang/data"
)

// Import is a batch with its rows.
type Import struct {
	Batch *data.Batch
	Set   *data.Set
}

// Apply writes an import that is in memory: its rows, its manifest and its
// issues, in one transaction. A row whose key is there already replaces the old
// one, which is kept; a vintage's boundaries are replaced as a whole. It
// returns the batch's number.
func (s *Store) Apply(ctx context.Context, b *data.Batch, set *data.Set) (int64, error) {
	ids, err := s.ApplyAll(ctx, []Import{{b, set}})
	if err != nil {
		return 0, err
	}
	return ids[0], nil
}

// ApplyAll writes several imports, all or none, and returns their numbers.
func (s *Store) ApplyAll(ctx context.Context, list []Import) ([]int64, error) {
	tx, err := s.Begin(ctx)
	if err != nil {
		return nil, err
	}
	defer tx.Rollback()
	var ids []int64
	for _, im := range list {
		if err := tx.Open(im.Batch); err != nil {
			return nil, err
		}
		if im.Set != nil {
			if err := tx.Put(im.Set); err != nil {
				return nil, err
			}
		}
		if err := tx.Finish(im.Batch); err != nil {
			return nil, err
		}
		ids = append(ids, im.Batch.ID)
	}
	return ids, tx.Commit()
}

// Put writes the rows and settings of a set.
func (tx *Tx) Put(set *data.Set) error {
	if err := tx.putInfo(set); err != nil {
		return tx.explain(err)
	}
	for _, t := range tables {
		if err := t.put(tx, set); err != nil {
			return tx.explain(err)
		}
	}
	return nil
}

// putInfo stores the settings, and a bare description for each indicator that
// comes without one.
func (tx *Tx) putInfo(set *data.Set) error {
	r, err := rowsOf(tx, settingTable)
	if err != nil {
		return err
	}
	for _, k := range slices.Sorted(maps.Keys(set.Info)) {
		if err := r.Put(setting{k, set.Info[k]}, 0); err != nil {
			return err
		}
	}
	described := map[string]bool{}
	for _, i := range set.IndicatorInfos {
		described[i.Name] = true
	}
	for _, i := range set.Indicators {
		if described[i.Name] {
			continue
		}
		described[i.Name] = true
		if err := tx.Describe(i.Name); err != nil {
			return err
		}
	}
	return nil
}

// Describe makes sure that an indicator is known: one that nobody has
// described gets its name and nothing else.
func (tx *Tx) Describe(indicator string) error {
	r, err := RowsOf[data.IndicatorInfo](tx)
	if err != nil {
		return err
	}
	if err := r.flush(); err != nil {
		return err
	}
	kept := r.stated
	defer func() { r.stated = kept }()
	r.stated = []string{}
	return r.put(&data.IndicatorInfo{Name: indicator})
}
