//go:build !windows

package main

import "taihang/data/text"

// uiLanguage is what the environment does not say: Chinese.
func uiLanguage() text.Lang { return text.ZH }
