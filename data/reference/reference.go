// Package reference is for tests: it finds the reference data that lie beside
// the project, and the programs and fonts that a test reads its results with.
// What is missing makes a test fail in CI (CI=true) and skip elsewhere, saying
// so.
package reference

import (
	"os"
	"os/exec"
	"path/filepath"
	"testing"
)

// Path is a file or folder of ../shared.
func Path(t testing.TB, elem ...string) string {
	t.Helper()
	root, err := os.Getwd()
	for err == nil {
		if _, err := os.Stat(filepath.Join(root, "go.mod")); err == nil {
			break
		}
		if root == filepath.Dir(root) {
			t.Fatal("no go.mod above the test")
		}
		root = filepath.Dir(root)
	}
	if err != nil {
		t.Fatal(err)
	}
	p := filepath.Join(append([]string{root, "..", "shared"}, elem...)...)
	_, err = os.Stat(p)
	Need(t, err == nil, filepath.Join(append([]string{"../shared"}, elem...)...)+" is not here")
	return p
}

// Tool is a program on the PATH: .ci/install test installs them.
func Tool(t testing.TB, name string) string {
	t.Helper()
	path, err := exec.LookPath(name)
	Need(t, err == nil, name+" is not installed: .ci/install test")
	return path
}

// Need ends the test when there is not what it needs.
func Need(t testing.TB, ok bool, without string) {
	t.Helper()
	switch {
	case ok:
	case os.Getenv("CI") == "true":
		t.Fatal(without)
	default:
		t.Skip(without)
	}
}
