package dataset

import "taihang/data"

// ofRoster are the shares of villages that have somebody: in a year of which no
// roster speaks nobody knows, and none is not nought.
var ofRoster = []string{"coverage_share", "first_secretary_share", "first_secretaries", "teams"}

// unsaid are the measures of what no row of the workspace says of anybody. A list
// that has no column of reserve cadres does not say that there are none: a share of
// nought would be one that nobody stated.
func unsaid(set *data.Set) (ids []string) {
	var party, reserve, volunteer, first, exited bool
	for i := range set.Cadres {
		c := &set.Cadres[i]
		party, reserve, volunteer = party || c.Party, reserve || c.Reserve, volunteer || c.Volunteer
	}
	for i := range set.Postings {
		first = first || set.Postings[i].Role == data.RoleFirstSecretary
	}
	for i := range set.Villages {
		exited = exited || set.Villages[i].ExitYear != 0
	}
	for _, m := range []struct {
		said bool
		ids  []string
	}{
		{party, []string{"party_share"}},
		{reserve, []string{"reserve_share"}},
		{volunteer, []string{"volunteer_share"}},
		{first, []string{"first_secretaries", "first_secretary_share", "coverage_share"}},
		{len(set.Promotions) > 0, []string{"promoted_share"}},
		{len(set.Supports) > 0, []string{"enterprise_share", "commissioner_share", "sanatorium_share"}},
		{len(set.Guarantees) > 0, []string{"lodging_signed_share"}},
		{exited, []string{"exited_share", "villages_exited"}},
	} {
		if !m.said {
			ids = append(ids, m.ids...)
		}
	}
	return ids
}
