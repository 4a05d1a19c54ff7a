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
list=$(mktemp -d)/花名册.csv
cat >"$list" <<'END'
2018 年驻村干部花名册,,,,,,,,
序号,设区市,县（市、区）,姓名,性别,出生年月,身份证号,派出单位,到村日期
1,保定市,阜平县,甲一,男,1980.05,13999919800501001X,省发展改革委,2018.3
2,保定市,富平县,乙二,女,1985年6月,139999198506010024,省教育厅,2018年3月1日
3,张家口市,宣化县,丙三,男,1979-02-30,,省财政厅,2018/3/1
4,保定市,涞原县,丁四,男,一九八二年七月,139999198207010038,省农业厅,43160
5,保定市,曲阳县,戊五,女,1990.1,139999199001010020,省水利厅,18/3/1
6,承德市,滦平县,己六,男,1977.11,139999197711010013,省林业厅,2018.3.2
合计,,,6,,,,,
填表人：甲,,,,,,,,
END
figures=$(dirname "$list")/农民收入.csv
cat >"$figures" <<'END'
2018 年部分县农民收入,,,,
单位：元,,,,
设区市,县（市、区）,人均可支配收入,增长（%）,贫困人口（人）
保定市,阜平县,8905,11.2,9863
保定市,富平县,9010,10.1,***
保定市,涞原县,8420,1O.8,7012
张家口市,宣化县,9874,9.9,不适用
张家口市,蔚县,9512,10.4,8.1万
邢台市,桥西区,15230,8.8,—
承德市,龙化县,9120,10.9,5120
合计,,70071,,
审核：甲,,,,
END
shot data --page data --import "$figures" --step 1
shot data_dark --page data --import "$list" --step 0 --theme dark
rm -r "$(dirname "$list")"
"$taihang" map -w "$demo" -m poverty_incidence --period 2016 --dpi 110 -o "$to/export_map.png"
