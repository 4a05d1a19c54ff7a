package intake

import (
	"strings"

	"taihang/data"
	"taihang/data/ingest"
)

// maxCounties bounds a workspace's list: all of China has some 2,850. Maps,
// joins and dimensions are made for a list of this size.
const maxCounties = 4000

var countyColumns = []stating{
	{fPinyin, "pinyin"},
	{fPoorCounty, "poor"},
	{fDivisionKind, "kind"},
	{fPrefectureCode, "prefecture"},
	{fPrefecture, "prefecture_name"},
	{fSeatLon, "seat_lon"},
	{fSeatLat, "seat_lat"},
	{fArea, "area_km2"},
	{fDeep, "deep"},
	{fDelistYear, "delist_year"},
	{fDelistBatch, "delist_batch"},
	{fVerified, "verified"},
	{fSource, "source"},
}

// counties reads the facts of counties.
type counties struct {
	rows  sink[data.County]
	tiers sink[data.TierMember]
	n     int // taken in
}

func openCounties(j *job) loader {
	j.join.counts = true
	return &counties{rows: into[data.County](j, j.stated(countyColumns, "code", "name")...), tiers: into[data.TierMember](j)}
}

func (l *counties) row(j *job) bool {
	code, ok := ingest.Code(j.text(fCode))
	if !ok || rank(code) != data.RankCounty {
		return j.reject("code", j.column(fCode), code)
	}
	name := firstOf(j.text(fDivisionName), j.text(fCounty))
	if name == "" {
		return j.reject("name", j.column(fDivisionName))
	}
	poor := data.Poor(j.word(fPoorCounty))
	if s := j.text(fPoorCounty); poor == "" && s != "" {
		return j.reject("poor", j.column(fPoorCounty), s)
	}
	if _, old := j.s.places.county[code]; !old && len(j.s.places.county)+l.n >= maxCounties {
		return j.reject("too-many", j.column(fCode), itoa(maxCounties))
	}
	if !j.first(code) {
		return false
	}
	c := data.County{
		Code: strings.Clone(code), Name: strings.Clone(name), Pinyin: strings.Clone(j.text(fPinyin)), Poor: poor, Kind: strings.Clone(j.text(fDivisionKind)),
		Prefecture: strings.Clone(j.text(fPrefectureCode)), PrefectureName: strings.Clone(j.text(fPrefecture)),
		SeatLon: j.known(fSeatLon), SeatLat: j.known(fSeatLat), AreaKm2: j.area(),
		Deep: j.yes(fDeep), DelistYear: j.optionalYear(fDelistYear), DelistBatch: j.optionalYear(fDelistBatch),
		Verified: j.yes(fVerified), Source: strings.Clone(j.text(fSource)),
	}
	l.rows.put(c)
	if _, old := j.s.places.county[code]; !old {
		l.n++
		j.s.places.fresh = append(j.s.places.fresh, c)
	}
	if j.yes(fYanshan) {
		l.tiers.put(data.TierMember{Tier: data.TierYanshanTaihang, County: c.Code, Source: j.b.File})
	}
	j.join.matched[code] = true
	j.hits.add(Exact)
	return true
}

// end lets later files rely on the counties.
func (l *counties) end(j *job) {
	j.s.places.learn(&data.Set{Counties: j.s.places.fresh})
	j.s.places.fresh = nil
}

// area is a county's, which is known or not.
func (j *job) area() float64 {
	v := j.number(fArea)
	switch {
	case v.State != data.Present:
		return 0
	case v.V <= 0:
		j.warn("area", fArea)
		return 0
	}
	return v.V
}

// tiers reads which counties are in which tier.
type tiers struct{ rows sink[data.TierMember] }

func openTiers(j *job) loader { return tiers{into[data.TierMember](j)} }

func (l tiers) row(j *job) bool {
	code, ok := j.county()
	if !ok {
		return false
	}
	w := j.word(fTier)
	if w == "" {
		return j.reject("tier", j.column(fTier), j.text(fTier))
	}
	if !j.first(code) {
		return false
	}
	l.rows.put(data.TierMember{Tier: data.Tier(w), County: code, Source: j.b.File})
	return true
}

func (tiers) end(*job) {}
