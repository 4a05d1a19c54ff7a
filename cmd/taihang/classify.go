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
	k := f.IntP("classes", "k", 5, "")
	return func(_ context.Context, env environment, _ []string) error {
		values, err := readValues(env)
		if err != nil {
			return err
		}
		b, err := classify.Classify(values, classify.Options{Method: classify.Method(*method), K: *k})
		if err != nil {
			return err
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
