package intake

import (
	"os"
	"path/filepath"
	"testing"

	"taihang/data"
	"taihang/data/store"
)

// A team is there for as long as somebody is posted in it, whichever import says so:
// it ends and stands again.
func TestTeamStandsAgain(t *testing.T) {
	st := workspace(t)
	only := brings(t, st, "先.csv", postedHead+"阜平县,甲村,王二,男,1980-03-01,省水利厅,第一书记,2016-02-28,2018-02-28\n")
	if only.Start != data.NewDate(2016, 2, 28) || only.End != data.NewDate(2018, 2, 28) {
		t.Errorf("at first: %+v", only)
	}
	again := brings(t, st, "后.csv", postedHead+"阜平县,甲村,李一,男,1985-06-01,省水利厅,第一书记,2018-03-01,2020-12-31\n")
	if again.ID != only.ID || again.Start != only.Start || again.End != data.NewDate(2020, 12, 31) {
		t.Errorf("when others have come: %+v", again)
	}
	on := brings(t, st, "今.csv", postedHead+"阜平县,甲村,李二,男,1985-06-01,省水利厅,队员,2019-03-01,\n")
	if on.End.Known() {
		t.Errorf("with somebody who is still there: %+v", on)
	}
}

// Money that comes before the roster is the roster's team's.
func TestTeamOfMoney(t *testing.T) {
	st := workspace(t)
	money := brings(t, st, "经费.csv", "县,村,年度,工作经费\n阜平县,甲村,2017,5000\n")
	if money.Unit != 0 {
		t.Errorf("money alone: %+v", money)
	}
	team := brings(t, st, "名册.csv", postedHead+"阜平县,甲村,王二,男,1980-03-01,省水利厅,第一书记,2016-02-28,\n")
	if team.ID != money.ID || team.Unit == 0 || team.Start != data.NewDate(2016, 2, 28) {
		t.Errorf("with the roster: %+v", team)
	}
}

const postedHead = "县,村,姓名,性别,出生年月,派出单位,职务,进驻日期,离任日期\n"

// brings imports a table and returns the only team that is there then.
func brings(t *testing.T, st *store.Store, name, body string) data.Team {
	t.Helper()
	path := filepath.Join(t.TempDir(), name)
	if err := os.WriteFile(path, []byte(body), 0o600); err != nil {
		t.Fatal(err)
	}
	rep, err := Import(ctx, st, []string{path}, Options{})
	if err != nil {
		t.Fatal(err)
	}
	accounted(t, rep)
	list, err := store.Select[data.Team](ctx, st)
	if err != nil || len(list) != 1 {
		t.Fatal(list, err)
	}
	return list[0]
}
