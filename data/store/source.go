package store

import (
	"encoding/binary"
	"math"

	"zombiezen.com/go/sqlite"
)

// sources notes which row of the file each row of a table came from: entries of a
// key and a row, each number as its difference from the one before, so that a
// table and a file in one order take three bytes an entry.
type sources struct {
	insert    *sqlite.Stmt
	table     string
	low, high int64
	n         int
	last      [3]int64
	chunk     []byte
}

// chunkOf is how many entries one chunk has at most: reading one row's origin
// decodes one or a few of them.
const chunkOf = 2048

// at notes that a key, of one or two columns, came from a row of the file.
func (s *sources) at(tx *Tx, key [2]int64, row int) error {
	if s.n == chunkOf {
		if err := s.flush(tx); err != nil {
			return err
		}
	}
	if s.n == 0 {
		s.low, s.high, s.last = math.MaxInt64, math.MinInt64, [3]int64{}
	}
	s.low, s.high = min(s.low, key[0]), max(s.high, key[0])
	for i, v := range [3]int64{key[0], key[1], int64(row)} {
		s.chunk = binary.AppendVarint(s.chunk, v-s.last[i])
		s.last[i] = v
	}
	s.n++
	return nil
}

// flush writes what was noted, for a batch.
func (s *sources) flush(tx *Tx) error {
	if s.n == 0 {
		return nil
	}
	if s.insert == nil {
		var err error
		if s.insert, err = tx.prepare("INSERT INTO source_rows (batch_id, tbl, low, high, chunk) VALUES (?, ?, ?, ?, ?)"); err != nil {
			return err
		}
	}
	bind(s.insert, []any{tx.batch, s.table, s.low, s.high})
	s.insert.BindBytes(5, s.chunk)
	s.n, s.chunk = 0, s.chunk[:0]
	return run(s.insert)
}

// findChunks selects what may have a key, of a batch, a table and the first column of
// the key twice, the last chunk first.
const findChunks = "SELECT chunk FROM source_rows WHERE batch_id = ? AND tbl = ? AND high >= ? AND low <= ? ORDER BY rowid DESC"

// sourceRow finds the row of the file in the chunks that st, of findChunks, selects; 0 where it is not known. Of several rows of a key the last has written what
// stands.
func sourceRow(st *sqlite.Stmt, key [2]int64) (row int, err error) {
	for row == 0 {
		more, err := st.Step()
		if err != nil || !more {
			return 0, firstOf(err, st.Reset())
		}
		chunk := make([]byte, st.ColumnLen(0))
		st.ColumnBytes(0, chunk)
		row = rowIn(chunk, key)
	}
	return row, st.Reset()
}

// rowIn is the last row that a chunk has for a key; 0 if it has none.
func rowIn(chunk []byte, key [2]int64) (row int) {
	var last [3]int64
	for len(chunk) > 0 {
		for i := range last {
			d, n := binary.Varint(chunk)
			if n <= 0 {
				return 0 // damaged: the file's own checks tell
			}
			last[i] += d
			chunk = chunk[n:]
		}
		if last[0] == key[0] && last[1] == key[1] {
			row = int(last[2])
		}
	}
	return row
}
