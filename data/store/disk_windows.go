package store

import "golang.org/x/sys/windows"

// free returns the bytes that may still be written into a folder.
func free(dir string) (int64, bool) {
	name, err := windows.UTF16PtrFromString(dir)
	if err != nil {
		return 0, false
	}
	var mine, all, left uint64
	if err := windows.GetDiskFreeSpaceEx(name, &mine, &all, &left); err != nil {
		return 0, false
	}
	return int64(mine), true
}
