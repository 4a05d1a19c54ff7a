package demo

import (
	"fmt"
	"math/rand/v2"

	"taihang/data"
)

// sanatoria of Qinhuangdao that joined, as published.
const (
	sanatoria   = 21
	qinhuangdao = "130300"
	baoding     = "130600"
)

// makeSupport ties enterprises and commissioners to villages everywhere, and
// sanatoria to those of Qinhuangdao, where each village should have all four.
func (g *generator) makeSupport() {
	r := g.stream("support")
	healing := g.foundSanatoria()
	for i, c := range g.counties {
		n := (c.villages[0] + c.villages[1] + c.villages[2]) * g.scale
		if n == 0 {
			continue
		}
		firms := g.foundOrgs(r, i, "enterprise", max(2, n/6))
		experts := g.foundOrgs(r, i, "commissioner", max(2, n/5))
		firm, expert := 0.78+0.16*r.Float64(), 0.50+0.36*r.Float64()
		for _, v := range g.villagesIn(i) {
			if r.Float64() < firm {
				g.support(r, pick(r, firms), v.ID)
			}
			if r.Float64() < expert {
				g.support(r, pick(r, experts), v.ID)
			}
			if c.Prefecture == qinhuangdao && r.Float64() < 0.82 {
				g.support(r, pick(r, healing), v.ID)
			}
		}
	}
}

// villagesIn returns the villages of county i, which lie together.
func (g *generator) villagesIn(i int) []data.Village {
	first := 0
	for _, c := range g.counties[:i] {
		first += c.villages[0] + c.villages[1] + c.villages[2]
	}
	c := g.counties[i]
	n := c.villages[0] + c.villages[1] + c.villages[2]
	return g.set.Villages[first*g.scale : (first+n)*g.scale]
}

func (g *generator) addOrg(kind, name, county string) int64 {
	id := int64(len(g.set.SupportOrgs) + 1)
	g.set.SupportOrgs = append(g.set.SupportOrgs, data.SupportOrg{ID: id, Kind: kind, Name: name, County: county})
	return id
}

func (g *generator) foundSanatoria() []int64 {
	var out []int64
	for k := range sanatoria {
		county := "130304" // 北戴河区; some stand in 海港区 and 山海关区
		if k%5 == 4 {
			county = []string{"130302", "130303"}[k%2]
		}
		out = append(out, g.addOrg("sanatorium", words()["sanatorium"][k]+"疗养院", county))
	}
	return out
}

func (g *generator) foundOrgs(r *rand.Rand, i int, kind string, n int) []int64 {
	c := g.counties[i]
	var out []int64
	for k := range n {
		name := fmt.Sprintf("%s科技特派员 %d 号", c.Name, k+1)
		if kind == "enterprise" {
			name = fmt.Sprintf("%s%s%s公司", c.Name, pick(r, words()["town"]), pick(r, words()["enterprise"]))
		}
		out = append(out, g.addOrg(kind, name, c.Code))
	}
	return out
}

// support ties an organisation to a village: nine in ten in the first spring,
// the others within three years. One in twenty withdraws.
func (g *generator) support(r *rand.Rand, org, village int64) {
	s := data.Support{Org: org, Village: village, Start: data.NewDate(2016, 3, 1) + data.Date(r.IntN(100))}
	if r.IntN(10) == 0 {
		s.Start += 100 + data.Date(r.IntN(800))
	}
	if r.IntN(20) == 0 {
		s.End = s.Start + 365 + data.Date(r.IntN(500))
	}
	g.set.Supports = append(g.set.Supports, s)
}

// makePairings has Baoding's five districts and its counties that are not poor
// help its poor counties, which list what they need.
func (g *generator) makePairings() {
	r := g.stream("pairings")
	var helpers, helped []county
	for _, c := range g.counties {
		switch {
		case c.Prefecture != baoding:
		case c.Poor == data.PoorNone:
			helpers = append(helpers, c)
		default:
			helped = append(helped, c)
		}
	}
	shuffle(r, helpers)
	for k, h := range helpers {
		p := data.Pairing{Helper: h.Code, Helped: helped[k%len(helped)].Code, Start: data.NewDate(2016, 4, 1) + data.Date(r.IntN(60))}
		g.set.Pairings = append(g.set.Pairings, p)
		for range 5 + r.IntN(5) {
			g.need(r, p)
		}
	}
}

// need puts an item on a poor county's list; seven in ten are met.
func (g *generator) need(r *rand.Rand, p data.Pairing) {
	n := data.Need{
		ID: int64(len(g.set.Needs) + 1), County: p.Helped,
		Kind:   pick(r, []string{"industry", "industry", "market", "talent"}),
		Listed: p.Start + data.Date(30+r.IntN(1000)),
	}
	if r.IntN(10) < 7 {
		n.MetBy, n.MetOn = p.Helper, n.Listed+data.Date(20+r.IntN(400))
	}
	g.set.Needs = append(g.set.Needs, n)
}
