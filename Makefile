# `make demo` runs the main job, `make test` passes the tests. Both set up all
# they need in .venv and want nothing but Python 3.11+ and make.

VENV := .venv
BIN := $(VENV)/bin
DEMO := build/demo/fattureincloud

# The newest interpreter that is new enough; `make PYTHON=/path/to/python` chooses.
PYTHON ?= $(shell for name in python3.14 python3.13 python3.12 python3.11 python3 python; do \
	if $$name -c 'import sys; sys.exit(sys.version_info < (3, 11))' >/dev/null 2>&1; \
	then echo $$name; break; fi; done)

.PHONY: help demo test ruff black mypy pyright corpus check generate format clean

help:
	@echo 'make demo      generate the Fatture in Cloud package and call its methods'
	@echo 'make test      linters, type checkers and tests'
	@echo 'make corpus    measure every document of a folder (CORPUS=DIR)'
	@echo 'make generate  regenerate output/ from specs/'
	@echo 'make check     is output/ what specs/ says?'
	@echo 'make format    format and fix what can be fixed'
	@echo 'make clean     remove everything that was made here'

# The environment is made anew when its requirements change.
$(VENV)/.created:
	@test -n '$(PYTHON)' || { echo 'Python 3.11 or newer is needed and was not found.'; exit 1; }
	@$(PYTHON) -c 'import venv, ensurepip' 2>/dev/null || { \
		echo '$(PYTHON) lacks its venv module; install it (on Debian and Ubuntu: apt install python3-venv).'; exit 1; }
	$(PYTHON) -m venv $(VENV)
	@touch $@

$(VENV)/.installed: $(VENV)/.created pyproject.toml
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable .
	@touch $@

$(VENV)/.developing: $(VENV)/.installed
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[dev]'
	@touch $@

demo: $(VENV)/.installed
	$(BIN)/calco generate specs/fattureincloud.yaml -o $(DEMO)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check $(DEMO)
	$(BIN)/python -m generator.demo

# Each of the linters and type checkers has a core of its own: two run at a time, the
# slowest first.
test: $(VENV)/.developing
	@$(MAKE) --no-print-directory --jobs=2 pyright black mypy ruff
	$(BIN)/pytest -n 2 --dist worksteal

ruff: $(VENV)/.developing
	$(BIN)/ruff check .

black: $(VENV)/.developing
	$(BIN)/black --quiet --check --diff --workers 1 .

mypy: $(VENV)/.developing
	$(BIN)/mypy

pyright: $(VENV)/.developing
	$(BIN)/pyright --pythonpath $(BIN)/python

corpus: $(VENV)/.developing
	$(BIN)/python -m tests.corpus.run $(CORPUS)

generate: $(VENV)/.installed
	$(BIN)/calco generate

check: $(VENV)/.installed
	$(BIN)/calco check

format: $(VENV)/.developing
	$(BIN)/ruff check --fix .
	$(BIN)/black .

clean:
	rm -rf $(VENV) build dist .mypy_cache .pytest_cache .ruff_cache
	find . -name __pycache__ -type d -prune -exec rm -rf {} +
