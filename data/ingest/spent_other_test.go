//go:build !unix

package ingest

import "time"

var begun = time.Now()

// spent is the time since the process began, where its processor time is not to
// be had.
func spent() time.Duration { return time.Since(begun) }
