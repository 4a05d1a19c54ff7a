package data

// Rank is the level of a division, from the province down to the village.
type Rank string

// Ranks, and the lengths of their GB/T 2260 and statistical codes.
const (
	RankProvince   Rank = "province"   // 130000
	RankPrefecture Rank = "prefecture" // 130100
	RankCounty     Rank = "county"     // 130102
	RankTown       Rank = "town"       // 130102001, 9 digits
	RankVillage    Rank = "village"    // 12 digits, or town code + "#" + sequence where the source has none
)

// Division is a unit of administration during the time it carried a code.
// ValidTo is the first day on which it no longer did; both ends may be unknown.
type Division struct {
	Code, Name         string
	Rank               Rank
	Parent             string // code of the division above; "" for the province
	Kind               string // as published: 区 县 自治县 县级市 街道 镇 乡 村委会 居委会 …
	Pinyin             string
	ValidFrom, ValidTo Date
	Source             string
}

// Succession says that a division's code, or a part of its area, passed on.
type Succession struct {
	Year             int
	OldCode, OldName string
	NewCode, NewName string
	Kind             string // recoded renamed merged split
}

// Poor is the poverty status of a county in the list of 2012.
type Poor string

// County poverty statuses.
const (
	PoorNone       Poor = "none"
	PoorNational   Poor = "national"
	PoorProvincial Poor = "provincial"
)

// County holds the published facts of a county-level division.
type County struct {
	Code, Name, Pinyin string
	Prefecture         string // code
	PrefectureName     string
	Kind               string
	SeatLon, SeatLat   float64 // WGS 84 degrees
	AreaKm2            float64 // official; 0 unknown
	Poor               Poor
	Deep               bool // deep-poverty county of 2017
	DelistBatch        int  // assessment year; 0 when it was never listed
	DelistYear         int  // year of announcement, the batch's next
	Verified           bool // false: the delisting year is inferred
	Source             string
}

// Tier (片区) groups counties for the provincial programme.
type Tier string

// The tiers are disjoint; every county is in exactly one.
const (
	TierHighIncidence  Tier = "high_incidence"
	TierYanshanTaihang Tier = "yanshan_taihang"
	TierMountain       Tier = "mountain"
	TierOther          Tier = "other"
)

// Tiers lists the tiers in their customary order.
var Tiers = []Tier{TierHighIncidence, TierYanshanTaihang, TierMountain, TierOther}

// TierMember puts a county into a tier. Assumed says the list was not
// published and is our assumption.
type TierMember struct {
	Tier    Tier
	County  string
	Assumed bool
	Source  string
}

// Vintage is one set of boundaries.
type Vintage struct {
	ID        string // e.g. "schematic", "2016"
	Name      string
	Rank      Rank
	CRS       string // as read, e.g. "EPSG:4490"; geometry is stored in WGS 84 degrees
	AsOf      Date
	Schematic bool
	Source    string
	Approval  string // 审图号; "" when none
}

// Boundary is the outline of one division in a vintage: a WKB MultiPolygon in
// WGS 84 degrees, outer rings counter-clockwise, holes clockwise.
type Boundary struct {
	Vintage            string
	Code, Name, Parent string
	WKB                []byte
}

// Indicator is a generic figure of a division and year. Year 0 means undated.
type Indicator struct {
	Name  string // as the column in its file, e.g. rural_disp_income_yuan
	Code  string // division code
	Year  int
	Value Value
}

// IndicatorInfo describes an indicator once.
type IndicatorInfo struct {
	Name, Zh, En, Unit string
	Sum                bool // amounts may be added up over divisions; averages and ratios may not
	Source             string
	Invented           bool
}
