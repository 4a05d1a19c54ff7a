// Package demo generates a workspace that looks like the programme. Every
// figure that was published about it comes out exactly; all else is invented,
// and the workspace says so. The same options give the same rows, always.
//
// The published totals are quotas: whole numbers that are divided among
// counties, units and people by largest remainder (Apportion), never drawn.
// What is drawn lies below them: who, where, when, why.
package demo

import (
	"hash/fnv"
	"math/rand/v2"
	"strconv"

	"taihang/data"
	"taihang/data/facts"
)

// Options of a demo workspace. The zero value is scale 1 with seed 0.
type Options struct {
	// Scale multiplies villages, cadres and postings: 1 is Hebei's 7,366
	// villages, 17 about the poor villages of the nation. Counties, units and
	// supporting organisations stay what they are.
	Scale int
	Seed  uint64
}

// AsOf is the day the demo's data ends.
var AsOf = data.NewDate(data.LastYear, 12, 31)

// generator carries what the parts of a workspace know of each other.
type generator struct {
	scale    int
	seed     uint64
	set      *data.Set
	counties []county
	index    map[string]int // county code → place in counties

	units   unitBook
	members []int32 // at the start, by team
}

// Generate returns the whole workspace, gazetteer included.
func Generate(o Options) *data.Set {
	g := &generator{scale: max(1, o.Scale), seed: o.Seed, set: facts.Gazetteer(), index: map[string]int{}}
	g.makeCounties()
	g.makePoverty()
	g.makeVillages()
	g.makeLedgers()
	g.makeUnits()
	g.makeTeams()
	g.makePeople()
	g.makeSelection()
	g.makeRules()
	g.makeDuties()
	g.makeSupport()
	g.makePairings()
	g.makeMoney()
	g.makeAppraisals()
	faults := g.makeFaults()
	g.makeInfo(faults)
	return g.set
}

// stream returns a source of chance of its own for each part, so that a change
// in one part leaves the others' rows as they were.
func (g *generator) stream(part string) *rand.Rand {
	h := fnv.New64a()
	h.Write([]byte(part))
	return rand.New(rand.NewPCG(g.seed, h.Sum64()))
}

// makeInfo writes the workspace's settings.
func (g *generator) makeInfo(faults int) {
	info := map[string]string{
		"demo":          "1",
		"scale":         strconv.Itoa(g.scale),
		"seed":          strconv.FormatUint(g.seed, 10),
		"as_of":         AsOf.String(),
		"seeded_errors": strconv.Itoa(faults),
	}
	for _, key := range []string{"title", "source", "tier_note", "exit_note"} {
		info[key], info[key+"_en"] = label(key), label(key+"_en")
	}
	g.set.Info = info
}
