package cohort

import (
	"strconv"
	"testing"

	"taihang/analysis/cube"
	"taihang/analysis/dataset"
	"taihang/data"
	"taihang/data/facts"
)

// crew is 12 cadres in one village: person i was born in 1990 − i; women are
// even; the first 4 have a degree; 1 and 2 leave after a year, 12 comes late.
func crew(t *testing.T) *dataset.Dataset {
	t.Helper()
	set := facts.Gazetteer()
	set.Info = map[string]string{"as_of": "2018-12-31"}
	set.Villages = []data.Village{{ID: 1, County: "130624", Kind: data.VillagePoor}}
	set.Units = []data.Unit{{ID: 1, Level: data.LevelCity, Kind: data.UnitEconomic}}
	set.Teams = []data.Team{{ID: 1, Village: 1, Unit: 1, Level: data.LevelCity, Start: data.NewDate(2016, 2, 1)}}
	for i := 1; i <= 12; i++ {
		c := data.Cadre{ID: int64(i), Birth: data.NewDate(1990-i, 6, 30), Sex: data.Male, Education: data.College, Unit: 1, Reserve: i <= 3}
		if i%2 == 0 {
			c.Sex = data.Female
		}
		if i <= 4 {
			c.Education = data.Bachelor
		}
		if i == 11 {
			c.Birth = 0
		}
		set.Cadres = append(set.Cadres, c)
		p := data.Posting{ID: int64(i), Cadre: int64(i), Team: 1, Intake: 2016, Start: data.NewDate(2016, 2, 1)}
		if i <= 2 {
			p.End = data.NewDate(2017, 2, 1)
		}
		if i == 12 {
			p.Intake, p.Start = 2017, data.NewDate(2017, 5, 1)
		}
		set.Postings = append(set.Postings, p)
	}
	ds, err := dataset.FromSet(set)
	if err != nil {
		t.Fatal(err)
	}
	return ds
}

func year(y int) cube.Where { return cube.Where{{Dim: cube.Year, Keys: []string{strconv.Itoa(y)}}} }

func TestAges(t *testing.T) {
	ds := crew(t)
	p, err := Ages(ds.Cube, year(2016))
	if err != nil {
		t.Fatal(err)
	}
	if p.Total() != 11 || p.UnknownAge != 1 || p.UnknownSex != 0 {
		t.Errorf("%+v", p)
	}
	for i, age := range p.Ages {
		if i > 0 && age != p.Ages[i-1]+1 {
			t.Errorf("the ages have a hole at %d", age)
		}
		// Person k is 26 + k on the birthday itself, 30 June 2016.
		k := age - 26
		men, women := 0, 0
		if k >= 1 && k <= 10 {
			men, women = k%2, 1-k%2
		}
		if p.Men[i] != men || p.Women[i] != women {
			t.Errorf("aged %d: %d men and %d women, want %d and %d", age, p.Men[i], p.Women[i], men, women)
		}
	}
	c, in := Between(ds.Cube, 27, 30)
	g, err := ds.Cube.Group(cube.Query{Table: "cadre", Where: append(year(2016), c)})
	if err != nil || g.N[0] != 4 {
		t.Errorf("27 to 30: %v %v", g.N, err)
	}
	n := 0
	for _, on := range in {
		if on {
			n++
		}
	}
	if n != 4 {
		t.Errorf("the brush has %d ages", n)
	}
}

func TestCrossAndShares(t *testing.T) {
	ds := crew(t)
	c, err := Cross(ds.Cube, cube.Education, cube.Reserve, year(2016))
	if err != nil {
		t.Fatal(err)
	}
	// Degree: 3 of 4 reserve; college: none of 7.
	if c.Total != 11 || len(c.Rows) != 2 || c.Rows[0] != "bachelor" || c.N[0][0] != 3 || c.N[0][1] != 1 || c.N[1][0] != 0 || c.RowSums[1] != 7 || c.ColSums[0] != 3 {
		t.Errorf("%+v", c)
	}
	if s := c.Share(0, 0); s.Share != .75 || s.Lo <= 0 || s.Hi >= 1 || s.N != 4 {
		t.Errorf("%+v", s)
	}
	groups, err := Shares(ds.Cube, cube.Sex, cube.Where{{Dim: cube.Education, Keys: []string{"bachelor"}}}, year(2016))
	if err != nil || len(groups) != 2 || groups[0].Key != "male" || groups[0].Cases != 2 || groups[0].N != 6 || groups[1].N != 5 {
		t.Errorf("%+v %v", groups, err)
	}
}

func TestRetention(t *testing.T) {
	ds := crew(t)
	all, err := Retention(ds.Cube, "", year(2018))
	if err != nil {
		t.Fatal(err)
	}
	if len(all) != 2 || all[0].Intake != 2016 || all[0].Base != 11 || all[0].On[1] != 9 || all[0].Years[0] != 2016 || len(all[0].On) != 3 ||
		all[1].Base != 1 || all[1].Years[0] != 2017 {
		t.Errorf("%+v", all)
	}
	if s := all[0].Share(2); s.Share != 9./11 || s.N != 11 {
		t.Errorf("%+v", s)
	}
	// 27 and 28 left; both were 25–29 at the intake, and 30-year-olds do not
	// fill their band up a year later.
	bands, err := Retention(ds.Cube, cube.AgeBand, nil)
	if err != nil {
		t.Fatal(err)
	}
	for _, s := range bands {
		if s.Intake == 2016 && s.Group == "25-29" && (s.Base != 3 || s.On[1] != 1 || s.On[2] != 1) {
			t.Errorf("%+v", s)
		}
	}
	one, err := Retention(ds.Cube, "", cube.Where{{Dim: cube.Age, Keys: []string{"29"}}})
	if err != nil || one[0].Base != 1 || one[0].On[2] != 1 {
		t.Errorf("aged 29 at the intake: %+v %v", one, err)
	}
}
