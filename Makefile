# make run    install what is missing, build, open the window on the demo workspace
# make test   every test, window tests on a virtual display included
# make help   the rest

GO      ?= go
# X11 through XWayland, and OpenGL: two -dev packages fewer, and the binary
# starts on machines without the Wayland libraries.
TAGS    := nowayland novulkan
BIN     := bin/taihang
DEMO    := out/demo.taihang
GOBUILD := $(GO) build -trimpath -tags "$(TAGS)"

.PHONY: help run test test-race check build headless cross fonts demo pictures out bench fuzz packages go-there clean

help:
	@sed -n '1,3p' Makefile
	@echo "# others:    build headless cross fonts check test-race bench fuzz pictures clean"

go-there:
	@command -v $(GO) >/dev/null 2>&1 || { \
	  echo "Taihang is built with Go 1.26, and no Go is on this machine. Install it from https://go.dev/dl/ and run make again."; exit 1; }

packages: go-there
	@.ci/install build run fonts

fonts:
	@python=/usr/bin/python3; [ -x $$python ] || python=python3; $$python analysis/figure/fonts/build.py

build: packages fonts
	$(GOBUILD) -o $(BIN) ./cmd/taihang

headless: go-there
	CGO_ENABLED=0 $(GO) build -trimpath -tags headless -o bin/taihang-headless ./cmd/taihang

cross: go-there
	GOOS=windows GOARCH=amd64 CGO_ENABLED=0 $(GO) build -trimpath -ldflags "-s -w -H=windowsgui" -o bin/taihang.exe ./cmd/taihang
	GOOS=linux GOARCH=arm64 CGO_ENABLED=0 $(GO) build -trimpath -tags headless -ldflags "-s -w" -o bin/taihang-linux-arm64 ./cmd/taihang

demo: build
	@mkdir -p out
	@[ -f $(DEMO) ] || $(BIN) demo -o $(DEMO)

run: demo
	@if [ -n "$$DISPLAY" ] || [ -n "$$WAYLAND_DISPLAY" ]; then \
	  $(BIN) $(DEMO); \
	else \
	  echo "There is no display here, so no window can open. Drawing every page and a set of exports into out/ instead."; \
	  $(MAKE) --no-print-directory out; \
	fi

# Every page in both themes, and one export of each kind.
out: demo
	@for page in overview map cohort progress; do for theme in light dark; do \
	  $(BIN) shot -w $(DEMO) --page $$page --theme $$theme -o out/$$page-$$theme.png && echo "out/$$page-$$theme.png"; \
	done; done
	@for f in png svg pdf; do \
	  $(BIN) map -w $(DEMO) -m poverty_incidence --period 2016 -o out/poverty_incidence_2016.$$f && echo "out/poverty_incidence_2016.$$f"; \
	  $(BIN) map -w $(DEMO) -m tier -o out/tiers.$$f && echo "out/tiers.$$f"; \
	done
	@$(BIN) chart -w $(DEMO) pyramid -o out/pyramid.pdf && echo "out/pyramid.pdf"
	@$(BIN) chart -w $(DEMO) trend -m poverty_incidence -o out/trend.pdf && echo "out/trend.pdf"
	@$(BIN) table -w $(DEMO) -m cadres,villages,coverage_share --by prefecture -o out/prefectures.xlsx && echo "out/prefectures.xlsx"

# The pictures of the documents, from the demo and nothing else.
pictures: demo
	@cmd/pictures.sh $(BIN) $(DEMO)

test: packages fonts
	@.ci/install test
	$(GO) vet -tags "$(TAGS)" ./...
	$(GO) test -tags "$(TAGS)" ./...

# The packages in which goroutines meet.
test-race: packages fonts
	$(GO) test -race -tags "$(TAGS)" ./ui/...
	$(GO) test -race ./analysis/dataset/ ./data/store/ -rapid.checks=5

check: go-there
	@fmt=$$($(GO) tool gofumpt -l cmd ui analysis geo data); [ -z "$$fmt" ] || { echo "not gofumpt: $$fmt"; exit 1; }
	$(GO) tool staticcheck -tags "$(TAGS)" ./...
	@git diff --exit-code -- go.mod go.sum >/dev/null 2>&1 || { echo "go.mod or go.sum changed"; exit 1; }

bench:
	$(GO) test -tags "$(TAGS)" -run '^$$' -bench . -benchmem ./...

fuzz: FUZZ = $(GO) test -run '^$$' -fuzztime 30s -fuzzminimizetime 10x
fuzz:
	for target in FuzzTable FuzzXLSX FuzzZip FuzzODS FuzzPage FuzzXLS FuzzValue; do $(FUZZ) -fuzz "^$$target\$$" ./data/ingest/ || exit 1; done
	$(FUZZ) -fuzz FuzzTokens ./data/ingest/markup/
	for target in FuzzLayer FuzzGeoJSON FuzzShape FuzzFlat FuzzPackaged FuzzWKT; do $(FUZZ) -fuzz "^$$target\$$" ./geo/boundary/ || exit 1; done
	$(FUZZ) -fuzz FuzzParseWKT ./geo/projection/
	$(FUZZ) -fuzz FuzzMapping ./analysis/intake/

clean:
	rm -rf bin out
