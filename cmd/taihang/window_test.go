//go:build linux && !headless

package main

import (
	"bufio"
	"encoding/json"
	"fmt"
	"image"
	"image/png"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"syscall"
	"testing"
	"time"

	"taihang/data/reference"

	"taihang/analysis/cube"
)

// The tests of this file open the real window on a virtual display, work it
// with a real pointer and keyboard, and read what it says of its own state
// through the trace. Nothing waits for a length of time: each step waits for
// the state that it should bring about.

// patience bounds a wait for a state, on a busy machine.
const patience = 60 * time.Second

// asMain makes this test binary the program itself.
const asMain = "TAIHANG_TEST_AS_MAIN"

func init() {
	if os.Getenv(asMain) != "" {
		_ = os.Unsetenv(asMain)
		main()
	}
}

// seen is the state as the window traces it.
type seen struct {
	Page    string     `json:"page"`
	Phase   int        `json:"phase"`
	Settled bool       `json:"settled"` // nothing is being loaded or painted
	Year    int        `json:"year"`
	Where   cube.Where `json:"where"`
	Select  cube.Where `json:"select"`
	Measure string     `json:"measure"`
	Method  string     `json:"method"`
	Lang    string     `json:"lang"`
	Dark    bool       `json:"dark"`
	Sheet   string     `json:"sheet"`
	Search  bool       `json:"search"`
	Query   string     `json:"query"`
	Hits    int        `json:"hits"`
	Undo    bool       `json:"undo"`
	Redo    bool       `json:"redo"`
	Zoom    float64    `json:"zoom"`
	Toasts  int        `json:"toasts"`

	Step    int            `json:"step"` // of files on their way in: 0 none, 1 look, 2 match, 3 load
	Batches int            `json:"batches"`
	Intake  map[string]int `json:"intake"`
}

// keys are the selected keys of a dimension.
func (s seen) keys(d cube.Dim) []string {
	for _, c := range s.Select {
		if c.Dim == d {
			return c.Keys
		}
	}
	return nil
}

// window is a running program on its own display.
type window struct {
	t      testing.TB
	env    []string
	id     string
	states chan seen
	last   seen
	dir    string

	program *os.Process
}

// display starts a virtual display and returns its name.
func display(t testing.TB) string {
	t.Helper()
	r, w, err := os.Pipe()
	if err != nil {
		t.Fatal(err)
	}
	cmd := exec.Command(reference.Tool(t, "Xvfb"), "-displayfd", "3", "-screen", "0", "1600x1000x24", "-nolisten", "tcp")
	cmd.ExtraFiles = []*os.File{w}
	start(t, cmd)
	w.Close()
	line, err := bufio.NewReader(r).ReadString('\n')
	if err != nil {
		t.Fatalf("Xvfb named no display: %v", err)
	}
	return ":" + strings.TrimSpace(line)
}

// start runs a program until the test ends.
func start(t testing.TB, cmd *exec.Cmd) {
	t.Helper()
	cmd.SysProcAttr = &syscall.SysProcAttr{Pdeathsig: syscall.SIGKILL}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		_ = cmd.Process.Kill()
		_ = cmd.Wait()
	})
}

// open starts the program on the demo and waits until its data are there.
func open(t *testing.T) *window {
	t.Helper()
	reference.Tool(t, "xdotool")
	reference.Tool(t, "import")
	return openOn(t, demoWS(t))
}

// openOn starts the program on a workspace.
func openOn(t *testing.T, workspace string) *window {
	t.Helper()
	reference.Tool(t, "xdotool")
	w := launchOn(t, display(t), workspace)
	w.until("the data are loaded", func(s seen) bool { return s.Phase == 1 })
	w.id = strings.Fields(w.do("search", "--onlyvisible", "--class", filepath.Base(os.Args[0])))[0]
	w.do("windowfocus", w.id)
	return w
}

// launch starts the program on the demo.
func launch(t testing.TB, display string) *window { return launchOn(t, display, demoWS(t)) }

func launchOn(t testing.TB, display, workspace string) *window {
	t.Helper()
	w := &window{t: t, dir: t.TempDir(), states: make(chan seen, 1<<16)}
	pipe := filepath.Join(w.dir, "trace")
	if err := syscall.Mkfifo(pipe, 0o600); err != nil {
		t.Fatal(err)
	}
	w.env = append(os.Environ(), "DISPLAY="+display, "WAYLAND_DISPLAY=", "LANG=zh_CN.UTF-8", "LC_ALL=", "LC_MESSAGES=",
		"XDG_CONFIG_HOME="+w.dir, "HOME="+w.dir, traceVariable+"="+pipe, asMain+"=1")
	cmd := exec.Command(os.Args[0], workspace)
	cmd.Env, cmd.Stderr = w.env, os.Stderr
	start(t, cmd)
	w.program = cmd.Process
	go w.follow(pipe)
	return w
}

// follow reads the trace line by line.
func (w *window) follow(pipe string) {
	f, err := os.Open(pipe)
	if err != nil {
		close(w.states)
		return
	}
	defer f.Close()
	lines := bufio.NewScanner(f)
	lines.Buffer(nil, 1<<20)
	for lines.Scan() {
		var s seen
		if json.Unmarshal(lines.Bytes(), &s) == nil {
			w.states <- s
		}
	}
	close(w.states)
}

// until waits for a state that is on screen, with nothing left to paint.
func (w *window) until(what string, ok func(seen) bool) seen {
	w.t.Helper()
	late := time.After(patience)
	for !w.last.Settled || !ok(w.last) {
		select {
		case s, open := <-w.states:
			if !open {
				w.t.Fatalf("the window closed before %s", what)
			}
			w.last = s
		case <-late:
			w.shot("failed.png")
			w.t.Fatalf("waited in vain until %s; the state is %+v", what, w.last)
		}
	}
	return w.last
}

// do calls xdotool.
func (w *window) do(args ...string) string {
	w.t.Helper()
	cmd := exec.Command("xdotool", args...)
	cmd.Env = w.env
	out, err := cmd.CombinedOutput()
	if err != nil {
		w.t.Fatalf("xdotool %v: %v %s", args, err, out)
	}
	return string(out)
}

func (w *window) at(x, y int, more ...string) {
	w.t.Helper()
	w.do(append([]string{"mousemove", "--window", w.id, fmt.Sprint(x), fmt.Sprint(y)}, more...)...)
}

func (w *window) key(k string) {
	w.t.Helper()
	w.do("key", "--window", w.id, k)
}

// shot takes a picture of the real window.
func (w *window) shot(name string) image.Image {
	w.t.Helper()
	path := filepath.Join(w.dir, name)
	cmd := exec.Command("import", "-window", w.id, path)
	cmd.Env = w.env
	if out, err := cmd.CombinedOutput(); err != nil {
		w.t.Fatalf("import: %v %s", err, out)
	}
	f, err := os.Open(path)
	if err != nil {
		w.t.Fatal(err)
	}
	defer f.Close()
	img, err := png.Decode(f)
	if err != nil {
		w.t.Fatal(err)
	}
	return img
}

// Places in a window of 1440 × 900.
var (
	weichang = image.Pt(672, 130) // 围场 on the map page, at rest
	empty    = image.Pt(840, 640) // ground of the map page outside the province
)

// TestWindow works through the pages as a person would.
func TestWindow(t *testing.T) {
	w := open(t)

	// The map: click a county, click empty ground, take it back.
	w.key("alt+2")
	w.until("the map page is open", func(s seen) bool { return s.Page == "map" })
	w.at(weichang.X, weichang.Y, "click", "1")
	w.until("围场 is selected", func(s seen) bool { return slices.Equal(s.keys(cube.County), []string{"130828"}) })
	w.key("ctrl+z")
	w.until("undo has cleared the selection", func(s seen) bool { return len(s.Select) == 0 })
	w.key("ctrl+shift+z")
	w.until("redo has brought it back", func(s seen) bool { return len(s.keys(cube.County)) == 1 })
	w.key("Escape")
	w.until("Esc has cleared the selection", func(s seen) bool { return len(s.Select) == 0 })

	// The wheel zooms to the pointer: what lies under it stays.
	w.at(weichang.X, weichang.Y, "click", "4", "click", "4", "click", "4")
	w.until("three notches have zoomed in", func(s seen) bool { return s.Zoom > 1.9 })
	w.do("click", "1")
	w.until("the county under the pointer is still 围场", func(s seen) bool { return slices.Equal(s.keys(cube.County), []string{"130828"}) })
	w.key("0")
	w.until("0 shows the whole province", func(s seen) bool { return s.Zoom < 1.01 })
	w.key("Escape")
	w.until("nothing is selected", func(s seen) bool { return len(s.Select) == 0 })

	// Shift drag selects the counties whose centre lies in the box.
	w.do("keydown", "shift")
	w.at(560, 60, "mousedown", "1")
	w.at(700, 200)
	w.at(760, 250, "mouseup", "1")
	w.do("keyup", "shift")
	box := w.until("the box has selected counties", func(s seen) bool { return len(s.keys(cube.County)) > 1 })
	if !slices.Contains(box.keys(cube.County), "130828") || len(box.keys(cube.County)) > 30 {
		t.Errorf("the box selected %v", box.keys(cube.County))
	}
	w.at(empty.X, empty.Y, "click", "1")
	w.until("a click on empty ground clears", func(s seen) bool { return len(s.Select) == 0 })

	// Search by initials, open the first answer.
	w.key("ctrl+k")
	w.until("the search is open", func(s seen) bool { return s.Search })
	w.do("type", "--window", w.id, "--delay", "30", "fp")
	w.until("fp has answers", func(s seen) bool { return s.Query == "fp" && s.Hits > 0 })
	w.key("Return")
	found := w.until("阜平 is selected", func(s seen) bool { return slices.Equal(s.keys(cube.County), []string{"130624"}) })
	if found.Search {
		t.Error("the search stays open over what it found")
	}
	w.key("Escape")

	// The period.
	w.key("bracketright")
	w.until("] steps to 2017", func(s seen) bool { return s.Year == 2017 })
	w.key("ctrl+z")
	w.until("undo steps back", func(s seen) bool { return s.Year == 2016 })

	// Brush ages on the cohort page; the selection is one, so the other pages
	// have it too.
	w.key("alt+3")
	w.until("the cohort page is open", func(s seen) bool { return s.Page == "cohort" })
	w.at(220, 300, "mousedown", "1")
	w.at(220, 330)
	w.at(220, 380, "mouseup", "1")
	ages := w.until("a range of ages is selected", func(s seen) bool { return len(s.keys(cube.Age)) > 2 }).keys(cube.Age)
	w.key("alt+1")
	over := w.until("the overview is open", func(s seen) bool { return s.Page == "overview" })
	if !slices.Equal(over.keys(cube.Age), ages) {
		t.Errorf("the overview has %v, the cohort page had %v", over.keys(cube.Age), ages)
	}
}

// TestWindowImports takes a file in by the keyboard alone, and back out.
func TestWindowImports(t *testing.T) {
	w := open(t)
	path := filepath.Join(w.dir, "income.csv")
	if err := os.WriteFile(path, []byte("县名,年份,人均收入\n阜平县,2018,9000\n平山县,2018,10000\n无此县,2018,1\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	w.key("alt+5")
	before := w.until("the page of data is open", func(s seen) bool { return s.Page == "data" && s.Batches > 0 })
	w.do("type", "--window", w.id, "--delay", "20", path)
	w.key("Return")
	w.until("the file is shown", func(s seen) bool { return s.Step == 1 && s.Intake["read"] == 3 })
	w.key("Return")
	w.until("the names are to be matched", func(s seen) bool { return s.Step == 2 && s.Intake["names"] == 1 })
	w.key("x") // leave the county that is none out
	w.until("nothing is open", func(s seen) bool { return s.Intake["names"] == 0 })
	w.key("Return")
	w.until("it is loaded", func(s seen) bool { return s.Step == 3 && s.Intake["loaded"] == 2 && s.Batches == before.Batches+1 })
	w.key("ctrl+z")
	w.until("it is taken back", func(s seen) bool { return s.Redo && s.Batches == before.Batches+2 })
	w.key("ctrl+shift+z")
	w.until("it is there again", func(s seen) bool { return s.Undo && s.Batches == before.Batches+3 })
	w.key("Return")
	w.until("the map shows what came in", func(s seen) bool { return s.Page == "map" && strings.Contains(s.Measure, "人均收入") })
}

// TestWindowAsksWhere: a layer in metres of an unknown zone is shown in each, and
// loaded when one is chosen.
func TestWindowAsksWhere(t *testing.T) {
	reference.Tool(t, "xdotool")
	own := filepath.Join(t.TempDir(), "own.taihang") // what comes in becomes the base map
	b, err := os.ReadFile(demoWS(t))
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(own, b, 0o600); err != nil {
		t.Fatal(err)
	}
	w := openOn(t, own)
	path, err := filepath.Abs("../../analysis/intake/testdata/corpus/layer/metres.geojson")
	if err != nil {
		t.Fatal(err)
	}
	w.key("alt+5")
	before := w.until("the page of data is open", func(s seen) bool { return s.Page == "data" && s.Batches > 0 })
	w.do("type", "--window", w.id, "--delay", "20", path)
	w.key("Return")
	w.until("it is asked where the layer lies", func(s seen) bool { return s.Step == 1 && s.Intake["sites"] >= 3 })
	w.key("1")
	w.until("it is read so", func(s seen) bool { return s.Step == 1 && s.Intake["loaded"] == 3 })
	w.key("ctrl+z")
	w.until("the choice is taken back", func(s seen) bool { return s.Intake["sites"] >= 3 })
	w.key("1")
	w.until("it is read so again", func(s seen) bool { return s.Intake["loaded"] == 3 })
	w.key("Return")
	w.key("Return")
	w.until("it is loaded", func(s seen) bool { return s.Step == 3 && s.Intake["loaded"] == 3 && s.Batches == before.Batches+1 })
}

// TestWindowLooks: every page paints, and no two look the same.
func TestWindowLooks(t *testing.T) {
	w := open(t)
	shots := map[string]image.Image{}
	for i, page := range pages {
		w.key(fmt.Sprintf("alt+%d", i+1))
		w.until(page+" is open", func(s seen) bool { return s.Page == page })
		img := w.shot(page + ".png")
		if n := colours(img); n < 40 {
			t.Errorf("%s shows only %d colours", page, n)
		}
		shots[page] = img
	}
	for a, x := range shots {
		for b, y := range shots {
			if a < b && alike(x, y) {
				t.Errorf("%s and %s look the same", a, b)
			}
		}
	}
}

func colours(img image.Image) int {
	seen := map[[3]uint32]bool{}
	for y := 0; y < img.Bounds().Dy(); y += 3 {
		for x := 0; x < img.Bounds().Dx(); x += 3 {
			r, g, b, _ := img.At(x, y).RGBA()
			seen[[3]uint32{r >> 8, g >> 8, b >> 8}] = true
		}
	}
	return len(seen)
}

func alike(a, b image.Image) bool {
	same, all := 0, 0
	for y := 0; y < a.Bounds().Dy(); y += 4 {
		for x := 0; x < a.Bounds().Dx(); x += 4 {
			all++
			if a.At(x, y) == b.At(x, y) {
				same++
			}
		}
	}
	return same > all*98/100
}

// BenchmarkStart measures a start on the demo, from the start of the process:
// until the first frame with words is on screen, and until the data are.
func BenchmarkStart(b *testing.B) {
	demoWS(b)
	screen := display(b)
	var first, data time.Duration
	for range b.N {
		began := time.Now()
		w := launch(b, screen)
		s, open := <-w.states
		if !open {
			b.Fatal("the window closed at once")
		}
		first += time.Since(began)
		for s.Phase != 1 {
			s = <-w.states
		}
		data += time.Since(began)
		_ = w.program.Kill()
	}
	b.ReportMetric(float64(first.Milliseconds())/float64(b.N), "ms-first-frame")
	b.ReportMetric(float64(data.Milliseconds())/float64(b.N), "ms-data-shown")
}
