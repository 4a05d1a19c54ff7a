#!/bin/sh
# Draws the pictures of the documents from the demo workspace.
# Usage: cmd/pictures.sh TAIHANG DEMO
set -eu
taihang=$1 demo=$2 to=docs/pictures
mkdir -p "$to"
west="county=130623|130624|130627|130630|130631|130633|130634|130636" # eight counties of western Baoding
shot() {
	name=$1
	shift
	"$taihang" shot -w "$demo" "$@" -o "$to/$name.png"
}
shot overview --page overview --select "$west"
shot overview_en --page overview --select "$west" --lang en
shot map --page map --select county=130624
shot map_dark --page map --theme dark
shot cohort --page cohort --select "age=35|36|37|38|39|40|41|42|43|44|45"
shot progress --page progress --period 2018
"$taihang" map -w "$demo" -m poverty_incidence --period 2016 --dpi 110 -o "$to/export_map.png"
