package mapview

import (
	"image"
	"image/color"
	"sync"

	"taihang/geo/mesh"
	"taihang/geo/raster"
)

// Outline is a group of lines drawn over the fills.
type Outline struct {
	Lines  []mesh.Line
	Colour color.RGBA
	Width  float64 // pixels
}

// Scene is what there is to see. It is not changed once it is shown; a new
// colour makes a new scene.
type Scene struct {
	Mesh   *mesh.Mesh
	Paint  raster.Paint
	Widths raster.Widths // of borders, pixels
	Over   []Outline
	Dots   []raster.Dots
	Above  []Outline // over the dots: the selection
}

// frame is a painted image and what it shows. Image and numbers are handed
// over: the painter writes to others until two more frames have been shown.
type frame struct {
	img   *image.RGBA
	ids   *raster.IDBuffer
	view  raster.View
	scene *Scene
}

type job struct {
	view  raster.View
	scene *Scene
}

// painter paints the latest job and forgets those in between. Images and
// feature buffers rotate over three each: one shown, one finished, one in work.
type painter struct {
	mu      sync.Mutex
	next    *job
	done    *frame
	running bool
	wake    func()

	imgs   [3]*image.RGBA
	ids    [3]*raster.IDBuffer
	nImg   int
	nIDs   int
	last   *frame
	pen    raster.Pen
	paints int // since the start: for tests
}

// paint asks for a job. With now it is done before paint returns.
func (p *painter) paint(j job, now bool, wake func()) {
	if now {
		p.mu.Lock()
		p.next = nil
		p.done = p.draw(j)
		p.mu.Unlock()
		return
	}
	p.mu.Lock()
	p.next, p.wake = &j, wake
	start := !p.running
	p.running = true
	p.mu.Unlock()
	if start {
		go p.run()
	}
}

func (p *painter) run() {
	for {
		p.mu.Lock()
		j := p.next
		p.next = nil
		if j == nil {
			p.running = false
			p.mu.Unlock()
			return
		}
		p.mu.Unlock()
		f := p.draw(*j)
		p.mu.Lock()
		p.done = f
		wake := p.wake
		p.mu.Unlock()
		if wake != nil {
			wake()
		}
	}
}

// take returns the newest finished frame, if there is one not yet taken.
func (p *painter) take() *frame {
	p.mu.Lock()
	defer p.mu.Unlock()
	f := p.done
	p.done = nil
	return f
}

func (p *painter) busy() bool {
	p.mu.Lock()
	defer p.mu.Unlock()
	return p.running || p.done != nil
}

// draw paints. The same geometry under the same view is only recoloured.
func (p *painter) draw(j job) *frame {
	p.paints++
	s := j.scene
	f := &frame{view: j.view, scene: s}
	if l := p.last; l != nil && l.view == j.view && l.scene.Mesh == s.Mesh && l.scene.Widths == s.Widths {
		f.ids = l.ids
	} else {
		p.nIDs = (p.nIDs + 1) % len(p.ids)
		if p.ids[p.nIDs] == nil {
			p.ids[p.nIDs] = &raster.IDBuffer{}
		}
		f.ids = p.ids[p.nIDs]
		raster.IDs(s.Mesh, j.view, f.ids)
		raster.Borders(s.Mesh, j.view, s.Widths, f.ids)
	}
	p.nImg = (p.nImg + 1) % len(p.imgs)
	p.imgs[p.nImg] = raster.Canvas(p.imgs[p.nImg], j.view)
	f.img = p.imgs[p.nImg]
	f.ids.Recolour(f.img, &s.Paint)
	for _, o := range s.Over {
		p.pen.Stroke(f.img, j.view, o.Lines, o.Width, o.Colour)
	}
	for _, d := range s.Dots {
		raster.DrawDots(f.img, j.view, d)
	}
	for _, o := range s.Above {
		p.pen.Stroke(f.img, j.view, o.Lines, o.Width, o.Colour)
	}
	p.last = f
	return f
}
