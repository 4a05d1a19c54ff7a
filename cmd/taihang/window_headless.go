//go:build headless

package main

import (
	"context"
	"io"

	"taihang/data/text"
)

func windowCommand(context.Context, environment, []string) error { return text.Errorf("cli.headless") }

func shoot(context.Context, shotOptions, io.Writer) error { return text.Errorf("cli.headless") }
