package app

import (
	"context"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"taihang/data/text"
	"taihang/ui/model"
)

// look is how often the folder of files is looked at.
const look = 2 * time.Second

// importable says by its name whether a file may be one to import. What it
// really is, its content says later.
func importable(name string) bool {
	if strings.HasPrefix(name, ".") || strings.HasPrefix(name, "~$") {
		return false
	}
	switch strings.ToLower(filepath.Ext(name)) {
	case ".csv", ".tsv", ".txt", ".xlsx", ".xlsm", ".xls", ".ods", ".et", ".html", ".htm", ".xml",
		".geojson", ".json", ".shp", ".zip", ".gpkg", ".kml", ".kmz", ".topojson", ".fgb":
		return true
	}
	return false
}

// watch looks at a folder until ctx ends and tells what has arrived there and
// finished growing: a file whose size and time are those of the look before.
func (w *worker) watch(ctx context.Context, dir string) {
	before := map[string]model.Entry{}
	told := false
	var last []model.Entry
	for {
		entries, err := os.ReadDir(dir)
		now := map[string]model.Entry{}
		var whole []model.Entry
		for _, d := range entries {
			info, infoErr := d.Info()
			if infoErr != nil || !info.Mode().IsRegular() || !importable(d.Name()) || info.Size() == 0 {
				continue
			}
			e := model.Entry{Name: d.Name(), Size: info.Size(), At: info.ModTime()}
			now[e.Name] = e
			if before[e.Name] == e || time.Since(e.At) > 2*look {
				whole = append(whole, e)
			}
		}
		before = now
		slices.SortFunc(whole, func(a, b model.Entry) int { return b.At.Compare(a.At) })
		if !told || !slices.Equal(whole, last) {
			told, last = true, whole
			w.post(model.Dropped{Dir: dir, There: err == nil, Files: whole})
		}
		select {
		case <-ctx.Done():
			return
		case <-time.After(look):
		}
	}
}

// watchFolder looks at another folder from now on.
func (w *worker) watchFolder(e model.WatchFolder) {
	ctx, stop := context.WithCancel(w.ctx)
	w.mu.Lock()
	if w.unwatch != nil {
		w.unwatch()
	}
	w.unwatch = stop
	w.mu.Unlock()
	if e.Keep && w.opts.KeepDropIn != nil {
		w.opts.KeepDropIn(e.Dir)
	}
	if e.Make {
		if err := os.MkdirAll(e.Dir, 0o755); err != nil {
			w.post(model.Tell{Toast: model.Toast{Kind: model.Bad, Error: text.Errorf("ui.in.drop.cannot", e.Dir, err)}})
		}
	}
	w.watch(ctx, e.Dir)
}
