# Everything runs in a virtual environment of its own; Python 3.11 or newer and make are all it needs.
PYTHON ?= python3
VENV ?= .venv
BIN := $(VENV)/bin
INDEX := build/index.db
SIDEBARS := build/sidebars
TABLE ?=
ACCEPTANCE := build/acceptance
NODE := hexo eleventy astro vitepress vuepress docusaurus trees explorer
# `make acceptance MARKED='acceptance and quick'` leaves out the generators that take long to install or to build.
MARKED ?= acceptance
BENCH ?= ../shared/bench

.PHONY: help index test check acceptance tools bench format clean
.DEFAULT_GOAL := help

help:  ## what there is to make
	@grep -hE '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed -E 's/^([a-z]+):[^#]*## /\1|/' | awk -F'|' '{printf "  make %-8s %s\n", $$1, $$2}'

$(BIN)/.runtime: pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "Python 3.11 or newer is needed; try: make PYTHON=python3.12 ..."; exit 2; }
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -e '.[crawl]'
	@touch $@

$(BIN)/.dev: $(BIN)/.runtime
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -e '.[dev,bench]'
	@touch $@

index: $(BIN)/.runtime  ## set up, index corpora/, write the sidebars, build/sidebars/index.html and build/explorer/index.html
	$(BIN)/indexer build corpora --index $(INDEX)
	$(BIN)/indexer publish --index $(INDEX) --into $(SIDEBARS)
	$(BIN)/indexer publish site --index $(INDEX) --into build

test: $(BIN)/.dev  ## set up and run all tests, in two processes where there are two processors
	$(BIN)/python -m pytest -n auto --maxprocesses 2 --dist loadfile

check: $(BIN)/.dev  ## style (ruff), types (mypy strict), layers (import-linter)
	$(BIN)/ruff check indexer tests benchmarks
	$(BIN)/mypy
	$(BIN)/lint-imports

acceptance: $(BIN)/.dev tools  ## build demo sites with ten generators; compare pages with the Markdown, look at sidebars in Chromium, draw trees
	@rm -f $(ACCEPTANCE)/report.txt
	ACCEPTANCE=$(abspath $(ACCEPTANCE)) ACCEPTANCE_REPORT=$(abspath $(ACCEPTANCE))/report.txt $(BIN)/python -m pytest -m '$(MARKED)' tests/acceptance; \
	  code=$$?; cat $(ACCEPTANCE)/report.txt 2>/dev/null; exit $$code

tools:  ## install what `make acceptance` needs from PyPI and npm; Chromium and jekyll are the system's
	@test -d $(ACCEPTANCE)/venv || $(PYTHON) -m venv $(ACCEPTANCE)/venv
	$(ACCEPTANCE)/venv/bin/python -m pip install --quiet --disable-pip-version-check -r tests/acceptance/requirements.txt
	@for folder in $(NODE); do mkdir -p $(ACCEPTANCE)/$$folder && cp tests/acceptance/$$folder/package.json $(ACCEPTANCE)/$$folder/ 2>/dev/null \
	  || cp tests/acceptance/demos/$$folder/package.json $(ACCEPTANCE)/$$folder/; done
	@cp tests/acceptance/sites/hexo/package.json $(ACCEPTANCE)/hexo/
	@command -v npm >/dev/null || echo "npm is missing: nothing for $(NODE)"
	@! command -v npm >/dev/null || for folder in $(NODE); do \
	  npm install --silent --no-audit --no-fund --fetch-retries=5 --prefix $(ACCEPTANCE)/$$folder || exit 1; done

bench: $(BIN)/.dev  ## measure speed against a plain pipeline (TABLE=x.jsonl) and quality on ../shared/bench, into RESULTS.md
	$(BIN)/python benchmarks/run.py --write --bench $(BENCH) $(if $(TABLE),--table $(TABLE))

format: $(BIN)/.dev  ## sort imports and mend what ruff can mend
	$(BIN)/ruff check --fix indexer tests benchmarks

clean:  ## remove what was built, not the environment
	rm -rf build dist
