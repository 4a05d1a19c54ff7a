package main

import (
	"os"
	"syscall"

	"taihang/data/text"
)

var kernel32 = syscall.NewLazyDLL("kernel32.dll")

// init gives a command its terminal back. The release is built for the
// graphical subsystem, so that no console opens beside the window; such a
// program starts without the console it was called from, unless its output
// goes to a file or a pipe.
func init() {
	const parent = ^uintptr(0)
	stdout, _ := syscall.GetStdHandle(syscall.STD_OUTPUT_HANDLE)
	if stdout != 0 && stdout != syscall.InvalidHandle {
		return
	}
	if ok, _, _ := kernel32.NewProc("AttachConsole").Call(parent); ok == 0 {
		return
	}
	if f, err := os.OpenFile("CONOUT$", os.O_RDWR, 0); err == nil {
		os.Stdout, os.Stderr = f, f
	}
	if f, err := os.OpenFile("CONIN$", os.O_RDWR, 0); err == nil {
		os.Stdin = f
	}
}

// uiLanguage is the language Windows speaks to the user.
func uiLanguage() text.Lang {
	const english = 0x09 // primary language of a LANGID
	id, _, _ := kernel32.NewProc("GetUserDefaultUILanguage").Call()
	if id&0x3ff == english {
		return text.EN
	}
	return text.ZH
}
