//go:build unix

package figure

import (
	"syscall"
	"testing"
	"time"
)

// cpuPer reports the processor time an operation takes, all threads together:
// the figure to compare when other work shares the machine.
func cpuPer(b *testing.B) func() {
	start := cpuTime()
	return func() { b.ReportMetric(float64((cpuTime()-start).Microseconds())/1000/float64(b.N), "cpu-ms/op") }
}

func cpuTime() time.Duration {
	var u syscall.Rusage
	if syscall.Getrusage(syscall.RUSAGE_SELF, &u) != nil {
		return 0
	}
	return time.Duration(u.Utime.Nano() + u.Stime.Nano())
}
