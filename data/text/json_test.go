package text

import (
	"strings"
	"testing"
)

// What is wrong in a file of JSON is told in the reader's language, with where
// it stands.
func TestParseJSON(t *testing.T) {
	type part struct {
		Year int               `json:"year"`
		Of   map[string]string `json:"of"`
	}
	type whole struct {
		part
		Parts map[string]part `json:"parts"`
	}
	for _, c := range []struct{ body, zh, en string }{
		{`{"year": 2018, "parts": {"甲": {"year": 1}}}`, "", ""},
		{"\ufeff{\"year\": 2018}", "", ""},
		{"{\"of\": {\"甲\": \"乙\"},\n \"甲\" bad}", "第 2 行第 6 个字", "row 2, character 6"},
		{"bad", "第 1 行第 1 个字", "row 1, character 1"},
		{`{"headr": 1}`, "“headr”", "“headr”"},
		{"{\"of\":\n{}, \"year\": \"二〇一八\"}", "第 2 行“year”", "row 2, “year”"},
		{`[1, 2]`, "第 1 行第 1 个字", "row 1, character 1"},
		{"{\"parts\": {\"甲\":\n []}}", "第 2 行", "row 2"},
		{`{"year": 2018`, "末尾", "before its end"},
		{``, "末尾", "before its end"},
	} {
		var w whole
		err := ParseJSON([]byte(c.body), "m.json", &w)
		if c.zh == "" {
			if err != nil {
				t.Errorf("%s: %v", c.body, err)
			}
			continue
		}
		if err == nil {
			t.Errorf("%s was read", c.body)
			continue
		}
		zh, en := ZH.Sentence(err), EN.Sentence(err)
		if !strings.Contains(zh, c.zh) || !strings.Contains(en, c.en) || !strings.HasPrefix(zh, "m.json") {
			t.Errorf("%s: %s; %s", c.body, zh, en)
		}
		for _, raw := range []string{"json: ", "unmarshal", "invalid character", "EOF", "part."} {
			if strings.Contains(strings.ReplaceAll(zh+en, "m.json: ", ""), raw) {
				t.Errorf("%s: %s; %s", c.body, zh, en)
			}
		}
	}
}
