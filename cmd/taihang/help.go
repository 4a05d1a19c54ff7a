package main

import (
	"fmt"
	"runtime/debug"
	"strings"

	"github.com/spf13/pflag"
)

// help prints the commands, or one of them.
func help(env environment, args []string) error {
	if len(args) > 0 && !strings.HasPrefix(args[0], "-") {
		for _, c := range commands() {
			if c.name == args[0] {
				helpOn(env, c)
				return nil
			}
		}
		return misuse("cli.help.unknown", args[0])
	}
	fmt.Fprintf(env.out, "%s\n\n", env.lang.T("cli.about"))
	fmt.Fprintf(env.out, "  taihang %s\n      %s\n", env.lang.T("cli.window.use"), env.lang.T("cli.window.about"))
	for _, c := range commands() {
		fmt.Fprintf(env.out, "  taihang %s\n      %s\n", env.lang.T("cli."+c.name+".use"), env.lang.T("cli."+c.name+".about"))
	}
	fmt.Fprintf(env.out, "\n%s\n", env.lang.T("cli.foot"))
	return nil
}

// helpOn prints a command's use and flags.
func helpOn(env environment, c command) {
	f := newFlags(c.name)
	c.prepare(f)
	fmt.Fprintf(env.out, "taihang %s\n%s\n\n", env.lang.T("cli."+c.name+".use"), env.lang.T("cli."+c.name+".about"))
	f.VisitAll(func(fl *pflag.Flag) {
		name := "    --" + fl.Name
		if fl.Shorthand != "" {
			name = "-" + fl.Shorthand + ", --" + fl.Name
		}
		def := ""
		if fl.DefValue != "" && fl.DefValue != "false" && fl.DefValue != "0" && fl.DefValue != "[]" {
			def = " (" + fl.DefValue + ")"
		}
		fmt.Fprintf(env.out, "  %s%s%s%s\n", name, strings.Repeat(" ", max(1, 20-len(name))), env.lang.T("cli.flag."+fl.Name), def)
	})
}

// version is the module's version, or the commit it was built from.
func version() string {
	info, ok := debug.ReadBuildInfo()
	if !ok {
		return "?"
	}
	v := info.Main.Version
	if v == "" || v == "(devel)" {
		for _, s := range info.Settings {
			if s.Key == "vcs.revision" && len(s.Value) >= 12 {
				return s.Value[:12]
			}
		}
	}
	return v
}
