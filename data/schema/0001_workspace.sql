-- A workspace, schema 1. Never edited once released: a change is a new file.
--
-- Days are whole numbers without a 0: 1 is 1970-01-01 and -1 the day before it,
-- so date((d - (d > 0)) * 86400, 'unixepoch') writes one out. An unknown day is
-- NULL, or 0 where it is part of a key.
-- A figure is NULL when there is none. Why there is none stands in the
-- column "states" of the same row: two bits a figure, the first figure of the
-- row lowest; 0 nobody told us, 2 not applicable, 3 suppressed. So sum(),
-- count() and avg() over a figure are right without looking at it.
-- batch_id says which import a row came with.
-- A CHECK of rows that come by the million lists two words at most in one IN:
-- of three SQLite builds a table anew for each row.

CREATE TABLE import_batch (
  id       INTEGER PRIMARY KEY,
  file     TEXT NOT NULL,
  sha256   TEXT NOT NULL,
  kind     TEXT NOT NULL,
  encoding TEXT NOT NULL,
  sheet    TEXT NOT NULL,
  at       TEXT NOT NULL,
  read     INTEGER NOT NULL,
  loaded   INTEGER NOT NULL,
  rejected INTEGER NOT NULL,
  skipped  INTEGER NOT NULL,
  undone   INTEGER NOT NULL DEFAULT 0 CHECK (undone IN (0, 1)),
  CHECK (read = loaded + rejected + skipped)
) STRICT;

CREATE TABLE import_issue (
  batch_id INTEGER NOT NULL REFERENCES import_batch (id),
  seq      INTEGER NOT NULL,
  severity TEXT NOT NULL CHECK (severity IN ('error', 'warning', 'note')),
  code     TEXT NOT NULL,
  sheet    TEXT NOT NULL,
  row      INTEGER NOT NULL,
  col      TEXT NOT NULL,
  args     TEXT NOT NULL, -- JSON array of strings
  PRIMARY KEY (batch_id, seq)
) STRICT, WITHOUT ROWID;

CREATE TABLE setting (
  key      TEXT PRIMARY KEY,
  value    TEXT NOT NULL,
  batch_id INTEGER NOT NULL REFERENCES import_batch (id)
) STRICT, WITHOUT ROWID;

-- Places. Codes are not foreign keys: they change with time, and matching a
-- figure's code to a county is an analysis with a report, not a constraint.

CREATE TABLE division (
  code       TEXT NOT NULL,
  valid_from INTEGER NOT NULL, -- 0 unknown
  valid_to   INTEGER CHECK (valid_to > valid_from),
  name       TEXT NOT NULL,
  rank       TEXT NOT NULL CHECK (rank IN ('province', 'prefecture', 'county', 'town', 'village')),
  parent     TEXT NOT NULL,
  kind       TEXT NOT NULL,
  pinyin     TEXT NOT NULL,
  source     TEXT NOT NULL,
  batch_id   INTEGER NOT NULL REFERENCES import_batch (id),
  PRIMARY KEY (code, valid_from)
) STRICT, WITHOUT ROWID;

CREATE TABLE succession (
  year     INTEGER NOT NULL,
  old_code TEXT NOT NULL,
  old_name TEXT NOT NULL,
  new_code TEXT NOT NULL,
  new_name TEXT NOT NULL,
  kind     TEXT NOT NULL,
  batch_id INTEGER NOT NULL REFERENCES import_batch (id),
  PRIMARY KEY (year, old_code, new_code)
) STRICT, WITHOUT ROWID;

CREATE TABLE county (
  code            TEXT PRIMARY KEY,
  name            TEXT NOT NULL,
  pinyin          TEXT NOT NULL,
  prefecture      TEXT NOT NULL,
  prefecture_name TEXT NOT NULL,
  kind            TEXT NOT NULL,
  seat_lon        REAL,
  seat_lat        REAL,
  area_km2        REAL CHECK (area_km2 > 0),
  poor            TEXT NOT NULL CHECK (poor IN ('', 'none', 'national', 'provincial')),
  deep            INTEGER NOT NULL CHECK (deep IN (0, 1)),
  delist_batch    INTEGER,
  delist_year     INTEGER,
  verified        INTEGER NOT NULL CHECK (verified IN (0, 1)),
  source          TEXT NOT NULL,
  batch_id        INTEGER NOT NULL REFERENCES import_batch (id)
) STRICT, WITHOUT ROWID;

CREATE TABLE tier_member (
  county   TEXT PRIMARY KEY, -- the tiers are disjoint
  tier     TEXT NOT NULL,
  assumed  INTEGER NOT NULL CHECK (assumed IN (0, 1)),
  source   TEXT NOT NULL,
  batch_id INTEGER NOT NULL REFERENCES import_batch (id)
) STRICT, WITHOUT ROWID;

CREATE TABLE vintage (
  id        TEXT PRIMARY KEY,
  name      TEXT NOT NULL,
  rank      TEXT NOT NULL,
  crs       TEXT NOT NULL,
  as_of     INTEGER,
  schematic INTEGER NOT NULL CHECK (schematic IN (0, 1)),
  source    TEXT NOT NULL,
  approval  TEXT NOT NULL,
  batch_id  INTEGER NOT NULL REFERENCES import_batch (id)
) STRICT, WITHOUT ROWID;

CREATE TABLE boundary (
  vintage  TEXT NOT NULL REFERENCES vintage (id),
  code     TEXT NOT NULL,
  name     TEXT NOT NULL,
  parent   TEXT NOT NULL,
  wkb      BLOB NOT NULL, -- MultiPolygon, WGS 84 degrees
  batch_id INTEGER NOT NULL REFERENCES import_batch (id),
  PRIMARY KEY (vintage, code)
) STRICT;

CREATE TABLE indicator_info (
  name     TEXT PRIMARY KEY,
  zh       TEXT NOT NULL,
  en       TEXT NOT NULL,
  unit     TEXT NOT NULL,
  sum      INTEGER NOT NULL CHECK (sum IN (0, 1)),
  source   TEXT NOT NULL,
  invented INTEGER NOT NULL CHECK (invented IN (0, 1)),
  batch_id INTEGER NOT NULL REFERENCES import_batch (id)
) STRICT, WITHOUT ROWID;

CREATE TABLE indicator (
  name     TEXT NOT NULL REFERENCES indicator_info (name),
  code     TEXT NOT NULL,
  year     INTEGER NOT NULL, -- 0 undated
  value    REAL,
  states   INTEGER NOT NULL,
  batch_id INTEGER NOT NULL REFERENCES import_batch (id),
  PRIMARY KEY (name, code, year)
) STRICT, WITHOUT ROWID;

-- Villages and people.

CREATE TABLE village (
  id        INTEGER PRIMARY KEY,
  code      TEXT NOT NULL,
  name      TEXT NOT NULL,
  town      TEXT NOT NULL,
  county    TEXT NOT NULL,
  kind      TEXT NOT NULL,
  lon       REAL,
  lat       REAL,
  exit_year INTEGER,
  batch_id  INTEGER NOT NULL REFERENCES import_batch (id)
) STRICT;

CREATE TABLE ledger (
  village                INTEGER NOT NULL REFERENCES village (id),
  year                   INTEGER NOT NULL,
  households             REAL,
  population             REAL,
  poor_households        REAL,
  poor_people            REAL,
  land_mu                REAL,
  crops_mu               REAL,
  livestock_head         REAL,
  committee_members      REAL,
  party_members          REAL,
  collective_income_yuan REAL,
  income_per_head_yuan   REAL,
  states                 INTEGER NOT NULL,
  reported_on            INTEGER,
  batch_id               INTEGER NOT NULL REFERENCES import_batch (id),
  PRIMARY KEY (village, year)
) STRICT, WITHOUT ROWID;

CREATE TABLE unit (
  id       INTEGER PRIMARY KEY,
  name     TEXT NOT NULL,
  level    TEXT NOT NULL,
  kind     TEXT NOT NULL,
  place    TEXT NOT NULL,
  batch_id INTEGER NOT NULL REFERENCES import_batch (id)
) STRICT;

CREATE TABLE cadre (
  id         INTEGER PRIMARY KEY,
  name       TEXT NOT NULL,
  sex        TEXT NOT NULL CHECK (sex IN ('', 'male') OR sex = 'female'),
  birth      INTEGER,
  education  TEXT NOT NULL,
  party      INTEGER NOT NULL CHECK (party IN (0, 1)),
  unit       INTEGER REFERENCES unit (id),
  rank       TEXT NOT NULL,
  reserve    INTEGER NOT NULL CHECK (reserve IN (0, 1)),
  volunteer  INTEGER NOT NULL CHECK (volunteer IN (0, 1)),
  work_start INTEGER,
  skill      TEXT NOT NULL,
  batch_id   INTEGER NOT NULL REFERENCES import_batch (id)
) STRICT;

CREATE TABLE team (
  id        INTEGER PRIMARY KEY,
  village   INTEGER REFERENCES village (id),
  unit      INTEGER REFERENCES unit (id),
  level     TEXT NOT NULL,
  start_day INTEGER,
  end_day   INTEGER CHECK (end_day > start_day),
  batch_id  INTEGER NOT NULL REFERENCES import_batch (id)
) STRICT;

CREATE TABLE posting (
  id        INTEGER PRIMARY KEY,
  cadre     INTEGER NOT NULL REFERENCES cadre (id),
  team      INTEGER NOT NULL REFERENCES team (id),
  role      TEXT NOT NULL,
  intake    INTEGER,
  start_day INTEGER,
  end_day   INTEGER CHECK (end_day > start_day),
  why       TEXT NOT NULL,
  batch_id  INTEGER NOT NULL REFERENCES import_batch (id)
) STRICT;

CREATE TABLE intake (
  year     INTEGER NOT NULL,
  level    TEXT NOT NULL,
  cadres   INTEGER NOT NULL,
  reserve  INTEGER NOT NULL,
  invented INTEGER NOT NULL CHECK (invented IN (0, 1)),
  batch_id INTEGER NOT NULL REFERENCES import_batch (id),
  PRIMARY KEY (year, level)
) STRICT, WITHOUT ROWID;

-- Selection.

CREATE TABLE selection_list (
  id        INTEGER PRIMARY KEY,
  unit      INTEGER REFERENCES unit (id),
  round     INTEGER NOT NULL,
  submitted INTEGER,
  outcome   TEXT NOT NULL,
  reason    TEXT NOT NULL,
  batch_id  INTEGER NOT NULL REFERENCES import_batch (id)
) STRICT;

CREATE TABLE list_entry (
  list          INTEGER NOT NULL REFERENCES selection_list (id),
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
  batch_id      INTEGER NOT NULL REFERENCES import_batch (id)
) STRICT;
CREATE INDEX list_entry_by_list ON list_entry (list);

-- Work. A rule or a duty is its number in the published order.

CREATE TABLE rule_record (
  team     INTEGER NOT NULL REFERENCES team (id),
  rule     INTEGER NOT NULL CHECK (rule BETWEEN 1 AND 10),
  from_day INTEGER NOT NULL,
  months   INTEGER NOT NULL CHECK (months > 0),
  due      INTEGER NOT NULL,
  done     INTEGER NOT NULL,
  batch_id INTEGER NOT NULL REFERENCES import_batch (id),
  PRIMARY KEY (team, rule, from_day)
) STRICT, WITHOUT ROWID;

CREATE TABLE duty_progress (
  village  INTEGER NOT NULL REFERENCES village (id),
  year     INTEGER NOT NULL,
  duty     INTEGER NOT NULL CHECK (duty BETWEEN 1 AND 4),
  progress REAL,
  states   INTEGER NOT NULL,
  batch_id INTEGER NOT NULL REFERENCES import_batch (id),
  PRIMARY KEY (village, year, duty)
) STRICT, WITHOUT ROWID;

CREATE TABLE support_org (
  id       INTEGER PRIMARY KEY,
  kind     TEXT NOT NULL,
  name     TEXT NOT NULL,
  county   TEXT NOT NULL,
  batch_id INTEGER NOT NULL REFERENCES import_batch (id)
) STRICT;

CREATE TABLE support (
  village   INTEGER NOT NULL REFERENCES village (id),
  org       INTEGER NOT NULL REFERENCES support_org (id),
  start_day INTEGER NOT NULL, -- 0 unknown
  end_day   INTEGER CHECK (end_day > start_day),
  batch_id  INTEGER NOT NULL REFERENCES import_batch (id),
  PRIMARY KEY (village, org, start_day)
) STRICT, WITHOUT ROWID;

CREATE TABLE pairing (
  helper    TEXT NOT NULL,
  helped    TEXT NOT NULL,
  start_day INTEGER NOT NULL, -- 0 unknown
  end_day   INTEGER CHECK (end_day > start_day),
  batch_id  INTEGER NOT NULL REFERENCES import_batch (id),
  PRIMARY KEY (helper, helped, start_day)
) STRICT, WITHOUT ROWID;

CREATE TABLE need (
  id       INTEGER PRIMARY KEY,
  county   TEXT NOT NULL,
  kind     TEXT NOT NULL,
  listed   INTEGER,
  met_by   TEXT NOT NULL,
  met_on   INTEGER,
  batch_id INTEGER NOT NULL REFERENCES import_batch (id)
) STRICT;

CREATE TABLE fund (
  team     INTEGER NOT NULL REFERENCES team (id),
  year     INTEGER NOT NULL,
  kind     TEXT NOT NULL,
  yuan     REAL,
  states   INTEGER NOT NULL,
  paid_on  INTEGER,
  batch_id INTEGER NOT NULL REFERENCES import_batch (id),
  PRIMARY KEY (team, year, kind)
) STRICT, WITHOUT ROWID;

CREATE TABLE guarantee (
  village   INTEGER NOT NULL REFERENCES village (id),
  kind      TEXT NOT NULL,
  signed_on INTEGER,
  batch_id  INTEGER NOT NULL REFERENCES import_batch (id),
  PRIMARY KEY (village, kind)
) STRICT, WITHOUT ROWID;

CREATE TABLE appraisal (
  cadre    INTEGER NOT NULL REFERENCES cadre (id),
  year     INTEGER NOT NULL,
  rating   TEXT NOT NULL,
  batch_id INTEGER NOT NULL REFERENCES import_batch (id),
  PRIMARY KEY (cadre, year)
) STRICT, WITHOUT ROWID;

CREATE TABLE promotion (
  cadre     INTEGER NOT NULL REFERENCES cadre (id),
  on_day    INTEGER NOT NULL, -- 0 unknown
  from_rank TEXT NOT NULL,
  to_rank   TEXT NOT NULL,
  batch_id  INTEGER NOT NULL REFERENCES import_batch (id),
  PRIMARY KEY (cadre, on_day)
) STRICT, WITHOUT ROWID;
