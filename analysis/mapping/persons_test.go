package mapping

import (
	"strings"
	"testing"
)

// Of a row with several people one is taken, with what is said of them and nothing
// that is said of another.
func TestPeople(t *testing.T) {
	h := BuiltinHeaders()
	for _, c := range []struct {
		fields, role string
		columns      []string
	}{
		{"village person phone start", "", []string{"村|甲村", "姓名|甲一", "电话|19900000001", "进驻时间|2018-03-01"}},
		{"village person role phone", "", []string{"村|甲村", "驻村干部|甲一", "第一书记|√", "驻村干部电话|19900000001"}},
		{"village person role start phone", "", []string{"村|甲村", "姓名|甲一", "驻村职务|第一书记", "任第一书记时间|2018-03-01", "第一书记任职时间|2018-03-01", "第一书记电话|19900000001"}},
		{"village person start phone", "first_secretary", []string{"村|甲村", "第一书记|甲一", "队员|甲二", "队员性别|男", "进驻时间|2018-03-01", "第一书记电话|19900000001", "工作队员电话|19900000002"}},
		{"village person start", "member", []string{"村|甲村", "队员姓名|甲一", "第一书记电话|19900000001", "进驻时间|2018-03-01"}},
		{"village start person phone", "", []string{"村|甲村", "村支书|甲九", "电话|19900000009", "进驻时间|2018-03-01", "姓名|甲一", "电话|19900000001"}},
		{"village person sex start", "", []string{"村|甲村", "姓名|甲一", "性别|男", "进驻时间|2018-03-01", "填报人|甲八", "联系电话|19900000008"}},
		{"village person sex start", "", []string{"村|甲村", "贫困户姓名|甲九", "电话|19900000009", "姓名|甲一", "性别|男", "进驻时间|2018-03-01"}},
		{"village person address start", "", []string{"村|甲村", "姓名|甲一", "家庭住址|甲路1号", "家庭电话|19900000009", "进驻时间|2018-03-01"}},
		{"village person phone start", "member", []string{"村|甲村", "队员1|甲一", "电话|19900000001", "队员2|甲二", "队员2电话|19900000002", "进驻时间|2018-03-01"}},
		{"village person start", "first_secretary", []string{"村|甲村", "队长（第一书记）|甲一", "进驻时间|2018-03-01"}},
		{"village person start", "first_secretary", []string{"村|甲村", "姓名（第一书记）|甲一", "进驻时间|2018-03-01"}},
		{"village person start", "member", []string{"村|甲村", "队长（原第一书记）|甲一", "进驻时间|2018-03-01"}},
		{"village person start", "member", []string{"村|甲村", "队员（第一书记助理）|甲一", "进驻时间|2018-03-01"}},
		{"village person role start", "", []string{"村|甲村", "姓名|甲一", "职务（第一书记/队员）|第一书记", "进驻时间|2018-03-01"}},
		{"village person sex start", "member", []string{"村|甲村|甲村", "工作队员|甲一|甲二", "性别|男|女", "进驻时间|2018-03-01|2018-03-01", "第一书记|甲三|甲三", "联系电话|19900000003|19900000003"}},
	} {
		tb := table(c.columns...)
		fit := h.FitKind(Cadres, tb)
		var fields []string
		for i := range tb.Columns {
			if g, ok := fit.Columns[i]; ok {
				fields = append(fields, g.Field)
			}
		}
		if got := strings.Join(fields, " "); got != c.fields || tb.People.Role != c.role {
			t.Errorf("%v: columns are %s, role %q; want %s, %q", c.columns, got, tb.People.Role, c.fields, c.role)
		}
	}
}
