package intake

import (
	"regexp"
	"strings"

	"taihang/analysis/mapping"
)

// Tables that are like those that are kept, and are of something else: of the people
// of a village, of projects, of what is planned. They are left out, with the reason,
// unless the user says what they are.

// byHousehold is why a sheet is left out that is a list of households: the workspace
// keeps villages, and nobody of whom a row tells is posted.
const byHousehold = "sheet-by-household"

func (p *SheetPlan) byHousehold() bool {
	return p.Mapping.Kind == "" && len(p.People.Households) > 0 && !p.has("person")
}

// others is why a sheet is left out whose titles say that its persons are the village's
// own, and none that is posted there.
const others = "sheet-others"

// ownPeople are words for them in titles; sentPeople for those who are posted.
var (
	ownPeople  = regexp.MustCompile(`两委|村(?:级)?(?:后备)?干部|村级后备|党员(?:花?名册|名单|信息|情况)|村民代表|致富带头人|护林员|护路员|保洁员|公益(?:性)?岗|网格员|村医|乡村医生|大学生村官|退役军人|信息员|村(?:党(?:支部|总支))?书记`)
	sentPeople = regexp.MustCompile(`第一书记|驻村|派驻|选派|下派|工作队|工作组|帮扶(?:干部|队)|挂职`)
)

func (p *SheetPlan) others() bool {
	posts := p.Kind == mapping.Cadres || p.Kind == mapping.Postings
	return p.Mapping.Kind == "" && posts && p.people() != ""
}

// people are words of the titles that say whose list it is; "" where they speak of
// those who are posted, or where a column does.
func (p *SheetPlan) people() string {
	titles := p.titles()
	for i := range p.Columns {
		titles += " " + p.Columns[i].Name
	}
	if sentPeople.MatchString(titles) {
		return ""
	}
	return ownPeople.FindString(p.titles())
}

// events is why a sheet is left out that names persons who are posted, and tells of
// something else: who was on leave, on a course, honoured, promoted.
const events = "sheet-events"

// eventWords are words for it in titles.
var eventWords = regexp.MustCompile(`请销?假|休假|销假|培训|参训|学习班|轮训|表彰|表扬|评优|评先|先进个人|荣誉|获奖|体检|健康检查|通报|约谈|问责|提拔|晋升|慰问|座谈|会议|签到|保险|补助发放|报销`)

func (p *SheetPlan) events() bool {
	posts := p.Kind == mapping.Cadres || p.Kind == mapping.Postings
	return p.Mapping.Kind == "" && posts && p.event() != ""
}

// event is the word of the titles that says so; "" for none. A roster stays one.
func (p *SheetPlan) event() string {
	titles := p.titles()
	if strings.Contains(titles, "花名册") || strings.Contains(titles, "派驻") || strings.Contains(titles, "选派") {
		return ""
	}
	return eventWords.FindString(titles)
}

// planned is why a sheet is left out that says who is to be posted and not who is.
const planned = "sheet-planned"

// plans are words for somebody who is to be posted.
var plans = regexp.MustCompile(`拟(?:选派|派驻|派|任|驻|担任|安排|轮换|接任)|(?:计划|预备|待)(?:选派|派驻|派|到岗)`)

func (p *SheetPlan) planned() bool {
	posts := p.Kind == mapping.Cadres || p.Kind == mapping.Postings
	return p.Mapping.Kind == "" && posts && !p.has("start") && !p.has("intake") && p.plan() != ""
}

// plan is what says that a table is of plans: a column, or words of its titles.
func (p *SheetPlan) plan() string {
	for i := range p.Columns {
		if c := &p.Columns[i]; !c.Empty && plans.MatchString(c.Name) {
			return c.Name
		}
	}
	return plans.FindString(p.titles())
}

// projects is why a sheet is left out that lists projects: what they cost is no money
// of teams, and their villages are no list of villages.
const projects = "sheet-projects"

// projectName are names of columns that name projects.
var projectName = regexp.MustCompile(`项目名称$|项目内容$|建设内容$|工程名称$|(?:建设|帮扶|扶贫|实施|扶持|产业)项目$`)

// projects says that a table that is known for nothing else, for money, or for
// villages of which it says nothing, has a column of projects.
func (p *SheetPlan) projects(unknown bool) bool {
	switch {
	case p.Mapping.Kind != "", p.project() == nil:
		return false
	case unknown, p.Kind == mapping.Funds:
		return true
	}
	return p.Kind == mapping.Villages && !p.has("village_kind") && !p.has("exit_year")
}

func (p *SheetPlan) project() *ColumnPlan {
	for i := range p.Columns {
		c := &p.Columns[i]
		if projectName.MatchString(c.Name) && !c.Empty && 2*c.Values.Numbers <= c.Values.Filled {
			return c
		}
	}
	return nil
}
