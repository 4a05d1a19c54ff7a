#!/bin/sh
# Draws the pictures of the documents from the demo workspace.
# Usage: cmd/pictures.sh TAIHANG DEMO
set -eu
taihang=$1 demo=$2 to=docs/pictures
mkdir -p "$to"
for page in overview map cohort progress; do
	"$taihang" shot -w "$demo" --page "$page" -o "$to/$page.png"
done
"$taihang" shot -w "$demo" --page map --theme dark -o "$to/map_dark.png"
"$taihang" shot -w "$demo" --page overview --lang en -o "$to/overview_en.png"
"$taihang" map -w "$demo" -m poverty_incidence --period 2016 --dpi 110 -o "$to/export_map.png"
