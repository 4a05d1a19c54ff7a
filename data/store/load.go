package store

import (
	"context"
	"database/sql"
	"database/sql/driver"
	"slices"

	"golang.org/x/sync/errgroup"

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
// takes those in use (setting "vintage"). All rows belong to one moment, also
// while another process writes.
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
	conns := make([]*sql.Conn, 0, readers)
	defer func() {
		for _, c := range conns {
			_, _ = c.ExecContext(context.WithoutCancel(ctx), "ROLLBACK")
			c.Close()
		}
	}()
	var first int64
	for i := range readers {
		c, err := s.reader.Conn(ctx)
		if err != nil {
			return nil, false, err
		}
		conns = append(conns, c)
		var at int64
		if _, err := c.ExecContext(ctx, "BEGIN"); err != nil {
			return nil, false, err
		}
		if err := c.QueryRowContext(ctx, "SELECT coalesce(sum(id + undone), 0) FROM import_batch").Scan(&at); err != nil {
			return nil, false, err
		}
		if i == 0 {
			first = at
		} else if at != first {
			return nil, true, nil
		}
	}
	set = &data.Set{}
	if set.Info, err = settings(ctx, conns[0]); err != nil {
		return nil, false, err
	}
	return set, false, readTables(ctx, conns, set, without)
}

// readTables hands the tables, largest first, to whichever connection is free.
func readTables(ctx context.Context, conns []*sql.Conn, set *data.Set, without []Part) error {
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
			return c.Raw(func(dc any) error {
				for t := range work {
					part := Part(t.title())
					where := ""
					switch {
					case part == Towns && slices.Contains(without, Towns):
						where = " WHERE rank NOT IN ('town', 'village')"
					case slices.Contains(without, part):
						continue
					case part == Outlines:
						where = " WHERE vintage = (SELECT value FROM setting WHERE key = 'vintage')"
					}
					if err := t.read(ctx, dc.(driver.Conn), set, where); err != nil {
						return err
					}
				}
				return nil
			})
		})
	}
	return g.Wait()
}

// big names the tables that decide how long a load takes.
var big = map[string]bool{
	"ledger": true, "cadre": true, "posting": true, "rule_record": true, "duty_progress": true, "fund": true,
	"guarantee": true, "appraisal": true, "team": true,
}

// querier is what settings needs of a connection.
type querier interface {
	QueryContext(ctx context.Context, query string, args ...any) (*sql.Rows, error)
}

func settings(ctx context.Context, c querier) (map[string]string, error) {
	rows, err := c.QueryContext(ctx, "SELECT key, value FROM setting")
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	m := map[string]string{}
	for rows.Next() {
		var k, v string
		if err := rows.Scan(&k, &v); err != nil {
			return nil, err
		}
		m[k] = v
	}
	return m, rows.Err()
}
