package data

// Level is who dispatched a cadre or team (派出层级).
type Level string

// Dispatch levels.
const (
	LevelProvince Level = "province"
	LevelCity     Level = "city"
	LevelCounty   Level = "county"
	LevelCentral  Level = "central"
)

// Levels lists the dispatch levels in their customary order.
var Levels = []Level{LevelProvince, LevelCity, LevelCounty, LevelCentral}

// UnitKind sorts sending units; the first four take part in matching.
type UnitKind string

// Kinds of sending unit.
const (
	UnitPartyMass      UnitKind = "party_mass"       // 党群
	UnitEconomic       UnitKind = "economic"         // 经济
	UnitPoliticalLegal UnitKind = "political_legal"  // 政法
	UnitAgriculture    UnitKind = "agriculture"      // 涉农
	UnitGovernment     UnitKind = "government"       // 政府综合
	UnitEducation      UnitKind = "education_health" // 教科文卫
	UnitEnterprise     UnitKind = "soe_finance"      // 国企金融
	UnitCentral        UnitKind = "central"          // 中直单位
)

// UnitKinds lists the kinds in display order.
var UnitKinds = []UnitKind{UnitPartyMass, UnitGovernment, UnitEconomic, UnitPoliticalLegal, UnitAgriculture, UnitEducation, UnitEnterprise, UnitCentral}

// VillageKind is what a village chiefly lacks.
type VillageKind string

// Kinds of village.
const (
	VillageSoft       VillageKind = "soft"       // 软村: weak leadership
	VillagePoor       VillageKind = "poor"       // 穷村
	VillageDisorderly VillageKind = "disorderly" // 乱村
	VillageWeak       VillageKind = "weak"       // 弱村: weak economy or base
)

// VillageKinds lists the kinds in the order of the published rule.
var VillageKinds = []VillageKind{VillageSoft, VillagePoor, VillageDisorderly, VillageWeak}

// Matches says whether a unit of kind u goes to a village of kind v under the
// published rule (党群部门包软村, 经济部门包穷村, 政法部门包乱村, 涉农部门包弱村).
// ok is false for kinds of unit the rule does not name: not applicable.
func Matches(u UnitKind, v VillageKind) (match, ok bool) {
	want := map[UnitKind]VillageKind{
		UnitPartyMass: VillageSoft, UnitEconomic: VillagePoor,
		UnitPoliticalLegal: VillageDisorderly, UnitAgriculture: VillageWeak,
	}[u]
	return want == v, want != ""
}

// Village is a registered poor village.
type Village struct {
	ID       int64
	Code     string // 12 digits, or ""
	Name     string
	Town     string // name of the town
	County   string // code
	Kind     VillageKind
	Lon, Lat float64 // WGS 84; both 0 when unknown
	ExitYear int     // year it left poverty (出列); 0 not yet
}

// Ledger is a village's account of itself for a year (工作台账).
type Ledger struct {
	Village                        int64
	Year                           int
	Households, Population         Value
	PoorHouseholds, PoorPeople     Value
	LandMu, CropsMu, LivestockHead Value
	CommitteeMembers, PartyMembers Value
	CollectiveIncomeYuan           Value // village collective economy
	IncomePerHeadYuan              Value
	ReportedOn                     Date
}

// Unit sends cadres (选派单位).
type Unit struct {
	ID    int64
	Name  string
	Level Level
	Kind  UnitKind
	Place string // division code of its seat
}

// Role in a work team.
type Role string

// Roles.
const (
	RoleFirstSecretary Role = "first_secretary"
	RoleMember         Role = "member"
)

// Sex of a cadre.
type Sex string

// Sexes; the empty Sex is unknown.
const (
	Male   Sex = "male"
	Female Sex = "female"
)

// Education is the highest degree held.
type Education string

// Degrees, highest first.
const (
	Postgraduate Education = "postgraduate"
	Bachelor     Education = "bachelor"
	College      Education = "college"   // 大专
	Secondary    Education = "secondary" // 高中及以下
)

// Educations lists the degrees, highest first.
var Educations = []Education{Postgraduate, Bachelor, College, Secondary}

// Cadre is a person. Name is personal data: masked unless the user asks.
type Cadre struct {
	ID        int64
	Name      string
	Sex       Sex
	Birth     Date
	Education Education
	Party     bool // member of the party
	Unit      int64
	Rank      string // bureau division section staff (厅局 处 科 科员)
	Reserve   bool   // 后备干部
	Volunteer bool
	WorkStart Date   // began work
	Skill     string // what the team gets: public_order agronomy finance law engineering culture health organisation
	Ref       string // how the files tell this person from others; "" where they do not
}

// Private kinds of personal data.
const (
	PrivateID       = "id_number"
	PrivatePhone    = "phone"
	PrivateBankCard = "bank_card"
	PrivateAddress  = "address"
)

// Private is personal data of a cadre beyond the name. It is kept apart and is
// loaded only when asked for.
type Private struct {
	Cadre int64
	Kind  string
	Value string
}

// Team is a work team in a village (驻村工作组).
type Team struct {
	ID      int64
	Village int64
	Unit    int64
	Level   Level
	Start   Date
	End     Date // first day without it; unknown while it stands
}

// Posting is a cadre's time in a team: days in [Start, End).
type Posting struct {
	ID     int64
	Cadre  int64
	Team   int64
	Role   Role
	Intake int // year of the intake (批次) that brought the cadre
	Start  Date
	End    Date   // unknown while it lasts
	Why    string // of the end: rotation illness recalled promoted exchanged; "" while it lasts
}

// IntakeSummary is what is known of an intake as a whole.
type IntakeSummary struct {
	Year            int
	Level           Level
	Cadres, Reserve int
	Invented        bool
}

// SelectionList is a unit's list of names and what the audit made of it.
type SelectionList struct {
	ID        int64
	Unit      int64
	Round     int // 1, and higher after a return
	Submitted Date
	Outcome   string // accepted returned exchanged
	Reason    string // code of the rule broken
}

// ListEntry is a person proposed on a list. Cadre is 0 if not dispatched.
type ListEntry struct {
	List                   int64
	Place                  int // on the list, from 1
	Cadre                  int64
	Rank                   string
	InService, Established bool
	Reserve, Volunteer     bool
	ServiceYears           Value
	Appraisal1, Appraisal2 string // last year's and the year before's: excellent competent basic incompetent
	Outcome                string // accepted rejected exchanged
}

// Rules of management (十项制度), in the published order.
var Rules = []string{"attendance", "training", "leave", "survey", "meeting", "inspection", "contact", "online", "appraisal", "discipline"}

// RuleRecord says how often a team owed an act under a rule, and did it.
type RuleRecord struct {
	Team      int64
	Rule      string
	From      Date // first day of the month, quarter or year
	Months    int  // length of the period
	Due, Done int
}

// Duties of the first secretary (四项职责), in the published order.
var Duties = []string{"organisation", "relief", "service", "governance"}

// DutyProgress is a village's progress on a duty at a year's end, 0 to 1.
type DutyProgress struct {
	Village  int64
	Year     int
	Duty     string
	Progress Value
}

// Support kinds (帮扶力量).
var SupportKinds = []string{"team", "enterprise", "sanatorium", "commissioner"}

// SupportOrg gives support: an enterprise, a sanatorium, a commissioner.
type SupportOrg struct {
	ID     int64
	Kind   string
	Name   string
	County string
}

// Support ties an organisation to a village.
type Support struct {
	Org        int64
	Village    int64
	Start, End Date
}

// Pairing has a district or county help a poor county (结对).
type Pairing struct {
	Helper, Helped string // county codes
	Start, End     Date
}

// Need is an item on a poor county's list.
type Need struct {
	ID     int64
	County string
	Kind   string // industry market talent
	Listed Date
	MetBy  string // helper's county code; "" unmet
	MetOn  Date
}

// Fund is money for a team in a year.
type Fund struct {
	Team   int64
	Year   int
	Kind   string // work_money living_allowance
	Yuan   Value
	PaidOn Date
}

// Guarantee is signed off before a team arrives: lodging, heating, board.
type Guarantee struct {
	Village  int64
	Kind     string // lodging heating board
	SignedOn Date
}

// Appraisal is a cadre's yearly rating.
type Appraisal struct {
	Cadre  int64
	Year   int
	Rating string // excellent competent basic incompetent
}

// Promotion of a cadre (提拔).
type Promotion struct {
	Cadre    int64
	On       Date
	From, To string // ranks
}
