package store

import (
	"context"
	"fmt"
	"os"

	"zombiezen.com/go/sqlite"
)

// copyAside copies the workspace as it is, beside itself and under a name that
// says which version it holds. It never overwrites an earlier copy.
func copyAside(ctx context.Context, c *sqlite.Conn, path string, version int) (string, error) {
	name := fmt.Sprintf("%s.v%d.bak", path, version)
	for n := 2; exists(name); n++ {
		name = fmt.Sprintf("%s.v%d-%d.bak", path, version, n)
	}
	return name, vacuumInto(ctx, c, name)
}

// vacuumInto writes a compact copy of c's file to a name that is free. The copy
// gets its name when it is whole.
func vacuumInto(ctx context.Context, c *sqlite.Conn, name string) error {
	// VACUUM INTO leaves a partial file behind when the disk is full.
	tmp, err := reserve(name)
	if err != nil {
		return err
	}
	defer os.Remove(tmp)
	if err := during(ctx, c, func() error { return do(c, "VACUUM INTO ?", tmp) }); err != nil {
		return err
	}
	if err := syncFile(tmp); err != nil {
		return err
	}
	return publish(tmp, name, false)
}
