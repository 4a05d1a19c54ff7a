-- Schema 2: what an import needs to be accounted for, taken back and read anew.

-- mapping is how the file was read (JSON). job is the first batch of those that
-- came in one action. applied is the entry of the history that last put its rows
-- there: its own, or that of a redo. added, changed, same and gone count rows of tables, not of
-- the file: one row of a roster may bring a unit, a cadre and a posting. digest
-- is the sum of a hash over the rows the batch has written: damage to a text
-- without an index shows nowhere else.
ALTER TABLE import_batch ADD COLUMN mapping TEXT NOT NULL DEFAULT '{}';
ALTER TABLE import_batch ADD COLUMN job INTEGER;
ALTER TABLE import_batch ADD COLUMN applied INTEGER;
ALTER TABLE import_batch ADD COLUMN added INTEGER NOT NULL DEFAULT 0;
ALTER TABLE import_batch ADD COLUMN changed INTEGER NOT NULL DEFAULT 0;
ALTER TABLE import_batch ADD COLUMN same INTEGER NOT NULL DEFAULT 0;
ALTER TABLE import_batch ADD COLUMN gone INTEGER NOT NULL DEFAULT 0;
ALTER TABLE import_batch ADD COLUMN digest INTEGER;
UPDATE import_batch SET job = id, applied = id;

-- value is what stands in the cell, proposal what could stand there; n is how
-- many rows the issue speaks for.
ALTER TABLE import_issue ADD COLUMN value TEXT NOT NULL DEFAULT '';
ALTER TABLE import_issue ADD COLUMN proposal TEXT NOT NULL DEFAULT '';
ALTER TABLE import_issue ADD COLUMN n INTEGER NOT NULL DEFAULT 1 CHECK (n > 0);

-- Rows of a file that were not loaded, as they stood there.
CREATE TABLE rejected_row (
  batch_id INTEGER NOT NULL REFERENCES import_batch (id),
  row      INTEGER NOT NULL,
  cells    TEXT NOT NULL, -- JSON array of strings
  PRIMARY KEY (batch_id, row)
) STRICT, WITHOUT ROWID;

-- What a row was before a batch replaced, confirmed or removed it. The versions
-- of a key are a chain: each entry names the batch that wrote the version it
-- keeps. Taking a batch back takes its link out of the chain.
CREATE TABLE superseded (
  tbl          TEXT NOT NULL,
  key          TEXT NOT NULL,    -- JSON array of the key's columns
  batch_id     INTEGER NOT NULL REFERENCES import_batch (id),
  before       TEXT,             -- JSON object of columns; NULL: the same as what came
  hash         INTEGER NOT NULL, -- of the version before, for the digest of its batch
  before_batch INTEGER NOT NULL REFERENCES import_batch (id),
  stated       TEXT,             -- JSON array: the columns that the batch spoke of; NULL: all
  PRIMARY KEY (tbl, key, batch_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX superseded_by_batch ON superseded (batch_id);
CREATE INDEX superseded_before ON superseded (before_batch);

-- The rows of a batch that was taken back, in case that is regretted.
CREATE TABLE undone_row (
  batch_id INTEGER NOT NULL REFERENCES import_batch (id),
  seq      INTEGER NOT NULL,
  tbl      TEXT NOT NULL,
  removed  INTEGER NOT NULL CHECK (removed IN (0, 1)), -- rows that the batch had taken away
  rows     BLOB NOT NULL, -- gzip of a JSON array of objects
  PRIMARY KEY (batch_id, seq)
) STRICT;

-- What the user settled about files, for the next one of the kind.
CREATE TABLE remembered (
  what  TEXT NOT NULL, -- column, division …
  scope TEXT NOT NULL, -- kind of table, division above …
  name  TEXT NOT NULL, -- as the file writes it
  value TEXT NOT NULL,
  at    TEXT NOT NULL,
  PRIMARY KEY (what, scope, name)
) STRICT, WITHOUT ROWID;

-- How the files number a person: by which a newer list is known to speak of the
-- same one.
ALTER TABLE cadre ADD COLUMN ref TEXT NOT NULL DEFAULT '';

-- Identity numbers, telephones, accounts and addresses: apart from everything
-- that is counted, so that they can be left out, locked or thrown away as one.
CREATE TABLE private (
  cadre    INTEGER NOT NULL REFERENCES cadre (id),
  kind     TEXT NOT NULL CHECK (kind IN ('id_number', 'phone') OR kind IN ('bank_card', 'address')),
  value    TEXT NOT NULL,
  batch_id INTEGER NOT NULL REFERENCES import_batch (id),
  PRIMARY KEY (cadre, kind)
) STRICT, WITHOUT ROWID;

-- An entry of a list gets a key: its place there.
CREATE TABLE list_entry_2 (
  list          INTEGER NOT NULL REFERENCES selection_list (id),
  place         INTEGER NOT NULL, -- on the list, from 1
  cadre         INTEGER REFERENCES cadre (id),
  rank          TEXT NOT NULL,
  in_service    INTEGER NOT NULL CHECK (in_service IN (0, 1)),
  established   INTEGER NOT NULL CHECK (established IN (0, 1)),
  reserve       INTEGER NOT NULL CHECK (reserve IN (0, 1)),
  volunteer     INTEGER NOT NULL CHECK (volunteer IN (0, 1)),
  service_years REAL,
  states        INTEGER NOT NULL,
  appraisal1    TEXT NOT NULL,
  appraisal2    TEXT NOT NULL,
  outcome       TEXT NOT NULL,
  batch_id      INTEGER NOT NULL REFERENCES import_batch (id),
  PRIMARY KEY (list, place)
) STRICT, WITHOUT ROWID;
INSERT INTO list_entry_2
  SELECT list, row_number() OVER (PARTITION BY list ORDER BY rowid), cadre, rank, in_service, established, reserve,
         volunteer, service_years, states, appraisal1, appraisal2, outcome, batch_id
  FROM list_entry;
DROP TABLE list_entry;
ALTER TABLE list_entry_2 RENAME TO list_entry;

-- A list of several years comes year by year: so the table grows at its end.
CREATE TABLE appraisal_2 (
  cadre    INTEGER NOT NULL REFERENCES cadre (id),
  year     INTEGER NOT NULL,
  rating   TEXT NOT NULL,
  batch_id INTEGER NOT NULL REFERENCES import_batch (id),
  PRIMARY KEY (year, cadre)
) STRICT, WITHOUT ROWID;
INSERT INTO appraisal_2 SELECT cadre, year, rating, batch_id FROM appraisal;
DROP TABLE appraisal;
ALTER TABLE appraisal_2 RENAME TO appraisal;
