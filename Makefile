# Two commands set up everything they need on a machine with Python 3.11+ and make:
#   make demo   reads the example articles and shows their chronicle
#   make test   lint, types, tests and quality floors
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
STAMP := $(VENV)/.installed
DEMO := demo/examples.sqlite
WORKERS ?= 2
BASE ?= HEAD
N ?= 200
ARTICLES ?= 50000
POLLS ?= 500
KILLS ?= 50

.PHONY: help demo test metamorphic soak-reading lint types docs clean browser screenshots figures differences matrix sample mutants soak-archive soak-watch soak-store zoo one-chronicle

help:
	@echo "make demo   read examples/ into a fresh store and show the chronicle"
	@echo "make test   lint, types, tests and quality floors"
	@echo "make soak-reading   read ARTICLES=50000 recombined articles: no exception, spans in the text, linear time"
	@echo "make soak-archive   kill an archive's run and its workers, fill its disk: the same chronicle"
	@echo "make soak-watch     watch faulty newspapers on this machine for POLLS=500 polls: nothing twice, nothing lost, politely"
	@echo "make one-chronicle  the same 1000 articles in every format give one chronicle"
	@echo "make zoo            every command over every bad path, store and stream"
	@echo "make soak-store     kill programs that write a store KILLS=50 times, and change it in 500 random ways"
	@echo "make figures      figures of reading on the shared corpora"
	@echo "make differences  what the working tree reads otherwise than BASE (a commit; HEAD)"
	@echo "make matrix       composed articles with known truth, the share read right by cell"
	@echo "make sample N=200 fresh composed articles, those read wrong shown by cause"
	@echo "make metamorphic  articles changed so that what they tell stays or changes in a known way: the share stable"
	@echo "make mutants      planted faults that some test must notice"
	@echo "make screenshots  every page of the reading room as pictures: light, dark, phone, print"
	@echo "make docs   write the generated pages anew (docs/cli.md, docs/coverage.md)"
	@echo "make clean  remove the virtual environment and caches"

$(STAMP): pyproject.toml tests/followthemoney.txt
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
	  { echo "Depesche needs Python 3.11 or newer; name one with: make PYTHON=python3.12 ..." >&2; exit 1; }
	@echo "Setting up $(VENV) (once) ..."
	@$(PYTHON) -m venv $(VENV)
	@$(BIN)/python -m pip install --quiet --quiet --disable-pip-version-check --upgrade "pip>=25.1"
	@$(BIN)/python -m pip install --quiet --quiet --disable-pip-version-check --editable ".[web]" --group dev
	@$(BIN)/python -m pip install --quiet --quiet --disable-pip-version-check --no-deps --only-binary :all: --upgrade \
	  --target $(VENV)/followthemoney --requirement tests/followthemoney.txt
	@touch $(STAMP)
	@echo "Depesche is installed in $(VENV)."

demo: $(STAMP)
	@mkdir -p demo && rm -f $(DEMO) $(DEMO)-wal $(DEMO)-shm
	@$(BIN)/depesche add examples --db $(DEMO)
	@$(BIN)/depesche chronicle --db $(DEMO)
	@echo "The store is $(DEMO); try: $(BIN)/depesche explain examples/$$(ls examples | head -n 1)"
	@echo "To look at it in a browser: $(BIN)/depesche serve --db $(DEMO)   then open http://127.0.0.1:8765/"

soak-archive: $(STAMP)
	$(BIN)/python tests/quality/soak_archive.py

lint: $(STAMP)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/lint-imports --no-logo

types: $(STAMP)
	$(BIN)/mypy

test: lint types browser
	$(BIN)/pytest -n $(WORKERS)

# The pages are tested in a real browser; where none can be installed, these tests are skipped and say so.
browser:
	@command -v chromium >/dev/null || [ -n "$$CHROMIUM" ] || \
	  { [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null && \
	    { echo "Installing Chromium (once) ..."; apt-get install -y -qq chromium >/dev/null; }; } || \
	  echo "There is no Chromium: tests in a browser are skipped (apt-get install chromium)" >&2

screenshots: $(STAMP) browser
	$(BIN)/python tools/screenshots.py

soak-reading: $(STAMP)
	$(BIN)/python tests/quality/soak.py --articles $(ARTICLES) --jobs $(WORKERS)

soak-watch: $(STAMP)
	$(BIN)/python tests/quality/watching.py --polls $(POLLS)

one-chronicle: $(STAMP)
	$(BIN)/python tests/quality/one_chronicle.py

zoo: $(STAMP)
	DEPESCHE_ZOO=all $(BIN)/pytest -q -n0 tests/unit/cli/test_zoo.py

soak-store: $(STAMP)
	KILLS=$(KILLS) DEPESCHE_EXAMPLES=500 HYPOTHESIS_PROFILE=search $(BIN)/pytest -n0 tests/unit/store/test_kills.py tests/unit/store/test_in_step.py

figures: $(STAMP)
	$(BIN)/python tools/figures.py

differences: $(STAMP)
	$(BIN)/python tools/differences.py --base $(BASE)

matrix: $(STAMP)
	$(BIN)/python benchmarks/contacts/matrix/run.py --count 6000

sample: $(STAMP)
	$(BIN)/python benchmarks/contacts/matrix/run.py --count $(N) --seed $$(date +%s) --show $(N)

metamorphic: $(STAMP)
	$(BIN)/python tests/quality/metamorphic.py

mutants: $(STAMP)
	$(BIN)/python tools/mutants.py

docs: $(STAMP)
	$(BIN)/python docs/generate.py

clean:
	rm -rf $(VENV) demo .pytest_cache .mypy_cache .ruff_cache .hypothesis
