# Needs python3 (3.11 or newer), make and git; everything else goes into $(VENV), from requirements.lock.
# The recipes use nothing but Python and what the shell has built in.

# -u sends every line through the shell, so that echo is its own and not a program to be found.
.SHELLFLAGS := -euc

PYTHON ?= python3
VENV ?= .venv

BIN := $(VENV)/bin
READY := $(VENV)/ready
CODE := $(wildcard simulator diagrams harness steps environment.py tests benchmarks docs/examples)
PIP := $(BIN)/python -m pip --disable-pip-version-check --quiet --quiet

.DEFAULT_GOAL := help
.PHONY: help demo test test-browser lint bench setup clean clean-all

help:
	@echo 'make demo       check, play, test and draw every flow; all of it is written to build/'
	@echo 'make test       everything that guards the project: lint, pytest, behave'
	@echo 'make test-browser  the features again, and a trainer at work, in a real Chromium (which it never installs)'
	@echo 'make lint       ruff, mypy --strict and the import contracts alone'
	@echo 'make bench      measure, print the table and write build/bench.json'
	@echo 'make setup      only create $(VENV) from requirements.lock (the others do it by themselves)'
	@echo 'make clean      remove build/ and the caches'
	@echo 'make clean-all  remove $(VENV) as well'
	@echo 'Another Python: make test PYTHON=python3.13 VENV=.venv-3.13'

demo: $(READY)
	@$(BIN)/parcours demo

test: lint
	@echo '== pytest'
	@$(BIN)/python -m pytest -n auto --dist loadfile --no-loadscope-reorder
	@echo '== behave'
	@$(BIN)/behave --format progress3 --no-timings

# The first line names the browser, or what is missing and how to get it.
test-browser: $(READY)
	@$(BIN)/python -m harness.browser
	@echo '== behave, in the browser'
	@$(BIN)/parcours test --driver browser
	@echo '== pytest, in the browser'
	@$(BIN)/python -m pytest -n auto --dist loadfile tests/browser

lint: $(READY)
	@echo '== ruff'
	@$(BIN)/ruff check --quiet .
	@$(BIN)/ruff format --quiet --check .
	@echo '== mypy'
	@$(BIN)/mypy --no-error-summary $(CODE)
	@echo '== import contracts'
	@$(BIN)/lint-imports --no-logo

bench: $(READY)
	@$(BIN)/python -m benchmarks

setup: $(READY)

$(READY): requirements.lock pyproject.toml
	@$(PYTHON) -c 'import sys; sys.version_info >= (3, 11) or sys.exit("Python 3.11 or newer is needed; this is " + sys.version)'
	@echo 'Setting up $(VENV), once: about half a minute …'
	@[ -x $(BIN)/pip ] || $(PYTHON) -m venv --clear $(VENV)
	@$(PIP) install --require-hashes --requirement requirements.lock
	@$(PIP) install --no-index --no-deps --no-build-isolation --editable .
	@: > $@

clean:
	@$(PYTHON) -c 'import pathlib, shutil; \
	[shutil.rmtree(p) for p in map(pathlib.Path, ["build", "dist", ".mypy_cache", ".pytest_cache", ".ruff_cache", \
	".import_linter_cache", ".hypothesis"]) if p.exists()]; \
	[shutil.rmtree(p) for d in "$(CODE)".split() for p in pathlib.Path(d).rglob("__pycache__")]'

clean-all: clean
	@$(PYTHON) -c 'import shutil; shutil.rmtree("$(VENV)", ignore_errors=True)'
