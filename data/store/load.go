package store

import (
	"context"
	"slices"

	"golang.org/x/sync/errgroup"
	"zombiezen.com/go/sqlite"

	"taihang/data"
)

// Part is something Load may leave out.
type Part string

// Parts, by table; Towns are the divisions below the county.
const (
	Towns       Part = "division"
	Selection   Part = "selection_list"
	Entries     Part = "list_entry"
	RuleRecords Part = "rule_record"
	Duties      Part = "duty_progress"
	Supports    Part = "support"
	Funds       Part = "fund"
	Guarantees  Part = "guarantee"
	Appraisals  Part = "appraisal"
	Promotions  Part = "promotion"
	Outlines    Part = "boundary"
)

// Peripheral is what no measure of the first pages needs.
var Peripheral = []Part{Towns, Entries, RuleRecords, Duties, Guarantees, Appraisals, Promotions}

// Load reads the workspace, except for the parts named. Of the boundaries it
// takes those in use (setting "vintage"), and personal data beyond names never.
// All rows belong to one moment, also while another process writes.
func (s *Store) Load(ctx context.Context, without ...Part) (*data.Set, error) {
	for {
		set, moved, err := s.load(ctx, without)
		if err != nil {
			return nil, explain(s.path, err)
		}
		if !moved {
			return set, nil
		}
	}
}

// load opens a snapshot on every connection of the pool and spreads the tables
// over them. moved says that a commit fell between the snapshots.
func (s *Store) load(ctx context.Context, without []Part) (set *data.Set, moved bool, err error) {
	var conns []*sqlite.Conn
	defer func() {
		for _, c := range conns {
			c.SetInterrupt(nil)
			rollback(c)
			s.readers <- c
		}
	}()
	set = &data.Set{}
	for range poolSize {
		select {
		case c := <-s.readers:
			conns = append(conns, c)
		case <-ctx.Done():
			return nil, false, ctx.Err()
		}
		c := conns[len(conns)-1]
		c.SetInterrupt(ctx.Done())
		if err := do(c, "BEGIN"); err != nil {
			return nil, false, err
		}
		at, err := number(c, "SELECT coalesce(max(id), 0) FROM import_batch")
		if err != nil {
			return nil, false, err
		}
		if len(conns) > 1 && at != set.Version {
			return nil, true, nil
		}
		set.Version = at
	}
	if set.Info, err = settings(conns[0]); err != nil {
		return nil, false, err
	}
	err = readTables(ctx, conns, set, without)
	if ctx.Err() != nil {
		err = ctx.Err()
	}
	return set, false, err
}

// readTables hands the tables, largest first, to whichever connection is free.
func readTables(ctx context.Context, conns []*sqlite.Conn, set *data.Set, without []Part) error {
	work := make(chan rowsTable, len(tables))
	for _, t := range slices.Backward(tables) {
		if big[t.title()] {
			work <- t
		}
	}
	for _, t := range tables {
		if !big[t.title()] {
			work <- t
		}
	}
	close(work)
	g, ctx := errgroup.WithContext(ctx)
	for _, c := range conns {
		g.Go(func() error {
			for t := range work {
				part := Part(t.title())
				where := ""
				switch {
				case part == Towns && slices.Contains(without, Towns):
					where = " WHERE rank NOT IN ('town', 'village')"
				case slices.Contains(without, part) || part == privately:
					continue
				case part == Outlines:
					where = " WHERE vintage = (SELECT value FROM setting WHERE key = 'vintage')"
				}
				if err := t.read(ctx, c, set, where); err != nil {
					return err
				}
			}
			return nil
		})
	}
	return g.Wait()
}

// privately is never loaded with the rest: Select it.
const privately Part = "private"

// big names the tables that decide how long a load takes.
var big = map[string]bool{
	"ledger": true, "cadre": true, "posting": true, "rule_record": true, "duty_progress": true, "fund": true,
	"guarantee": true, "appraisal": true, "team": true,
}

func settings(c *sqlite.Conn) (map[string]string, error) {
	m := map[string]string{}
	err := each(c, "SELECT key, value FROM setting", func(st *sqlite.Stmt) error {
		m[st.ColumnText(0)] = st.ColumnText(1)
		return nil
	})
	return m, err
}
