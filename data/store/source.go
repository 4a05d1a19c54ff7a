package store

import (
	"encoding/binary"
	"math"
	"slices"

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

// wanted are keys of which the row of the file is looked for, and where it goes.
type wanted map[[2]int64][]*int

func (w wanted) add(key []int64, row *int) {
	var k [2]int64
	copy(k[:], key)
	w[k] = append(w[k], row)
}

// find goes once over the chunks of a batch that may have one of the keys. Of several
// rows of a key the last has written what stands; a key that there is none of is left.
func (w wanted) find(c *sqlite.Conn, batch int64, table string) error {
	low, high := int64(math.MaxInt64), int64(math.MinInt64)
	for k := range w {
		low, high = min(low, k[0]), max(high, k[0])
	}
	var chunk []byte
	return each(c, "SELECT chunk FROM source_rows WHERE batch_id = ? AND tbl = ? AND high >= ? AND low <= ? ORDER BY rowid", func(st *sqlite.Stmt) error {
		chunk = slices.Grow(chunk[:0], st.ColumnLen(0))[:st.ColumnLen(0)]
		st.ColumnBytes(0, chunk)
		w.read(chunk)
		return nil
	}, batch, table, low, high)
}

// read takes the rows from a chunk.
func (w wanted) read(chunk []byte) {
	var last [3]int64
	for len(chunk) > 0 {
		for i := range last {
			d, n := binary.Varint(chunk)
			if n <= 0 {
				return // damaged: no row is better than a wrong one, and the file's own checks tell
			}
			last[i] += d
			chunk = chunk[n:]
		}
		for _, row := range w[[2]int64{last[0], last[1]}] {
			*row = int(last[2])
		}
	}
}
