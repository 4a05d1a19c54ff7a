package facts

import "taihang/data"

// Gazetteer returns what every new workspace starts with: the province, its
// eleven prefectures, the 168 counties of the end of 2016 with their facts,
// the codes that ended or began since 2012, and the one tier whose list was
// published. A division that ended says so in ValidTo.
func Gazetteer() *data.Set {
	g := &data.Set{Divisions: upper(), Successions: Successions()}
	for _, c := range counties() {
		g.Counties = append(g.Counties, c.County)
		if c.YanshanTaihang {
			g.Tiers = append(g.Tiers, data.TierMember{Tier: data.TierYanshanTaihang, County: c.Code, Source: sourceTier})
		}
	}
	g.Divisions = append(g.Divisions, countyDivisions()...)
	return g
}

// upper is the province and the prefectures.
func upper() []data.Division {
	var out []data.Division
	for _, r := range rows("prefectures.csv") {
		d := data.Division{
			Code: r.text("code"), Name: r.text("name"), Pinyin: r.text("pinyin"), Parent: r.text("parent"),
			Rank: data.RankPrefecture, Kind: "地级市", Source: sourceCodes,
		}
		if d.Parent == "" {
			d.Rank, d.Kind = data.RankProvince, "省"
		}
		out = append(out, d)
	}
	return out
}

// countyDivisions is the 168, those that ended before and those that came
// after. A code that carried two names in turn stands twice.
func countyDivisions() []data.Division {
	began, ended := terms()
	var out []data.Division
	have := map[[2]string]bool{}
	add := func(code, name, pinyin, kind string) {
		key := [2]string{code, name}
		if have[key] {
			return
		}
		have[key] = true
		out = append(out, data.Division{
			Code: code, Name: name, Pinyin: pinyin, Kind: kind, Rank: data.RankCounty,
			Parent: code[:4] + "00", ValidFrom: began[key], ValidTo: ended[key], Source: sourceCodes,
		})
	}
	for _, c := range counties() {
		add(c.Code, c.Name, c.Pinyin, c.Kind)
	}
	for _, r := range rows("successions.csv") {
		add(r.text("old_code"), r.text("old_name"), "", kindOf(r.text("old_name")))
		if r.yes("founded") {
			add(r.text("new_code"), r.text("new_name"), "", kindOf(r.text("new_name")))
		}
	}
	return out
}

// terms returns when a code under a name began and ended, as far as known.
func terms() (began, ended map[[2]string]data.Date) {
	began, ended = map[[2]string]data.Date{}, map[[2]string]data.Date{}
	for _, r := range rows("successions.csv") {
		day := yearEnd(r.whole("year"))
		ended[[2]string{r.text("old_code"), r.text("old_name")}] = day
		if r.yes("founded") {
			began[[2]string{r.text("new_code"), r.text("new_name")}] = day
		}
	}
	return began, ended
}

// kindOf reads a county's kind off its name's last character.
func kindOf(name string) string {
	r := []rune(name)
	if last := string(r[len(r)-1]); last != "市" {
		return last
	}
	return "县级市"
}

// FirstList and LastList are the years between whose ends all changes of counties
// are among the facts: the lists of other years would be made up.
const (
	FirstList = 2010
	LastList  = 2020
)

// Successions returns how the codes that ended since 2012 passed on, an entry
// for each heir. Where a part had passed on earlier, Year is the part's.
func Successions() []data.Succession {
	var out []data.Succession
	for _, r := range rows("successions.csv") {
		s := data.Succession{
			Year:    r.whole("year"),
			OldCode: r.text("old_code"), OldName: r.text("old_name"),
			NewCode: r.text("new_code"), NewName: r.text("new_name"),
			Kind: r.text("kind"),
		}
		if part := r.whole("part_year"); part > 0 {
			s.Year = part
		}
		out = append(out, s)
	}
	return out
}
