package draw

import "runtime"

// WheelNotch is what one click of a mouse wheel scrolls, in Gio's units. X11
// sends ten at the press of the wheel's button and ten at its release, Windows
// its own 120. Touch pads send parts of it.
var WheelNotch = func() float32 {
	switch runtime.GOOS {
	case "windows":
		return 120
	case "linux", "freebsd", "openbsd":
		return 20
	}
	return 10
}()
