package cube

import (
	"database/sql"
	"fmt"
	"math"
	"slices"
	"strings"
	"testing"

	"taihang/data"

	_ "modernc.org/sqlite" // the reference: tests only, the program reaches SQL through data/store
	"pgregory.net/rapid"
)

// toSQL loads the random table: dimensions as text, a figure as value and
// state.
func toSQL(t *rapid.T, db *sql.DB, cb *Cube) {
	tab := cb.Tables["t"]
	must := func(q string, args ...any) {
		if _, err := db.Exec(q, args...); err != nil {
			t.Fatal(err)
		}
	}
	must("DROP TABLE IF EXISTS t")
	must("CREATE TABLE t (county TEXT, level TEXT, year TEXT, sex TEXT, x REAL, xs INT, y REAL, ys INT)")
	for i := range tab.N {
		var row []any
		for _, d := range random {
			row = append(row, cb.Dicts[d.dim].Keys[tab.Dims[d.dim][i]])
		}
		for _, name := range []string{"x", "y"} {
			v := tab.Nums[name].At(i)
			if v.State == data.Present {
				row = append(row, v.V, v.State)
			} else {
				row = append(row, nil, v.State)
			}
		}
		must("INSERT INTO t VALUES (?,?,?,?,?,?,?,?)", row...)
	}
}

// compile writes a query as SQL: what a later back end would do.
func compile(q Query) string {
	by := []string{"''"}
	for _, d := range q.By {
		by = append(by, string(d))
	}
	key := strings.Join(by, "||'/'||")
	where := []string{"1"}
	for _, c := range q.Where {
		op := "IN"
		if c.Not {
			op = "NOT IN"
		}
		where = append(where, fmt.Sprintf("%s %s ('%s')", c.Dim, op, strings.Join(c.Keys, "','")))
	}
	state := "1" // of the pair: suppressed, then not applicable, then null
	switch {
	case q.Sum != "" && q.With != "":
		state = fmt.Sprintf("CASE WHEN %[1]ss=3 OR %[2]ss=3 THEN 3 WHEN %[1]ss=2 OR %[2]ss=2 THEN 2 WHEN %[1]ss=0 OR %[2]ss=0 THEN 0 ELSE 1 END", q.Sum, q.With)
	case q.Sum != "":
		state = q.Sum + "s"
	case q.With != "":
		state = q.With + "s"
	}
	sum := "0"
	if q.Sum != "" {
		sum = q.Sum
	}
	return fmt.Sprintf(`SELECT k, SUM(s=1), TOTAL(CASE WHEN s=1 THEN v END), SUM(s=0), SUM(s=2), SUM(s=3)
		FROM (SELECT %s AS k, %s AS s, %s AS v FROM t WHERE %s) GROUP BY k ORDER BY k`, key, state, sum, strings.Join(where, " AND "))
}

type group struct {
	key           string
	n             int32
	sum           float64
	null, na, sup int32
}

func fromSQL(t *rapid.T, db *sql.DB, q Query) []group {
	rows, err := db.Query(compile(q))
	if err != nil {
		t.Fatalf("%v\n%s", err, compile(q))
	}
	defer rows.Close()
	var out []group
	for rows.Next() {
		var g group
		if err := rows.Scan(&g.key, &g.n, &g.sum, &g.null, &g.na, &g.sup); err != nil {
			t.Fatal(err)
		}
		out = append(out, g)
	}
	return out
}

// fromCube lists the groups that have any row.
func fromCube(cb *Cube, q Query, g Groups) []group {
	var out []group
	for i := range g.N {
		x := group{n: g.N[i]}
		if g.Sum != nil {
			x.sum = g.Sum[i]
		}
		if g.Null != nil {
			x.null, x.na, x.sup = g.Null[i], g.NA[i], g.Suppressed[i]
		}
		if x.n+x.null+x.na+x.sup == 0 {
			continue
		}
		rest := i
		for k := len(q.By) - 1; k >= 0; k-- {
			x.key = "/" + cb.Dicts[q.By[k]].Keys[rest%g.Size[k]] + x.key
			rest /= g.Size[k]
		}
		out = append(out, x)
	}
	slices.SortFunc(out, func(a, b group) int { return strings.Compare(a.key, b.key) })
	return out
}

// TestCubeEqualsSQL groups random tables by random queries in both.
func TestCubeEqualsSQL(t *testing.T) {
	db, err := sql.Open("sqlite", ":memory:")
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	db.SetMaxOpenConns(1)
	rapid.Check(t, func(t *rapid.T) {
		cb := randomCube(t)
		toSQL(t, db, cb)
		for range 5 {
			q := Query{
				Table: "t", Where: randomWhere(t),
				Sum:  rapid.SampledFrom([]string{"", "x", "y"}).Draw(t, "sum"),
				With: rapid.SampledFrom([]string{"", "x", "y"}).Draw(t, "with"),
			}
			for _, d := range random {
				if len(q.By) < 3 && rapid.Bool().Draw(t, "by") {
					q.By = append(q.By, d.dim)
				}
			}
			g, err := cb.Group(q)
			if err != nil {
				t.Fatal(err)
			}
			got, want := fromCube(cb, q, g), fromSQL(t, db, q)
			if !slices.EqualFunc(got, want, func(a, b group) bool {
				same := a.sum == b.sum || math.Abs(a.sum-b.sum) < 1e-9
				a.sum, b.sum = 0, 0
				return same && a == b
			}) {
				t.Fatalf("%+v:\ncube %v\nSQL  %v", q, got, want)
			}
		}
	})
}
