package page

import (
	"cmp"
	"image"
	"path/filepath"

	"taihang/data"
	"taihang/data/text"
	"taihang/ui/draw"
	"taihang/ui/model"
	"taihang/ui/theme"
	"taihang/ui/widget"
)

// This file is what a loading came to, below its totals: the files and tables at
// the left, at the right all that was said of their rows.

// doneLine is a file or table in words.
type doneLine struct {
	name   tableName
	at     string // at the right end
	words  string // below; why a file was not read
	unread bool
	out    bool
}

// doneLines lists what was not read first.
func doneLines(e *Env, done *model.Outcome, failed []model.Failure) (out []doneLine) {
	l := e.S.Lang
	for _, f := range failed {
		out = append(out, doneLine{name: tableName{file: filepath.Base(f.Path)}, at: l.T("ui.in.tab.cannot"), words: l.Sentence(f.Err), unread: true})
	}
	for k := range done.Files {
		f := &done.Files[k]
		line := doneLine{name: tableName{f.Name, f.Sheet}}
		if f.LeftOut != "" {
			line.out, line.at, line.words = true, l.T("ui.in.tab.out"), l.T("issue."+f.LeftOut, cmp.Or(f.Sheet, f.Name))
			out = append(out, line)
			continue
		}
		line.at = l.T("ui.in.sum.of", text.Count(f.Loaded), text.Count(f.Read))
		line.words = l.T("ingest.kind." + f.Kind)
		if f.Rejected > 0 {
			line.words += " · " + l.T("ui.in.count.rejected", text.Count(f.Rejected))
		}
		if f.Skipped > 0 {
			line.words += " · " + l.T("ui.in.count.skipped", text.Count(f.Skipped))
		}
		if f.Batch != 0 {
			line.words += " · " + l.T("ui.in.batch", f.Batch)
		}
		out = append(out, line)
	}
	return out
}

// Heights in the list of tables, in dp: of a table, and of one whose reason takes
// two lines.
const (
	doneFileH   = 46
	unreadFileH = 64
)

// perFile lists the files that were not read and the tables with their counts.
func (o *intakeLoad) perFile(c draw.C, e *Env, done *model.Outcome) {
	title := c.T("ui.in.files.title", len(done.Files))
	if n := len(e.S.Intake.Failed); n > 0 {
		title += c.T("ui.in.title.unread", n)
	}
	c.TextFit(theme.Figure, c.Ink, 0, c.Px(6), c.Px(22), c.Size.X, title)
	draw.Fill(c.Ops, draw.Rect(0, c.Px(34), c.Size.X, c.Px(1)), c.Ink)
	c.Clip(image.Rect(0, c.Px(35), c.Size.X, c.Size.Y), func(c draw.C) {
		begin := func(k *doneLine) int { // of the words
			if k.unread {
				return c.Px(22)
			}
			return 0
		}
		tall := func(n int) int {
			if k := &o.lines[n]; (k.unread || k.out) && c.Width(theme.Note, k.words) > c.Size.X-begin(k)-c.Px(10) {
				return c.Px(unreadFileH)
			}
			return c.Px(doneFileH)
		}
		o.files.Varied(c, len(o.lines), tall, func(c draw.C, n int) {
			k := &o.lines[n]
			x, ink, st := begin(k), c.Ink, theme.BodyM
			switch {
			case k.unread:
				c.Icon("warn", 0, c.F(6), 16, c.Bad)
				ink = c.Bad
			case k.out:
				ink, st = c.Ink3, theme.Body
			}
			right := c.Size.X - c.Px(10)
			right -= c.TextRight(st, ink, right, c.Px(4), c.Px(20), k.at) + c.Px(10)
			k.name.fit(c, theme.Strong, c.Ink, x, c.Px(4), c.Px(20), right-x)
			if tall(n) == c.Px(doneFileH) {
				c.TextFit(theme.Note, c.Ink3, x, c.Px(24), c.Px(17), c.Size.X-x-c.Px(10), k.words)
			} else {
				c.Paragraph(theme.Note, c.Ink2, x, c.Px(24), c.Size.X-x-c.Px(10), c.Px(17), 2, k.words)
			}
			draw.Fill(c.Ops, draw.Rect(0, c.Size.Y-c.Px(1), c.Size.X, c.Px(1)), c.Line)
		})
	})
}

// said is what there is to say with one severity.
type said struct {
	rows  []saidRow
	about int // places that it is about
}

// saidRow is an issue, and once it was in sight its words.
type saidRow struct {
	issue *data.Issue
	file  *model.FileOutcome
	tab   model.Tab
	words saidWords
}

// saidWords is an issue in words: row, column, reason, remedy, file, sheet.
type saidWords [6]string

// cells are the words of a row. There may be thousands: they are found when asked for.
func (s *said) cells(e *Env, n int) *saidWords {
	r := &s.rows[n]
	if r.words[2] != "" {
		return &r.words
	}
	message, remedy := issueWords(e, *r.issue, privateOf(r.tab))
	row := ""
	if r.issue.Row > 0 {
		row = text.Count(r.issue.Row)
	}
	if r.issue.N > 1 {
		message += " · " + e.S.T("ui.in.nrows", text.Count(r.issue.N))
	}
	r.words = saidWords{row, r.issue.Column, message, remedy, r.file.Name, r.file.Sheet}
	return &r.words
}

// severities in the order of the chips, with the title of their list.
var saidOf = [3]struct {
	of    data.Severity
	chip  string
	title string
}{
	{data.Error, "ui.in.faults.error", "ui.in.lost.title"},
	{data.Warning, "ui.in.faults.warning", "ui.in.said.warning"},
	{data.Note, "ui.in.faults.notes", "ui.in.said.notes"},
}

// silent says that there is nothing to say.
func (o *intakeLoad) silent() bool {
	return len(o.said[0].rows)+len(o.said[1].rows)+len(o.said[2].rows) == 0
}

// sayings lists what was said with the severity that is chosen.
func (o *intakeLoad) sayings(c draw.C, e *Env) {
	x, h := 0, c.Px(26)
	unmaskTool(c, e, &o.bare, c.Size.X, c.Px(7))
	for n := range saidOf {
		s := &o.said[n]
		if len(s.rows) == 0 {
			continue
		}
		w, hit := countChip(c, &o.chips[n], x, c.Px(6), h, c.T(saidOf[n].chip), text.Count(s.about), n == o.shown)
		if hit {
			o.shown = n
			o.measure(c, e)
		}
		x += w + c.Px(6)
	}
	s := &o.said[o.shown]
	about := s.about
	if o.shown == 0 { // of which a row may have several
		_, _, about, _ = e.S.Intake.Done.Totals()
	}
	c.TextFit(theme.Figure, c.Ink, 0, c.Px(38), c.Px(22), c.Size.X, c.T(saidOf[o.shown].title, text.Count(about)))
	y := c.Px(64)
	if o.shown == 0 {
		c.TextFit(theme.Note, c.Ink3, 0, c.Px(59), c.Px(18), c.Size.X, c.T("ui.in.lost.note"))
		y += c.Px(18)
	}
	c.Clip(image.Rect(0, y, c.Size.X, c.Size.Y-c.Px(8)), func(c draw.C) {
		o.table.Layout(c, o.cols, len(s.rows), -1, false, func(row, col int) (string, bool) { return s.cells(e, row)[col], col == 5 })
	})
}

// prepare lists all that was said, once.
func (o *intakeLoad) prepare(c draw.C, e *Env) {
	o.lines = doneLines(e, o.of.done, e.S.Intake.Failed)
	o.said = [3]said{}
	for n := range o.of.done.Files {
		f := &o.of.done.Files[n]
		if f.LeftOut != "" { // said at the left
			continue
		}
		var t model.Tab
		if n < len(e.S.Intake.Tabs) {
			t = e.S.Intake.Tabs[n]
		}
		for k := range f.Issues {
			is := &f.Issues[k]
			s := &o.said[severityAt(is.Severity)]
			s.about += max(is.N, 1)
			if len(s.rows) < maxSaidRows {
				s.rows = append(s.rows, saidRow{issue: is, file: f, tab: t})
			}
		}
	}
	for o.shown < len(o.said)-1 && len(o.said[o.shown].rows) == 0 {
		o.shown++
	}
	o.measure(c, e)
}

func severityAt(s data.Severity) int {
	for n := range saidOf {
		if saidOf[n].of == s {
			return n
		}
	}
	return len(saidOf) - 1
}

// measure makes the columns of the list that is chosen.
func (o *intakeLoad) measure(c draw.C, e *Env) {
	s := &o.said[o.shown]
	heads := []string{"ui.in.col.row", "ui.in.col.column", "ui.in.col.reason", "ui.in.col.remedy", "ui.in.col.file"}
	for _, r := range s.rows {
		if r.file.Sheet != "" {
			heads = append(heads, "ui.in.col.sheet")
			break
		}
	}
	o.cols = nil
	for n, h := range heads {
		k := widget.TableColumn{Name: c.T(h), Right: n == 0, Width: c.Width(theme.NoteM, c.T(h))}
		for r := range min(len(s.rows), 60) {
			k.Width = max(k.Width, c.Width(theme.Body, s.cells(e, r)[n]))
		}
		most := c.Px(260)
		if n == 2 { // the reason is what the row is read for
			most = c.Px(420)
		}
		k.Width = min(k.Width, most) + c.Px(22)
		o.cols = append(o.cols, k)
	}
	o.table = widget.Table{}
}

// maxSaidRows is how many are listed; the file of rows left out has all of them.
const maxSaidRows = 5000

// countChip is a chip with a count behind its word; it returns its width.
func countChip(c draw.C, k *widget.Click, x, y, h int, label, count string, on bool) (w int, hit bool) {
	w = c.Width(theme.BodyM, label) + c.Width(theme.Note, count) + c.Px(32)
	c.In(draw.Rect(x, y, w, h), func(c draw.C) {
		hit = k.Layout(c, label, "", func(c draw.C, l widget.Look) {
			fill, edge, ink, st := c.Raise, c.Line2, c.Ink2, theme.Body
			if on {
				fill, edge, ink, st = c.AccSoft, c.Acc, c.AccText, theme.BodyM
			} else if l.Hover {
				fill = c.Hover
			}
			draw.Box(c.Ops, c.Bounds(), h/2, c.Px(1), fill, edge)
			if l.Focus {
				draw.Ring(c.Ops, c.Bounds().Inset(-c.Px(3)), h/2, c.F(2), c.Acc)
			}
			at := c.Px(12) + c.Text(st, ink, c.Px(12), 0, h, label) + c.Px(7)
			c.Text(theme.Note, ink, at, 0, h, count)
		})
	})
	return w, hit
}
