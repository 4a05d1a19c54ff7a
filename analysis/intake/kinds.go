package intake

import (
	"strings"

	"taihang/analysis/mapping"
	"taihang/data/text"
)

// KindBoundaries is the kind of a layer; the others are kinds of table.
const KindBoundaries = mapping.Boundaries

// loader takes the rows of one kind of table in.
type loader interface {
	// row takes the row in hand in, or says why not and returns false.
	row(j *job) bool
	// end is called after the last row.
	end(j *job)
}

// loaders by kind. Each row is loaded, or has an issue.
var loaders = map[string]func(*job) loader{
	mapping.Successions: openSuccessions,
	mapping.Counties:    openCounties,
	mapping.Divisions:   openDivisions,
	mapping.VillageList: openVillageList,
	mapping.Tiers:       openTiers,
	mapping.Villages:    openVillages,
	mapping.Cadres:      openRoster,
	mapping.Postings:    openRoster,
	mapping.Appraisals:  openRoster,
	mapping.Promotions:  openPromotions,
	mapping.Ledger:      openLedger,
	mapping.Attendance:  openAttendance,
	mapping.Duties:      openDuties,
	mapping.Guarantees:  openGuarantees,
	mapping.Funds:       openFunds,
	mapping.Support:     openSupport,
	mapping.Pairing:     openPairing,
	mapping.Needs:       openNeeds,
	mapping.Selection:   openSelection,
	mapping.Indicators:  openIndicators,
}

// Kinds lists the kinds that a file can be read as, each with its name.
func Kinds() text.Said {
	return func(l text.Lang) string {
		out := []string{kindSaid(mapping.Boundaries)(l)}
		for _, k := range mapping.Kinds {
			if k.Name != mapping.VillageList {
				out = append(out, kindSaid(k.Name)(l))
			}
		}
		return strings.Join(out, l.T("ingest.kind.between"))
	}
}

// kindSaid is a kind as it is written in settings, with its name.
func kindSaid(kind string) text.Said {
	return func(l text.Lang) string { return l.T("ingest.kind.as", kind, l.T("ingest.kind."+kind)) }
}
