# Each command does its own set-up: `make demo`, `make test` (all of it), `make check` (the tests that are
# quick), and `make test-engines` (Ray and Spark).
# PYTHON is any Python >= 3.11; the virtual environments are VENV and ENGINES.

PYTHON ?= python3
VENV   ?= .venv
BIN     = $(VENV)/bin
ENGINES ?= .venv-engines

.PHONY: demo test test-engines java lint check clean

demo: $(VENV)/.installed
	@BIN=$(BIN) sh examples/demo.sh

# The property tests draw the same examples each time, so that a change does not fail by another's finding.
test: lint $(VENV)/.dev
	$(BIN)/python -m pytest -n auto --dist worksteal --hypothesis-profile=ci

lint: $(VENV)/.dev
	$(BIN)/ruff check src tests evaluation training
	$(BIN)/ruff format --check src tests evaluation training
	$(BIN)/mypy

check: $(VENV)/.dev
	$(BIN)/python -m pytest -n auto --dist worksteal -m 'not slow'

test-engines: $(ENGINES)/.installed java
	$(ENGINES)/bin/python -m pytest tests/engines

# Spark runs on the distribution's JRE.
java:
	@command -v java >/dev/null || { \
	  test "$$(id -u)" = 0 && command -v apt-get >/dev/null && apt-get update -qq && \
	  DEBIAN_FRONTEND=noninteractive apt-get install -qq --no-install-recommends default-jre-headless; } || { \
	  echo "Spark needs Java 17 or newer: install a JRE (Debian: apt-get install default-jre-headless)" >&2; exit 1; }

$(VENV)/bin/python:
	$(PYTHON) -m venv $(VENV)

# An editable install: made again only when the project file changes.
$(VENV)/.installed: pyproject.toml | $(VENV)/bin/python
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable .
	touch $@

$(VENV)/.dev: pyproject.toml | $(VENV)/bin/python
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[dev]'
	touch $@ $(VENV)/.installed

$(ENGINES)/bin/python:
	$(PYTHON) -m venv $(ENGINES)

$(ENGINES)/.installed: pyproject.toml | $(ENGINES)/bin/python
	$(ENGINES)/bin/python -m pip install --quiet --disable-pip-version-check --editable '.[ray,spark]' 'pytest>=8' 'pytest-timeout>=2.3'
	touch $@

# The generated pages of docs/; a test says when they are old.
.PHONY: tables docs-api
tables: docs-api
	$(BIN)/python training/language_table.py

docs-api: $(VENV)/.installed
	$(BIN)/python training/reference_pages.py

# The data files as they are read at each start; one that was edited since is parsed, which takes longer.
.PHONY: data
data: $(VENV)/.installed
	$(BIN)/python training/parsed_data.py
	$(BIN)/python training/set_phrase_patterns.py

# The published JSON Schema, from the table of fields.
.PHONY: schema
schema: $(VENV)/.installed
	$(BIN)/python -c "import json, newsclean; print(json.dumps(newsclean.json_schema(), indent=2, ensure_ascii=False))" \
	  > src/newsclean/model/article.schema.json

# The seeded mutation fuzzer; what it finds is in fuzz-findings/.
CASES ?= 10000
SEED  ?= 1
.PHONY: fuzz
fuzz: $(VENV)/.dev
	$(BIN)/python tests/fuzz.py --cases $(CASES) --seed $(SEED)

# The property tests with examples that no run before has drawn.
.PHONY: laws
laws: $(VENV)/.dev
	$(BIN)/python -m pytest -n auto --hypothesis-profile=default $$(grep -rl --include='test_*.py' '^from hypothesis' tests)

# The tests with the lowest versions that pyproject.toml allows, in an environment of their own; but
# not those of integrations and of the docs' examples, whose packages are the caller's.
LOWEST = $(VENV)/lowest
.PHONY: test-lowest
test-lowest: $(LOWEST)/.installed
	$(LOWEST)/bin/python -m pytest -n auto --hypothesis-profile=ci --ignore tests/test_integrations.py --ignore tests/test_docs.py

$(LOWEST)/.installed: pyproject.toml tests/lowest.txt | $(VENV)/bin/python
	$(PYTHON) -m venv $(LOWEST)
	$(LOWEST)/bin/python -m pip install --quiet --disable-pip-version-check \
	  --constraint tests/lowest.txt --editable '.[all]' hypothesis markdown-it-py pytest pytest-timeout pytest-xdist
	touch $@

# The documentation as a site, in build/site.
.PHONY: docs
docs: $(VENV)/.docs
	NO_MKDOCS_2_WARNING=1 $(BIN)/python -m mkdocs build --quiet

$(VENV)/.docs: pyproject.toml | $(VENV)/bin/python
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[docs]'
	touch $@ $(VENV)/.installed

# Wheel and source distribution, checked.
.PHONY: dist
dist: $(VENV)/.dev
	rm -rf dist
	$(BIN)/python -m pip install --quiet --disable-pip-version-check build
	$(BIN)/python -m build --quiet
	$(BIN)/python training/check_dist.py dist

# How many lines of src/ the tests reach.
.PHONY: coverage
coverage: $(VENV)/.dev
	$(BIN)/python -m pip install --quiet --disable-pip-version-check pytest-cov
	$(BIN)/python -m pytest -n auto --cov=newsclean --cov-report=term:skip-covered --cov-fail-under=92

clean:
	rm -rf $(VENV) $(ENGINES) dist build .mypy_cache .ruff_cache .pytest_cache .hypothesis
