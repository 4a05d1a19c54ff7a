package intake

import (
	"cmp"
	"regexp"
	"slices"
	"strings"

	"taihang/data"
	"taihang/data/ingest"
)

// noOrg are cells of a column of organisations that say that nobody helps; markOrg
// those that say that somebody does, and not who.
var (
	noOrg   = regexp.MustCompile(`^(?:[（(]?(?:暂?无|暂?没有|尚?未(?:安排|落实|确定|定)|空白?|不涉及|没|否)(?:帮扶|结对|单位|企业|力量)*[)）]?|[-—–/\\、.。…*×xX0]+)$`)
	markOrg = regexp.MustCompile(`^(?:[√✓✔]|是|有|已?落实|已?安排)$`)
)

// support reads which organisations help which village: in one column, or in one for
// each sort.
type support struct {
	orgs    sink[data.SupportOrg]
	rows    sink[data.Support]
	columns []int
}

func openSupport(j *job) loader {
	j.fail(j.s.wantVillages())
	j.fail(j.s.wantOrgs())
	l := support{orgs: into[data.SupportOrg](j), rows: into[data.Support](j)}
	for i := range j.plan.Columns {
		if j.plan.Columns[i].Field == "org" {
			l.columns = append(l.columns, i)
		}
	}
	return l
}

func (l support) row(j *job) bool {
	list, ok := l.named(j)
	if !ok {
		return false
	}
	start, end := j.days()
	if end.Known() && start.Known() && end <= start {
		return j.reject("end-before-start", firstOf(j.column(fEnd), j.column(fStart)), start.String(), end.String())
	}
	village, ok := j.village()
	if !ok {
		return false
	}
	county := j.optionalCounty()
	ids, fresh := make([]int64, 0, len(list)), false
	for _, k := range list {
		k.county = county
		id, known := j.s.orgs[k]
		if !known {
			id = j.s.number("support_org")
			j.s.orgs[k] = id
			l.orgs.put(data.SupportOrg{ID: id, Kind: k.kind, Name: k.name, County: k.county})
		}
		ids = append(ids, id)
		fresh = fresh || j.seen[supportKey(village, id, start)] == 0
	}
	if !fresh {
		return j.first(supportKey(village, ids[0], start))
	}
	for i, id := range ids {
		key := supportKey(village, id, start)
		if line := j.seen[key]; line != 0 && line != j.line {
			j.issue(data.Warning, "org-twice", "", list[i].name, itoa(line))
			continue
		}
		j.seen[key] = j.line
		l.rows.put(data.Support{Org: id, Village: village, Start: start, End: end})
	}
	return true
}

func supportKey(village, org int64, start data.Date) string {
	return itoa(int(village)) + " " + itoa(int(org)) + " " + itoa(int(start))
}

// named are the organisations that the row in hand names. It is rejected where it
// names none.
func (l support) named(j *job) (list []orgKey, ok bool) {
	defer j.restoreAt(fOrg, j.at[fOrg])
	none, where, unnamed := "", "", -1
	for _, c := range l.columns {
		if len(l.columns) > 1 && !j.turn(fOrg, c) {
			continue
		}
		raw := j.raw(fOrg)
		s := ingest.Tidy(raw)
		switch {
		case s == "":
			continue
		case markOrg.MatchString(s):
			unnamed = j.at[fOrg]
			continue
		case !filled(s) || vacant(s) || noOrg.MatchString(s):
			if none == "" {
				none, where = s, j.column(fOrg)
			}
			continue
		}
		kind := j.word(fSupportKind)
		if sort := sortOfHelper(j.column(fOrg)); sort != "" && len(l.columns) > 1 {
			kind = sort
		}
		for _, name := range organisations(raw, cmp.Or(kind, supportByName(j.column(fOrg), s))) {
			k := kind
			if k == "" {
				k = supportByName(j.column(fOrg), name)
			}
			list = append(list, orgKey{kind: k, name: strings.Clone(name)})
		}
	}
	switch {
	case len(list) > 0:
		if unnamed >= 0 {
			j.issue(data.Warning, "org-unnamed", j.plan.Columns[unnamed].Name, j.plan.Columns[unnamed].Name)
		}
		return list, true
	case none != "":
		return nil, j.reject("org-none", where, none)
	}
	return nil, j.reject("name", j.plan.Columns[l.columns[0]].Name)
}

// organisation is how the names of most end.
var organisation = regexp.MustCompile(`(?:公司|集团|厂|矿|院|所|站|社|店|场|园|局|委|办|厅|室|队|组|会|部|中心|银行|大学|学校|学院|医院|企业|基地|协会|商会|合作社|支行|分行|信用社|机构|联盟|法院|检察院)$`)

// organisations are those that a cell names: A公司、B集团 are two, if each part is
// called as they are; of commissioners each is a person.
func organisations(cell, kind string) []string {
	depth := 0
	parts := strings.FieldsFunc(cell, func(r rune) bool {
		switch r {
		case '（', '(':
			depth++
		case '）', ')':
			depth--
		case '、', '，', ',', '；', ';', '\n', '\r':
			return depth <= 0
		}
		return false
	})
	for i := range parts {
		parts[i] = ingest.Tidy(parts[i])
	}
	parts = slices.DeleteFunc(parts, func(s string) bool { return s == "" })
	each := func(s string) bool {
		bare := withoutRemark(s)
		if kind == "commissioner" {
			n := len([]rune(bare))
			return n > 1 && n <= 12
		}
		return organisation.MatchString(bare)
	}
	if len(parts) < 2 || slices.ContainsFunc(parts, func(s string) bool { return !each(s) }) {
		return []string{ingest.Tidy(cell)}
	}
	return parts
}

// optionalCounty is the county of the row, by its village's code or where it names one.
func (j *job) optionalCounty() string {
	if s, ok := ingest.Code(j.raw(fVillageCode)); ok {
		return strings.Clone(s[:6])
	}
	if j.raw(fCounty) == "" && j.raw(fCountyCode) == "" {
		return ""
	}
	code, _ := j.county()
	return code
}

// supportByName is the sort of an organisation by its name, else by its column's.
func supportByName(column, name string) string {
	if sort := sortOfHelper(name); sort != "enterprise" && sort != "" {
		return sort
	}
	return cmp.Or(sortOfHelper(column), "enterprise")
}

// sortOfHelper is the sort that a name says; "" for none.
func sortOfHelper(s string) string {
	switch {
	case strings.Contains(s, "疗养"), strings.Contains(s, "休疗院"):
		return "sanatorium"
	case strings.Contains(s, "特派员"):
		return "commissioner"
	case strings.Contains(s, "工作队"), strings.Contains(s, "工作组"):
		return "team"
	case strings.HasSuffix(s, "企业"), strings.HasSuffix(s, "企业名称"), strings.HasSuffix(s, "公司"):
		return "enterprise"
	}
	return ""
}

func (support) end(*job) {}
