package page

import (
	"regexp"
	"slices"
	"strconv"
	"strings"

	"taihang/analysis/intake"
	"taihang/analysis/mapping"
	"taihang/data"
	"taihang/data/ingest"
	"taihang/data/text"
	"taihang/ui/draw"
	"taihang/ui/model"
)

// fieldOf is what a column is taken for, where that is a field.
func fieldOf(k *intake.ColumnPlan) *mapping.Field { return mapping.FieldOf(k.Field) }

// personal says that a column holds personal data, by what it is taken for or
// by what stands in it.
func personal(k *intake.ColumnPlan) bool {
	if f := fieldOf(k); f != nil {
		return f.Personal || f.ID == "person"
	}
	v := &k.Values
	if v.Filled == 0 {
		return false
	}
	for _, g := range k.Guesses {
		if f := mapping.FieldOf(g.Field); k.Field == "" && f != nil && (f.Personal || f.ID == "person") {
			return true
		}
	}
	if 2*v.Names > v.Filled && k.Field == "" {
		for _, word := range peopleWords {
			if strings.Contains(k.Name, word) {
				return true
			}
		}
	}
	return 2*(v.IDs+v.Phones+v.Cards) > v.Filled
}

// privateField is what a personal column is taken for, in which its cells are hidden;
// nil for another column.
func privateField(k *intake.ColumnPlan) *mapping.Field {
	switch f := fieldOf(k); {
	case !personal(k):
		return nil
	case f != nil:
		return f
	}
	return &mapping.Field{ID: "id_number", Personal: true}
}

// privateOf finds the personal field of a table's column, nil for none.
func privateOf(t model.Tab) func(string) *mapping.Field {
	return func(column string) *mapping.Field {
		if t.Sheet == nil || column == "" {
			return nil
		}
		for i := range t.Sheet.Columns {
			k := &t.Sheet.Columns[i]
			if k.Name == column {
				return privateField(k)
			}
		}
		return nil
	}
}

// peopleWords are in the heads of columns that name people.
var peopleWords = []string{"姓名", "书记", "队长", "队员", "负责人", "联系人", "户主", "干部", "主任"}

// hide keeps as much of a personal cell as tells what it is.
func hide(f *mapping.Field, s string) string {
	r := []rune(s)
	if len(r) == 0 {
		return s
	}
	kept := 1
	switch {
	case f != nil && f.ID == "address":
		kept = 3
	case len(r) >= 11: // a number of a person, a telephone, a card
		kept = 3
	}
	return string(r[:min(kept, len(r))]) + "＊＊"
}

// runs of digits, with an area code before them where there is one.
var runs = regexp.MustCompile(`[（(]?0[0-9]{2,3}[)）]?[-－—– ]?[0-9]+|[0-9]+[Xx]?`)

// numbers of people are, as a whole run: a mobile or a fixed-line telephone, an
// identity number, a bank card. An area code stands apart: without that eleven digits
// that begin with 0 are more likely a code.
var numbers = regexp.MustCompile(`^(?:1[3-9][0-9]{9}|[（(]?0[0-9]{2,3}(?:[)）][-－—– ]?|[-－—– ])[2-9][0-9]{6,7}|[0-9]{15,18}[0-9Xx])$`)

// hideInside masks numbers of people and addresses inside a cell that is of no
// personal column: a remark, or all cells when a file is read by a wrong separator.
func hideInside(s string) string {
	if len(s) < 11 {
		return s
	}
	return ingest.HideHomes(runs.ReplaceAllStringFunc(s, func(m string) string {
		if numbers.MatchString(m) {
			return hide(nil, m)
		}
		return m
	}))
}

// fieldName is what a field is called.
func fieldName(l text.Lang, id string) string {
	switch id {
	case "":
		return l.T("ui.in.field.none")
	case "-":
		return l.T("ui.in.field.out")
	case "figure":
		return l.T("ui.in.field.figure")
	}
	return l.T("ui.in.field." + id)
}

// whyWords is the reason of a guess.
func whyWords(l text.Lang, why string, args []string) string {
	if why == "" {
		return ""
	}
	return l.T(why, anys(args)...)
}

func anys(list []string) []any {
	out := make([]any, len(list))
	for i, s := range list {
		out[i] = s
	}
	return out
}

// confidence is the colour of a mapping: sure, a suggestion, a contradiction.
func confidence(c draw.C, k *intake.ColumnPlan) draw.Colour {
	switch {
	case k.Field == "":
		return c.Ink4
	case k.Score >= mapping.Sure:
		return c.Good
	case k.Score < mapping.Likely || !slices.Contains(agreeing, k.Why):
		return c.Bad
	}
	return c.Warn
}

// agreeing are the reasons that speak for a guess; the others say what speaks
// against it.
var agreeing = []string{"", "map.name", "map.like", "map.known", "map.settled", "map.figure"}

// veiled is a cell as the page shows it: f is its column's personal field, nil for
// another column.
func veiled(e *Env, f *mapping.Field, cell string) string {
	switch {
	case e.S.Intake.Unmask:
		return cell
	case f != nil:
		return hide(f, cell)
	}
	return hideInside(cell)
}

// issueWords is an issue in words, with personal values hidden.
func issueWords(e *Env, is data.Issue, private func(column string) *mapping.Field) (message, remedy string) {
	f := private(is.Column)
	args := make([]string, len(is.Args))
	for i, a := range is.Args {
		if a == is.Value || a == is.Proposal {
			args[i] = veiled(e, f, a)
		} else {
			args[i] = veiled(e, nil, a)
		}
	}
	is.Args = args
	return ingest.Message(e.S.Lang, is)
}

// Codes of the notes that tell of a cell with another value than the file has: a proposal
// that was taken, and what the user wrote.
const corrected, edited = "corrected", "edited"

// putRight says that an issue is such a note.
func putRight(is data.Issue) bool { return is.Code == corrected || is.Code == edited }

// rowsWords lists the first rows of a group: 第 3、5、9 行.
func rowsWords(l text.Lang, issues []data.Issue) string {
	var rows []string
	for _, is := range issues {
		if is.Row == 0 {
			continue
		}
		if len(rows) == 3 {
			rows = append(rows, "…")
			break
		}
		rows = append(rows, strconv.Itoa(is.Row))
	}
	switch len(rows) {
	case 0:
		return ""
	case 1:
		return l.T("ui.in.rows.one", rows[0])
	}
	return l.T("ui.in.rows", strings.Join(rows, l.T("ui.select.sep")))
}

func severityColour(c draw.C, s data.Severity) draw.Colour {
	switch s {
	case data.Error:
		return c.Bad
	case data.Warning:
		return c.Warn
	}
	return c.Ink4
}
