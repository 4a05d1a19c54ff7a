package intake

import (
	"encoding/json"
	"reflect"
	"testing"
)

// FuzzMapping: a mapping that is taken says the same when it is written and read
// again.
func FuzzMapping(f *testing.F) {
	f.Add([]byte(`{"encoding":"GBK","kind":"cadres","header":[3,4],"columns":{"a":"start","F":"-"},"divisions":{"宣化县":"130705"},"edits":[{"row":1,"column":"a","value":"b"}],"files":{"x.shp":{"crs":"EPSG:4547"}}}`))
	f.Add([]byte("\ufeff{}"))
	f.Fuzz(func(t *testing.T, b []byte) {
		m, err := ParseMapping(b, "m.json")
		if err != nil {
			return
		}
		out, err := json.Marshal(m)
		if err != nil {
			t.Fatal(err)
		}
		again, err := ParseMapping(out, "m.json")
		if err != nil {
			t.Fatalf("%s is not taken again: %v", out, err)
		}
		if twice, _ := json.Marshal(again); !reflect.DeepEqual(twice, out) {
			t.Fatalf("%s became %s", out, twice)
		}
	})
}
