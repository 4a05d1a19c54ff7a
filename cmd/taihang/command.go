package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"strings"

	"github.com/spf13/pflag"

	"taihang/analysis/figure/fonts"
	"taihang/data/text"
)

// Exit statuses, as the command line promises them.
const (
	exitDone    = 0
	exitFailed  = 1 // refused or failed: one clear sentence on stderr
	exitMisused = 2 // wrong usage
)

// environment is what a command may touch of the world.
type environment struct {
	in       io.Reader
	out, err io.Writer
	getenv   func(string) string
	lang     text.Lang
	today    string // 2006-01-02: the day a figure is made
}

// command is one subcommand. Its use line, description and flag help stand in
// the catalogue as cli.NAME.use, cli.NAME.about and cli.flag.FLAG.
type command struct {
	name string
	// prepare declares the flags and returns what to do once they are read.
	prepare func(f *flags) func(ctx context.Context, env environment, args []string) error
	// args is how many positional arguments are taken: at least, at most (-1 any).
	least, most int
}

// commands lists the subcommands in the order of the help.
func commands() []command {
	return []command{
		{"demo", demoCommand, 0, 0},
		{"import", importCommand, 1, -1},
		{"history", historyCommand, 0, 0},
		{"undo-import", undoImportCommand, 1, -1},
		{"check", checkCommand, 0, 0},
		{"boundaries", boundariesCommand, 0, 0},
		{"measures", measuresCommand, 0, 0},
		{"table", tableCommand, 0, 0},
		{"classify", classifyCommand, 0, 0},
		{"figure", figureCommand, 1, 1},
		{"map", mapCommand, 0, 0},
		{"chart", chartCommand, 1, 1},
		{"shot", shotCommand, 0, 0},
		{"backup", backupCommand, 0, 0},
		{"restore", restoreCommand, 0, 1},
		{"doctor", doctorCommand, 1, 1},
	}
}

// flags is a flag set that explains itself from the catalogue.
type flags struct {
	*pflag.FlagSet
	lang    string
	command string
	needed  []string
}

// usageError is a wrong call: exit status 2.
type usageError struct{ error }

func (e usageError) Unwrap() error { return e.error }

func misuse(key string, args ...any) error { return usageError{text.Errorf(key, args...)} }

func newFlags(name string) *flags {
	f := &flags{FlagSet: pflag.NewFlagSet(name, pflag.ContinueOnError), command: name}
	f.SetOutput(io.Discard)
	f.StringVar(&f.lang, "lang", "", "")
	return f
}

// need marks flags that must be given.
func (f *flags) need(names ...string) { f.needed = append(f.needed, names...) }

// workspace declares -w.
func (f *flags) workspace() *string {
	f.need("workspace")
	return f.StringP("workspace", "w", "", "")
}

// output declares -o.
func (f *flags) output() *string { return f.StringP("output", "o", "", "") }

// run finds the command and returns the exit status. Without a command the
// window opens.
func run(ctx context.Context, env environment, args []string) int {
	if l, ok := langFlag(args); ok {
		env.lang = l
	}
	err := dispatch(ctx, env, args)
	var wrong usageError
	switch {
	case err == nil:
		return exitDone
	case errors.As(err, &wrong):
		fmt.Fprintln(env.err, env.lang.Sentence(err))
		return exitMisused
	case errors.Is(err, context.Canceled):
		fmt.Fprintln(env.err, env.lang.T("cli.cancelled"))
		return exitFailed
	}
	fmt.Fprintln(env.err, sentence(env.lang, err))
	return exitFailed
}

func dispatch(ctx context.Context, env environment, args []string) error {
	if len(args) > 0 {
		switch args[0] {
		case "help", "-h", "--help":
			return help(env, args[1:])
		case "version", "--version":
			fmt.Fprintln(env.out, env.lang.T("cli.version", version()))
			if notice := fonts.Licence(); notice != "" {
				fmt.Fprintf(env.out, "\n%s\n\n%s", env.lang.T("cli.licence"), notice)
			}
			return nil
		}
		for _, c := range commands() {
			if c.name == args[0] {
				return c.call(ctx, env, args[1:])
			}
		}
	}
	return windowCommand(ctx, env, args)
}

func (c command) call(ctx context.Context, env environment, args []string) error {
	f := newFlags(c.name)
	do := c.prepare(f)
	if err := f.Parse(args); err != nil {
		if errors.Is(err, pflag.ErrHelp) {
			helpOn(env, c)
			return nil
		}
		return explainFlag(c.name, err)
	}
	if f.lang != "" && f.lang != string(text.ZH) && f.lang != string(text.EN) {
		return misuse("cli.flag.invalid", f.lang, "lang", c.name)
	}
	for _, n := range f.needed {
		if fl := f.Lookup(n); !fl.Changed || fl.Value.String() == "" {
			return misuse("cli.flag.missing", flagName(f.Lookup(n)), c.name)
		}
	}
	rest := f.Args()
	if len(rest) < c.least {
		return misuse("cli.args.few", c.name)
	}
	if c.most >= 0 && len(rest) > c.most {
		return misuse("cli.args.many", c.name, strings.Join(rest[c.most:], " "))
	}
	return do(ctx, env, rest)
}

// explainFlag turns the flag library's errors into our sentences.
func explainFlag(name string, err error) error {
	var unknown *pflag.NotExistError
	var valueless *pflag.ValueRequiredError
	var invalid *pflag.InvalidValueError
	switch {
	case errors.As(err, &unknown):
		return misuse("cli.flag.unknown", unknown.GetSpecifiedName(), name)
	case errors.As(err, &valueless):
		return misuse("cli.flag.valueless", valueless.GetSpecifiedName(), name)
	case errors.As(err, &invalid):
		return misuse("cli.flag.invalid", invalid.GetValue(), invalid.GetFlag().Name, name)
	}
	return misuse("cli.flag.wrong", name)
}

// flagName writes a flag as it is typed.
func flagName(f *pflag.Flag) string {
	if f.Shorthand != "" {
		return "-" + f.Shorthand
	}
	return "--" + f.Name
}

// langFlag looks for --lang anywhere, so that even a complaint about the other
// flags comes in the language asked for.
func langFlag(args []string) (text.Lang, bool) {
	for i, a := range args {
		v, ok := strings.CutPrefix(a, "--lang=")
		if a == "--lang" && i+1 < len(args) {
			v, ok = args[i+1], true
		}
		if ok && (v == string(text.ZH) || v == string(text.EN)) {
			return text.Lang(v), true
		}
	}
	return "", false
}

// systemLang is the language of the system where it says so, else Chinese.
func systemLang(getenv func(string) string) text.Lang {
	for _, name := range []string{"LC_ALL", "LC_MESSAGES", "LANG"} {
		if v := strings.ToLower(getenv(name)); v != "" {
			if strings.HasPrefix(v, "en") {
				return text.EN
			}
			return text.ZH
		}
	}
	return uiLanguage()
}
