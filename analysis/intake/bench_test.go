package intake

import (
	"bufio"
	"context"
	"encoding/json"
	"fmt"
	"math"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"runtime/debug"
	"strings"
	"testing"

	"taihang/analysis/intake/corpus"
	"taihang/data/facts"
	"taihang/data/store"
)

// importing is set in the environment of a child that imports the file it
// names, so that its time and memory are those of an import and nothing else.
const importing = "TAIHANG_BENCH_IMPORT"

func TestMain(m *testing.M) {
	err := error(nil)
	if file := os.Getenv(importing); file != "" {
		err = importFile(file)
	} else if workspace := os.Getenv(changing); workspace != "" {
		err = changeOn(workspace)
	} else {
		os.Exit(m.Run())
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

// importFile takes a file into a new workspace, as the command does, and prints what
// came of it. A file that is refused is one with nothing loaded: TestCorpus holds
// what is said of it.
func importFile(file string) error {
	debug.SetGCPercent(50)
	debug.SetMemoryLimit(64 << 20)
	dir, err := os.MkdirTemp(filepath.Dir(file), "import")
	if err != nil {
		return err
	}
	defer os.RemoveAll(dir)
	ctx := context.Background()
	st, err := store.Create(ctx, filepath.Join(dir, "a.taihang"), facts.Gazetteer())
	if err != nil {
		return err
	}
	defer st.Close()
	var f File
	if rep, err := Import(ctx, st, []string{file}, Options{}); err == nil {
		f = rep.Files[0]
	}
	return json.NewEncoder(os.Stdout).Encode(map[string]any{"kind": f.Kind, "loaded": f.Loaded, "read": f.Read, "mib": peak()})
}

// BenchmarkHostile measures the files of the corpus that are made to do harm, each
// in a process of its own: the most CPU time, start included, and the most memory
// that one of them took. None may take more than two seconds and 300 MiB.
func BenchmarkHostile(b *testing.B) {
	for b.Loop() {
		var slowest, largest float64
		n := 0
		for _, c := range made() {
			n++
			dir := b.TempDir()
			if err := c.Write(dir); err != nil {
				b.Fatal(err)
			}
			out, cpu := child(b, importing+"="+filepath.Join(dir, filepath.FromSlash(c.File)), os.Args[0])
			var got struct{ MiB float64 }
			if err := json.Unmarshal(out, &got); err != nil {
				b.Fatalf("%s: %v %s", c.File, err, out)
			}
			if cpu > mostTime.Seconds() || got.MiB > mostMemory>>20 {
				b.Errorf("%s took %.1f s and %.0f MiB", c.File, cpu, got.MiB)
			}
			slowest, largest = max(slowest, cpu), max(largest, got.MiB)
			_ = os.RemoveAll(dir)
		}
		b.ReportMetric(float64(n), "files")
		b.ReportMetric(slowest, "cpu-s-slowest")
		b.ReportMetric(largest, "MiB-largest")
	}
}

// made are the cases whose files are made for each test.
func made() (list []*corpus.Case) {
	for _, g := range corpus.Groups() {
		for i := range g.Cases {
			if g.Cases[i].Made {
				list = append(list, &g.Cases[i])
			}
		}
	}
	return list
}

// peak is the most memory this process has held, in MiB; 0 where the system
// does not say. (What the system tells its parent counts the parent's, too.)
func peak() float64 {
	b, _ := os.ReadFile("/proc/self/status")
	_, rest, _ := strings.Cut(string(b), "VmHWM:")
	kib := 0.0
	fmt.Sscan(rest, &kib)
	return kib / 1024
}

// cadreRows writes a list of cadres, 16 columns, n persons in each of five
// years: who they are, their post and the year's rating. Deterministic.
func cadreRows(w *bufio.Writer, persons, years, villages int) {
	r := rand.New(rand.NewPCG(1, 2))
	fmt.Fprintln(w, "年度,编号,姓名,性别,出生日期,学历,政治面貌,派出单位,单位层级,职级,村代码,村名,职务,到村日期,后备干部,年度考核")
	family, given := []rune("王李张刘陈杨赵黄周吴徐孙胡朱高林"), []rune("伟芳娜敏静丽强磊军洋勇艳杰娟涛明超秀霞平刚桂英华建国文斌")
	type person struct{ about, post string }
	list := make([]person, persons)
	for i := range list {
		v := i * villages / persons
		unit := v % 3000
		name := string([]rune{family[r.IntN(len(family))], given[r.IntN(len(given))], given[r.IntN(len(given))]})
		list[i].about = fmt.Sprintf("HB%07d,%s,%s,%d-%02d-%02d,%s,%s,河北省第%d派出单位,%s,%s", i, name, []string{"男", "男", "女"}[i%3],
			1962+r.IntN(32), 1+r.IntN(12), 1+r.IntN(28), []string{"本科", "硕士研究生", "大专"}[r.IntN(3)], []string{"中共党员", "群众"}[r.IntN(8)/7],
			unit, []string{"省直", "市直", "县直"}[unit%3], []string{"科级", "处级", "科员"}[r.IntN(3)])
		list[i].post = fmt.Sprintf("%s,第%d村,%s,%d-02-%02d,%s", villageCode(v), v, []string{"第一书记", "队员", "队员"}[i%3], 2016+i%2, 1+i%28, []string{"否", "否", "是"}[r.IntN(3)])
	}
	for y := range years {
		for _, p := range list {
			fmt.Fprintf(w, "%d,%s,%s,%s\n", 2016+y, p.about, p.post, []string{"优秀", "称职", "称职", "称职"}[r.IntN(4)])
		}
	}
}

// monthlyRows writes a team's attendance month by month, five columns.
func monthlyRows(w *bufio.Writer, villages, months int) {
	r := rand.New(rand.NewPCG(3, 4))
	fmt.Fprintln(w, "村代码,月份,制度,应到,实到")
	for v := range villages {
		for m := range months {
			due := 20 + m%3
			fmt.Fprintf(w, "%s,%d-%02d,考勤,%d,%d\n", villageCode(v), 2016+m/12, 1+m%12, due, due-r.IntN(4))
		}
	}
}

// countyCodes are those of the built-in list.
var countyCodes = func() (codes []string) {
	for _, c := range facts.Gazetteer().Counties {
		codes = append(codes, c.Code)
	}
	return codes
}()

// villageCode makes 12 digits: a county of the list, a town, a village.
func villageCode(v int) string {
	n := len(countyCodes)
	return fmt.Sprintf("%s%03d%03d", countyCodes[v%n], 100+v/n/200, 200+v/n%200)
}

// BenchmarkImport measures files into a workspace, typed, checked, matched and
// committed, beside the sqlite3 shell's unchecked .import of the same file into
// a table of texts. CPU seconds of both are those of a process of its own. Of several
// rounds (-benchtime 5x) x-least compares the least of each, which the neighbours of a
// shared machine disturb least; x-sqlite3 compares the sums.
func BenchmarkImport(b *testing.B) {
	for _, c := range []struct {
		name, kind string
		rows       int
		write      func(*bufio.Writer)
	}{
		{"cadre-110560", "cadres", 110_560, func(w *bufio.Writer) { cadreRows(w, 22_112, 5, 7366) }},
		{"cadre-3000000", "cadres", 3_000_000, func(w *bufio.Writer) { cadreRows(w, 600_000, 5, 128_000) }},
		{"monthly-441960", "attendance", 441_960, func(w *bufio.Writer) { monthlyRows(w, 7366, 60) }},
		{"monthly-7680000", "attendance", 7_680_000, func(w *bufio.Writer) { monthlyRows(w, 128_000, 60) }},
	} {
		b.Run(c.name, func(b *testing.B) {
			file := filepath.Join(b.TempDir(), c.name+".csv")
			writeFile(b, file, c.write)
			var ours, theirs, rss float64
			least, theirLeast := math.Inf(1), math.Inf(1)
			for b.Loop() {
				out, cpu := child(b, importing+"="+file, os.Args[0])
				var got struct {
					Kind         string
					Loaded, Read int
					MiB          float64
				}
				if err := json.Unmarshal(out, &got); err != nil || got.Kind != c.kind || got.Loaded != c.rows || got.Read != c.rows {
					b.Fatalf("%v %+v %s", err, got, out)
				}
				ours, rss = ours+cpu, max(rss, got.MiB)
				shell := sqlite3(b, file)
				theirs += shell
				least, theirLeast = min(least, cpu), min(theirLeast, shell)
			}
			n := float64(b.N)
			b.ReportMetric(ours/n, "cpu-s/op")
			b.ReportMetric(rss, "MiB-RSS")
			b.ReportMetric(float64(c.rows)*n/ours, "rows/cpu-s")
			if theirs > 0 {
				b.ReportMetric(theirs/n, "sqlite3-cpu-s/op")
				b.ReportMetric(ours/theirs, "x-sqlite3")
				b.ReportMetric(least/theirLeast, "x-least")
			}
		})
	}
}

// sqlite3 imports the file by the shell, unchecked, as fast as it can. It
// returns CPU seconds, 0 where there is no shell.
func sqlite3(b *testing.B, file string) float64 {
	shell, err := exec.LookPath("sqlite3")
	if err != nil {
		return 0
	}
	db := filepath.Join(b.TempDir(), "shell.db")
	_ = os.Remove(db)
	_, cpu := child(b, "", shell, db, "-cmd", "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL;", "-cmd", ".mode csv", ".import "+file+" t")
	return cpu
}

// child runs a program and returns what it printed and its CPU seconds.
func child(b *testing.B, env, program string, args ...string) (out []byte, cpu float64) {
	c := exec.Command(program, args...)
	c.Env = append(os.Environ(), env)
	c.Stderr = os.Stderr
	out, err := c.Output()
	if err != nil {
		b.Fatal(err)
	}
	return out, c.ProcessState.UserTime().Seconds() + c.ProcessState.SystemTime().Seconds()
}

func writeFile(b *testing.B, path string, write func(*bufio.Writer)) {
	f, err := os.Create(path)
	if err != nil {
		b.Fatal(err)
	}
	w := bufio.NewWriterSize(f, 1<<20)
	write(w)
	if err := w.Flush(); err != nil {
		b.Fatal(err)
	}
	if err := f.Close(); err != nil {
		b.Fatal(err)
	}
}
