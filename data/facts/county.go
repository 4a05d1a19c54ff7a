package facts

import (
	"sync"

	"taihang/data"
)

// County is what is known of a county-level division of the end of 2016.
type County struct {
	data.County
	YanshanTaihang bool
	NameIn2012     string // on the list of poor counties, when it was another
	AreaStated     bool   // area and population stated by the prefecture, not by the ministry
	Registered     int    // registered persons, to ten thousand, about 2021
}

// Counties returns the 168 counties in the order of their codes. The slice is
// the caller's own.
func Counties() []County {
	return append([]County(nil), counties()...)
}

var counties = sync.OnceValue(func() []County {
	prefecture := map[string]string{}
	for _, r := range rows("prefectures.csv") {
		prefecture[r.text("code")] = r.text("name")
	}
	var out []County
	for _, r := range rows("counties.csv") {
		out = append(out, county(r, prefecture))
	}
	return out
})

func county(r row, prefecture map[string]string) County {
	c := County{
		County: data.County{
			Code: r.text("code"), Name: r.text("name"), Pinyin: r.text("pinyin"),
			Prefecture: r.text("prefecture"), PrefectureName: prefecture[r.text("prefecture")],
			Kind:    r.text("kind"),
			SeatLon: r.number("seat_lon"), SeatLat: r.number("seat_lat"), AreaKm2: r.number("area_km2"),
			Poor: data.Poor(r.text("poor")), Deep: r.yes("deep"),
			DelistBatch: r.whole("delist_batch"), Verified: r.yes("verified"), Source: sourceCounty,
		},
		YanshanTaihang: r.yes("yanshan_taihang"),
		NameIn2012:     r.text("name_2012"),
		AreaStated:     r.text("area_note") == "stated",
		Registered:     int(r.number("registered_10k") * 1e4),
	}
	if c.DelistBatch > 0 {
		c.DelistYear = c.DelistBatch + 1
	}
	if c.AreaStated {
		c.Source = sourceStated
	}
	return c
}

// Short names of the sources, as a figure's source line prints them.
const (
	sourceCodes  = "民政部区划代码"
	sourceCounty = "民政部地名服务 2021；河北日报 2012-03-02；全国 832 个贫困县名单"
	sourceStated = "邢台市公开资料；民政部区划代码"
	sourceTier   = "河北日报 2012-03-02"
)
