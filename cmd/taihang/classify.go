package main

import (
	"bufio"
	"context"
	"fmt"
	"math"
	"strconv"
	"strings"

	"taihang/analysis/classify"
	"taihang/data/text"
)

func classifyCommand(f *flags) func(context.Context, environment, []string) error {
	method := f.String("method", string(classify.Natural), "")
	k := f.IntP("classes", "k", classify.DefaultK, "")
	breaks := f.String("breaks", "", "")
	return func(_ context.Context, env environment, _ []string) error {
		o := classify.Options{Method: classify.Method(*method), K: *k}
		var err error
		if o.Breaks, err = parseBreaks(*breaks, "classify"); err != nil {
			return err
		}
		switch {
		case len(o.Breaks) > 0:
			o.Method = classify.Manual
		case o.Method == classify.Manual:
			return misuse("cli.flag.missing", "--breaks", "classify")
		case *k < 1:
			return misuse("cli.flag.invalid", strconv.Itoa(*k), "classes", "classify")
		}
		values, err := readValues(env)
		if err != nil {
			return err
		}
		b, err := classify.Classify(values, o)
		if err != nil {
			return err
		}
		if b.N == 0 {
			return text.Errorf("cli.classify.none")
		}
		for _, u := range b.Uppers() {
			fmt.Fprintln(env.out, strconv.FormatFloat(u, 'g', -1, 64))
		}
		return nil
	}
}

// readValues reads one number a line. An empty line or NA is a missing value;
// anything else that is not a number is refused with its line.
func readValues(env environment) ([]float64, error) {
	var values []float64
	sc := bufio.NewScanner(env.in)
	sc.Buffer(make([]byte, 0, 1<<16), 1<<20)
	for line := 1; sc.Scan(); line++ {
		s := strings.TrimSpace(strings.TrimPrefix(sc.Text(), "\ufeff"))
		if s == "" || s == "NA" || s == "—" {
			values = append(values, math.NaN())
			continue
		}
		v, err := strconv.ParseFloat(s, 64)
		if err != nil || math.IsNaN(v) || math.IsInf(v, 0) {
			return nil, text.Errorf("cli.classify.number", line, s)
		}
		values = append(values, v)
	}
	if err := sc.Err(); err != nil {
		return nil, text.Errorf("cli.classify.read", err)
	}
	return values, nil
}
