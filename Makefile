# make demo: facts of one article of corpus/, shown readably. make test: all tests. make check: everything CI runs.
# Each sets up .venv first. Needs Python 3.11, 3.12 or 3.13, make and git; another interpreter: make test PYTHON=…

PYTHON ?= $(shell for python in python3.12 python3.13 python3.11 python3 python; do \
	$$python -c 'import sys, venv, ensurepip; sys.exit(not (3, 11) <= sys.version_info[:2] < (3, 14))' 2>/dev/null \
	&& echo $$python && break; done)
BIN := .venv/bin
PIP := $(BIN)/python -m pip install --quiet --disable-pip-version-check
ARTICLE := corpus/kk-kindergartens.json

.PHONY: demo test check clean

demo: .venv/.installed
	$(BIN)/briefing-extract extract $(ARTICLE) --format table --skipped

test: .venv/.installed-test
	$(BIN)/python -m pytest

check:
	.ci/run

clean:
	rm -rf .venv .venv-stanza build dist .pytest_cache .mypy_cache .ruff_cache .import_linter_cache .hypothesis

$(BIN)/python:
	@test -n "$(PYTHON)" || { echo "No Python 3.11, 3.12 or 3.13 with venv was found; name one: make PYTHON=/path/to/python" >&2; exit 1; }
	$(PYTHON) -m venv .venv

# The stamps say what is installed; a changed pyproject.toml makes them stale.
.venv/.installed: pyproject.toml | $(BIN)/python
	$(PIP) -e .
	touch $@

.venv/.installed-test: pyproject.toml | $(BIN)/python
	$(PIP) -e '.[test]'
	touch .venv/.installed $@

.venv/.installed-dev: pyproject.toml | $(BIN)/python
	$(PIP) -e '.[dev]'
	touch .venv/.installed .venv/.installed-test $@

.venv-stanza/.installed: pyproject.toml constraints.txt
	$(PYTHON) -m venv .venv-stanza
	.venv-stanza/bin/python -m pip install --quiet --disable-pip-version-check -c constraints.txt -e '.[test,stanza]'
	touch $@

.PHONY: dev
dev: .venv/.installed-dev
