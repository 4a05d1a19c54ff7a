package store

import (
	"context"
	"database/sql/driver"
	"encoding/json"
	"fmt"

	"taihang/data"
)

// Select returns all rows of a type, in key order.
func Select[T any](ctx context.Context, s *Store) ([]T, error) {
	for _, t := range tables {
		typed, ok := t.(*table[T])
		if !ok {
			continue
		}
		c, err := s.reader.Conn(ctx)
		if err != nil {
			return nil, explain(s.path, err)
		}
		defer c.Close()
		var set data.Set
		err = c.Raw(func(dc any) error { return typed.read(ctx, dc.(driver.Conn), &set, "") })
		return *typed.of(&set), explain(s.path, err)
	}
	return nil, fmt.Errorf("store: no table of %T", *new(T))
}

// Boundaries returns the outlines of a vintage, by code.
func (s *Store) Boundaries(ctx context.Context, vintage string) ([]data.Boundary, error) {
	rows, err := s.reader.QueryContext(ctx,
		"SELECT vintage, code, name, parent, wkb FROM boundary WHERE vintage = ? ORDER BY code", vintage)
	if err != nil {
		return nil, explain(s.path, err)
	}
	defer rows.Close()
	var out []data.Boundary
	for rows.Next() {
		var b data.Boundary
		if err := rows.Scan(&b.Vintage, &b.Code, &b.Name, &b.Parent, &b.WKB); err != nil {
			return nil, explain(s.path, err)
		}
		out = append(out, b)
	}
	return out, explain(s.path, rows.Err())
}

// Batches returns the imports, oldest first, without their issues.
func (s *Store) Batches(ctx context.Context) ([]data.Batch, error) {
	rows, err := s.reader.QueryContext(ctx, `SELECT id, file, sha256, kind, encoding, sheet, at, read, loaded,
		rejected, skipped, undone FROM import_batch ORDER BY id`)
	if err != nil {
		return nil, explain(s.path, err)
	}
	defer rows.Close()
	var out []data.Batch
	for rows.Next() {
		var b data.Batch
		if err := rows.Scan(&b.ID, &b.File, &b.SHA256, &b.Kind, &b.Encoding, &b.Sheet, &b.At, &b.Read, &b.Loaded,
			&b.Rejected, &b.Skipped, &b.Undone); err != nil {
			return nil, explain(s.path, err)
		}
		out = append(out, b)
	}
	return out, explain(s.path, rows.Err())
}

// Issues returns what a batch had to say about its rows, in order.
func (s *Store) Issues(ctx context.Context, batch int64) ([]data.Issue, error) {
	rows, err := s.reader.QueryContext(ctx, `SELECT severity, code, sheet, row, col, args
		FROM import_issue WHERE batch_id = ? ORDER BY seq`, batch)
	if err != nil {
		return nil, explain(s.path, err)
	}
	defer rows.Close()
	var out []data.Issue
	for rows.Next() {
		var is data.Issue
		var args string
		if err := rows.Scan(&is.Severity, &is.Code, &is.Sheet, &is.Row, &is.Column, &args); err != nil {
			return nil, explain(s.path, err)
		}
		if err := json.Unmarshal([]byte(args), &is.Args); err != nil {
			return nil, fmt.Errorf("issue of batch %d: %w", batch, err)
		}
		out = append(out, is)
	}
	return out, explain(s.path, rows.Err())
}

// Settings returns the workspace's settings.
func (s *Store) Settings(ctx context.Context) (map[string]string, error) {
	m, err := settings(ctx, s.reader)
	return m, explain(s.path, err)
}
