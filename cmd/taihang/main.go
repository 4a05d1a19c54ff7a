// Command taihang is the workstation: the window by default, and the same work
// as commands that need no display.
package main

import (
	"context"
	"os"
	"os/signal"
	"time"
)

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	defer stop()
	os.Exit(run(ctx, environment{
		in: os.Stdin, out: os.Stdout, err: os.Stderr, getenv: os.Getenv, lang: systemLang(os.Getenv),
		today: time.Now().Format(time.DateOnly),
	}, os.Args[1:]))
}
