// Command generate writes the corpus into analysis/intake/testdata/corpus. Run
// it from the root of the repository:
//
//	go run ./analysis/intake/corpus/...
package main

import (
	"fmt"
	"os"
	"path/filepath"

	"taihang/analysis/intake/corpus"
)

func main() {
	if err := write(filepath.Join("analysis", "intake", "testdata", "corpus")); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

// write makes the folder anew.
func write(dir string) error {
	if err := os.RemoveAll(dir); err != nil {
		return err
	}
	for _, g := range corpus.Groups() {
		for i := range g.Cases {
			if c := &g.Cases[i]; !c.Made {
				if err := c.Write(dir); err != nil {
					return err
				}
			}
		}
	}
	return nil
}
