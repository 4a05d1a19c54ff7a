-- Schema 3: which row of its file a row is from. A chunk holds the keys and rows
-- of the file of many rows of a table, as differences (data/store/source.go); low
-- and high are the least and greatest first column of their keys.
CREATE TABLE source_rows (
  batch_id INTEGER NOT NULL REFERENCES import_batch (id),
  tbl      TEXT NOT NULL,
  low      INTEGER NOT NULL,
  high     INTEGER NOT NULL,
  chunk    BLOB NOT NULL
) STRICT;
CREATE INDEX source_rows_by_key ON source_rows (batch_id, tbl, high);
