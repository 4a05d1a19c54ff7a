package dataset

import "taihang/data"

// unsaid are the measures of what no row of the workspace says of anybody. A list
// that has no column of reserve cadres does not say that there are none: a share of
// nought would be one that nobody stated.
func unsaid(set *data.Set) (ids []string) {
	var party, reserve, volunteer, first bool
	for i := range set.Cadres {
		c := &set.Cadres[i]
		party, reserve, volunteer = party || c.Party, reserve || c.Reserve, volunteer || c.Volunteer
	}
	for i := range set.Postings {
		first = first || set.Postings[i].Role == data.RoleFirstSecretary
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
	} {
		if !m.said {
			ids = append(ids, m.ids...)
		}
	}
	return ids
}
