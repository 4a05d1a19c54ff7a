package dataset

import (
	"slices"
	"strconv"

	"taihang/analysis/cube"
	"taihang/data"
)

// none is the dispatch level and unit kind of a village without a team.
const none = "none"

// bands of age, and the first year of each.
var (
	bands     = []string{"under_25", "25-29", "30-34", "35-39", "40-44", "45-49", "50-54", "55-59", "60+", cube.Unknown}
	bandStart = []int{25, 30, 35, 40, 45, 50, 55, 60}
)

// band is the code of an age's band.
func band(age int) uint16 {
	if age < 0 {
		return uint16(len(bands) - 1)
	}
	k, found := slices.BinarySearch(bandStart, age)
	if found {
		k++
	}
	return uint16(k)
}

var yesNo = []cube.Dim{
	cube.Reserve, cube.Party, cube.Volunteer, cube.Promoted, cube.Exited, cube.FirstSecretary, cube.HasTeam, cube.TeamFull,
	cube.Enterprise, cube.Sanatorium, cube.Commissioner, cube.Lodging, cube.Heating, cube.Board, cube.Standing,
	cube.Listed, cube.Delisted, cube.Deep, cube.Returned, cube.Met,
}

const (
	yes = 0 // codes of the yes/no dictionaries
	no  = 1
	na  = 2
)

func flag(b bool) uint16 {
	if b {
		return yes
	}
	return no
}

// declare gives out the codes whose order is ours to say.
func (b *builder) declare() {
	for _, d := range yesNo {
		b.cb.Dict(d, cube.Yes, cube.No)
	}
	b.cb.Dict(cube.Match, cube.Yes, cube.No, cube.NA)
	b.cb.Dict(cube.Paid, cube.Yes, cube.No, cube.NA)
	b.cb.Dict(cube.Province, provinceCode(b.set))
	// Declared even when empty: a workspace without places is empty, not broken.
	b.cb.Dict(cube.Prefecture)
	b.cb.Dict(cube.County)
	for _, p := range b.ds.Prefectures {
		b.cb.Dict(cube.Prefecture, p.Code)
	}
	for _, c := range b.ds.Counties {
		b.cb.Dict(cube.County, c.Code)
	}
	b.cb.Dict(cube.Tier, names(data.Tiers)...)
	b.cb.Dict(cube.Level, append(names(data.Levels), none)...)
	b.cb.Dict(cube.UnitKind, append(names(data.UnitKinds), none)...)
	b.cb.Dict(cube.VillageKind, names(data.VillageKinds)...)
	b.cb.Dict(cube.Education, names(data.Educations)...)
	b.cb.Dict(cube.Sex, string(data.Male), string(data.Female))
	b.cb.Dict(cube.Role, string(data.RoleFirstSecretary), string(data.RoleMember))
	b.cb.Dict(cube.AgeBand, bands...)
	b.cb.Dict(cube.EntryBand, bands...)
	b.cb.Dict(cube.Rank, "bureau", "division", "section", "staff")
	b.cb.Dict(cube.Skill, "public_order", "agronomy", "finance", "law", "engineering", "culture", "health", "organisation")
	b.cb.Dict(cube.Rating, "excellent", "competent", "basic", "incompetent")
	b.cb.Dict(cube.Outcome, "accepted", "rejected", "exchanged")
	b.cb.Dict(cube.NeedKind, "industry", "market", "talent")
	b.cb.Dict(cube.Poor, string(data.PoorNational), string(data.PoorProvincial), string(data.PoorNone))
	b.cb.Dict(cube.Year, numbers(b.allYears())...)
	b.cb.Dict(cube.Intake, numbers(b.intakes())...)
}

// code returns the code of a value, which may be one that nobody declared.
// The empty one is unknown.
func (b *builder) code(d cube.Dim, key string) uint16 {
	if key == "" {
		key = cube.Unknown
	}
	return b.cb.Dict(d).Add(key)
}

func names[T ~string](keys []T) []string {
	out := make([]string, len(keys))
	for i, k := range keys {
		out[i] = string(k)
	}
	return out
}

func numbers(sorted []int) []string {
	out := make([]string, len(sorted))
	for i, n := range sorted {
		out[i] = strconv.Itoa(n)
	}
	return out
}

// allYears are the programme's and the indicators', ascending.
func (b *builder) allYears() []int {
	seen := map[int]bool{}
	for _, y := range b.years {
		seen[y] = true
	}
	for i := range b.set.Indicators {
		seen[b.set.Indicators[i].Year] = true
	}
	if len(seen) == 0 {
		seen[data.FirstYear] = true
	}
	return sorted(seen)
}

func (b *builder) intakes() []int {
	seen := map[int]bool{}
	for i := range b.set.Postings {
		seen[b.set.Postings[i].Intake] = true
	}
	for i := range b.set.Intakes {
		seen[b.set.Intakes[i].Year] = true
	}
	return sorted(seen)
}

func sorted(seen map[int]bool) []int {
	out := make([]int, 0, len(seen))
	for y := range seen {
		out = append(out, y)
	}
	slices.Sort(out)
	return out
}
