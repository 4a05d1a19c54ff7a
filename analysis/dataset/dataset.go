// Package dataset is a workspace in memory: its counties, its cube, the map
// that its counties are drawn on, and where all of it comes from. Pages,
// figures and commands read it and never the database.
package dataset

import (
	"sync"

	"taihang/analysis/cube"
	"taihang/analysis/measure"
	"taihang/data"
	"taihang/geo/mesh"
)

// Dataset is immutable once loaded; a change makes a new one.
type Dataset struct {
	Info        Info
	List        int      // the counties are those at the end of this year
	Counties    []County // ordered by code; the position is the county's index everywhere
	Prefectures []Place  // ordered by code
	Villages    []data.Village
	Units       []data.Unit
	Cube        *cube.Cube
	Measures    *measure.Catalogue
	Map         Map
	Years       []int // of the programme, ascending; indicators may reach further
	Partial     bool  // made by LoadCore: some tables are still empty

	set   *data.Set
	index map[string]int // county code → position
	alias map[string]int // the same, with codes they had before or got later

	changes map[string][]Change // by indicator

	posted sync.Map // answers of postedTo, by year
}

// Info says what the data are and how far they reach.
type Info struct {
	Title      string
	Demo       bool // 演示数据
	Seed       string
	AsOf       data.Date
	Version    int64 // number of the last import
	SourceZh   string
	SourceEn   string
	TierNoteZh string // says that tier lists are assumed, when they are
	TierNoteEn string
}

// Place is a named division.
type Place struct{ Code, Name, Pinyin string }

// County is a county with its place in the programme.
type County struct {
	data.County
	Tier    data.Tier
	Short   string // as written on maps: 阜平, 丰宁
	Feature int    // index in Map.Mesh.Features; -1 when the boundaries lack it
	NameEn  string // "Fuping"
}

// Map is the boundaries in use, projected, and how they joined the counties.
type Map struct {
	Vintage data.Vintage
	Mesh    *mesh.Mesh
	County  []int // by feature: index in Counties, -1 when unknown
	Report  Report

	feature []int // by county: the feature that leads, -1 when none
}

// Report says what a join could not match. It is data for a panel, not an
// error.
type Report struct {
	Matched   int
	NoFeature []string // counties without a boundary
	NoRow     []string // boundaries without a county: drawn as no data
	Duplicate []string // codes on more than one boundary
	Recoded   []Recoded
}

// Recoded says that an outline carries a code that its county had before, or
// got later.
type Recoded struct{ From, To string }
