// Package facts holds what is publicly known of Hebei and of the programme:
// its divisions and how their codes passed on, the counties' seats and areas,
// the poor counties and when they left the list, and the published figures.
//
// The facts live in four small CSV files beside this one. Each says at its top
// where its columns come from; a reader of the files needs no program.
package facts

import (
	"embed"
	"encoding/csv"
	"fmt"
	"io"
	"strconv"

	"taihang/data"
)

//go:embed *.csv
var files embed.FS

// row is a line of a CSV by column name.
type row struct {
	file   string
	index  map[string]int
	fields []string
}

// rows reads an embedded file. The files are part of the program, so that a
// malformed one is a programming error and stops it, in the first test.
func rows(name string) []row {
	f, err := files.Open(name)
	if err != nil {
		panic(err)
	}
	r := csv.NewReader(f)
	r.Comment = '#'
	index := map[string]int{}
	var out []row
	for {
		fields, err := r.Read()
		if err == io.EOF {
			return out
		}
		if err != nil {
			panic(fmt.Sprintf("%s: %v", name, err))
		}
		if len(index) == 0 {
			for i, h := range fields {
				index[h] = i
			}
			continue
		}
		out = append(out, row{name, index, fields})
	}
}

func (r row) text(column string) string {
	i, ok := r.index[column]
	if !ok {
		panic(fmt.Sprintf("%s: no column %s", r.file, column))
	}
	return r.fields[i]
}

// number is 0 for an empty field.
func (r row) number(column string) float64 {
	s := r.text(column)
	if s == "" {
		return 0
	}
	v, err := strconv.ParseFloat(s, 64)
	if err != nil {
		panic(fmt.Sprintf("%s: column %s: %v", r.file, column, err))
	}
	return v
}

func (r row) whole(column string) int { return int(r.number(column)) }
func (r row) yes(column string) bool  { return r.text(column) == "1" }

// yearEnd is the day that stands for a change known by its year: the lists
// give the state at the year's end.
func yearEnd(year int) data.Date {
	if year == 0 {
		return 0
	}
	return data.NewDate(year, 12, 31)
}
