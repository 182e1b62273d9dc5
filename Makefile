# One command makes everything: `make`. The rest is for people who change the press; `make help` lists it.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
PRESS := $(BIN)/python -m generator
PYTEST ?= -n auto --dist loadfile

# What `make mutants` breaks (nothing: the rooms that are held to a rate), how many places of each room, and which.
MODULES ?=
SAMPLE ?= 50
SEED ?= 1
# What `make fuzz` does: how many routines on each product, and on which.
N ?= 500
PRODUCT ?=

# Programs that the tests check the finished PDFs with: command:package of Debian.
TOOLS := pdftotext:poppler-utils qpdf:qpdf mutool:mupdf-tools gs:ghostscript node:nodejs npm:npm
PDFJS := tests/pdfjs/node_modules/.package-lock.json

.PHONY: build test fuzz mutants lint format bench proofs pictures lock clean help tools

build: $(VENV)/run.installed ## Make every product of every routine into output/ (the default)
	@$(PRESS) build --only poster,card,booklet,pocket --target screen,home,shop

test: $(VENV)/dev.installed tools $(PDFJS) ## Run the whole test suite
	$(BIN)/python -m pytest $(PYTEST)

fuzz: $(VENV)/dev.installed ## Build N strange routines on every product and look at each: N=5000 SEED=1 PRODUCT=poster
	FUZZ_EXAMPLES=$(N) FUZZ_SEED=$(SEED) FUZZ_PRODUCT=$(PRODUCT) $(BIN)/python -m pytest -q -p no:cacheprovider tests/fuzz

mutants: $(VENV)/mutants.installed tools ## Break the code on purpose and list what no test noticed (MODULES, SAMPLE, SEED)
	$(VENV)/mutants/bin/python -m tests.mutants --seed $(SEED) --sample $(SAMPLE) $(MODULES)

lint: $(VENV)/dev.installed ## Check style and types
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

format: $(VENV)/dev.installed ## Put the code into the house's format
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

bench: $(VENV)/dev.installed $(VENV)/peers.installed ## Print time and peak memory of each stage, and beside Typst and WeasyPrint
	$(BIN)/python -m tests.bench

proofs: build ## Write a picture of every page into output/proofs/
	$(PRESS) proofs --out output/proofs output/*.pdf

pictures: $(VENV)/run.installed ## Make the pictures of the README and the docs anew
	$(BIN)/python docs/pictures.py
	$(BIN)/python docs/library.py
	$(BIN)/python docs/printing/make_pictures.py
	$(BIN)/python -m generator.figure.reading.guide docs

# The run lock is constrained by the test lock, so that what is tested is what runs. Universal: one lock for every
# system and every Python from 3.11. uv makes it (pip alone installs it) and so has an environment of its own.
COMPILE := $(VENV)/lock/bin/uv pip compile --quiet --upgrade --universal --python-version 3.11 --generate-hashes \
	--no-emit-index-url --no-emit-find-links --custom-compile-command "make lock"
lock: ## Renew the pinned dependencies
	$(PYTHON) -m venv $(VENV)/lock
	$(VENV)/lock/bin/python -m pip install --quiet uv
	$(COMPILE) pyproject.toml --all-extras --group build --output-file requirements-dev.lock
	$(COMPILE) --group mutants --constraints requirements-dev.lock --output-file requirements-mutants.lock
	$(COMPILE) pyproject.toml --group build --constraints requirements-dev.lock --output-file requirements.lock

clean: ## Remove everything that was made, but not the environment (.venv)
	find output -mindepth 1 ! -name .gitkeep -delete
	rm -rf build dist *.egg-info .pytest_cache .mypy_cache .ruff_cache .hypothesis

help: ## Print this list
	@sed -n 's/^\([a-z]*\):.*## \(.*\)/  make \1\t\2/p' $(MAKEFILE_LIST) | expand -t 18

# The editable install adds the command `routine-press` to the environment; nothing is built or fetched for it.
$(VENV)/run.installed: requirements.lock pyproject.toml | $(VENV)/bin/python
	$(BIN)/python -m pip install --quiet --require-hashes --requirement requirements.lock
	$(BIN)/python -m pip install --quiet --no-deps --no-build-isolation --editable .
	@touch $@

$(VENV)/dev.installed: requirements-dev.lock $(VENV)/run.installed
	$(BIN)/python -m pip install --quiet --require-hashes --requirement requirements-dev.lock
	@touch $@

# What breaks the code has an environment of its own, which sees the other.
PACKAGES := -c 'import sysconfig; print(sysconfig.get_path("purelib"))'
$(VENV)/mutants.installed: requirements-mutants.lock $(VENV)/dev.installed
	$(BIN)/python -m venv $(VENV)/mutants
	echo "import site; site.addsitedir('$$($(BIN)/python $(PACKAGES))')" \
		> "$$($(VENV)/mutants/bin/python $(PACKAGES))/tests.pth"
	$(VENV)/mutants/bin/python -m pip install --quiet --require-hashes --requirement requirements-mutants.lock
	@touch $@

# What the press is measured beside has an environment of its own, too, which holds nothing of ours.
$(VENV)/peers.installed: tests/bench/peers.txt | $(VENV)/bin/python
	$(BIN)/python -m venv $(VENV)/peers
	$(VENV)/peers/bin/python -m pip install --quiet --requirement tests/bench/peers.txt
	@touch $@

$(VENV)/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit("Python 3.11 or later is needed" if sys.version_info < (3, 11) else 0)'
	$(PYTHON) -m venv $(VENV)

# pdf.js opens finished PDFs as browsers do; only the tests need it.
$(PDFJS): tests/pdfjs/package-lock.json | tools
	cd tests/pdfjs && npm ci --silent

# As root on a machine with apt-get the missing tools are installed; everyone else is told what to install.
tools:
	@missing=""; for tool in $(TOOLS); do \
		command -v "$${tool%%:*}" > /dev/null || missing="$$missing $${tool##*:}"; \
	done; \
	if [ -z "$$missing" ]; then exit 0; fi; \
	if [ "$$(id -u)" = 0 ] && command -v apt-get > /dev/null; then \
		apt-get update -q && DEBIAN_FRONTEND=noninteractive apt-get install -q -y --no-install-recommends $$missing; \
	else \
		echo "The tests need these packages; please install them:$$missing" >&2; exit 1; \
	fi
