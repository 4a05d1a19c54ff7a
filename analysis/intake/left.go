package intake

import (
	"encoding/json"

	"taihang/analysis/mapping"
	"taihang/data"
	"taihang/data/store"
)

// A newer version of a file: rows that came with an older one, and of which the
// newer does not speak, are gone from the file. They stay in the workspace
// unless the user wants them removed.

// leftOut finds them, says so, and removes them if that was settled.
func (j *job) leftOut() error {
	before, err := j.tx.Lineage(j.b.File, j.b.Sheet, j.b.Kind)
	if err != nil || len(before) == 0 {
		return err
	}
	remove := j.plan.Mapping.Gone == "remove"
	switch j.plan.Kind {
	case mapping.Villages:
		err = gone[data.Village](j, before, remove)
	case mapping.Cadres, mapping.Postings:
		if err = gone[data.Posting](j, before, remove); err == nil && j.plan.Kind == mapping.Cadres {
			err = gone[data.Cadre](j, before, remove)
		}
	case mapping.Appraisals:
		err = gone[data.Appraisal](j, before, remove)
	case mapping.Ledger:
		err = gone[data.Ledger](j, before, remove)
	case mapping.Attendance:
		err = gone[data.RuleRecord](j, before, remove)
	case mapping.Duties:
		err = gone[data.DutyProgress](j, before, remove)
	case mapping.Guarantees:
		err = gone[data.Guarantee](j, before, remove)
	case mapping.Promotions:
		err = gone[data.Promotion](j, before, remove)
	case mapping.Funds:
		err = gone[data.Fund](j, before, remove)
	case mapping.Support:
		err = gone[data.Support](j, before, remove)
	case mapping.Pairing:
		err = gone[data.Pairing](j, before, remove)
	case mapping.Needs:
		err = gone[data.Need](j, before, remove)
	case mapping.Selection:
		err = gone[data.ListEntry](j, before, remove)
	case mapping.Tiers:
		err = gone[data.TierMember](j, before, remove)
	case mapping.Indicators:
		err = gone[data.Indicator](j, before, remove)
	case mapping.Divisions, mapping.VillageList:
		err = gone[data.Division](j, before, remove)
	}
	return err
}

// gone counts and, if wanted, removes the rows of a type.
func gone[T any](j *job, before []int64, remove bool) error {
	rows, n, err := store.Left[T](j.tx, before, mostLeft-len(j.leftRows))
	if err != nil || n == 0 {
		return err
	}
	j.leftRows = append(j.leftRows, leftWords(j, rows)...)
	if !remove {
		j.left += n
		j.b.Issues = append(j.b.Issues, data.Issue{Severity: data.Warning, Code: "gone", Sheet: j.b.Sheet, Args: []string{itoa(n), itoa(int(before[len(before)-1]))}, N: n})
		return nil
	}
	if n, err = store.Drop[T](j.tx, before); err == nil {
		j.b.Issues = append(j.b.Issues, data.Issue{Severity: data.Note, Code: "gone-removed", Sheet: j.b.Sheet, Args: []string{itoa(n), itoa(int(before[len(before)-1]))}, N: n})
	}
	return err
}

// settledJSON is how the sheet is read, kept with the batch: the kind and the
// columns as they were taken, and what the user settled.
func (p *SheetPlan) settledJSON() string {
	m := p.Mapping
	m.Kind = p.Kind
	m.Columns = map[string]string{}
	for i := range p.Columns {
		if c := &p.Columns[i]; c.Field != "" {
			m.Columns[c.Name] = c.Field
		}
	}
	if p.Layout != nil && p.Layout.HeaderFirst > 0 {
		m.Header = []int{p.Layout.HeaderFirst, p.Layout.HeaderLast}
	}
	b, err := json.Marshal(m)
	if err != nil {
		return "{}"
	}
	return string(b)
}
