# The two commands of a fresh machine are `make run` and `make test`; `make help` lists the others.

PYTHON ?= python3
HOST ?= 127.0.0.1
PORT ?= 8000
VENV := .venv
BIN := $(VENV)/bin

# pip runs again only when what is to be installed has changed.
HASH := $(shell { cat setup.cfg pyproject.toml; $(PYTHON) -V; pwd; } 2>/dev/null | cksum | cut -d ' ' -f 1)
RUN := $(VENV)/installed-$(HASH)
TEST := $(VENV)/installed-test-$(HASH)
PIP := $(BIN)/python -m pip --disable-pip-version-check install --quiet --prefer-binary

.DEFAULT_GOAL := help
.PHONY: help run test check bench catalogues wheel clean libraries libraries-tests tree

help:
	@echo 'make run      install what is needed and serve the product on http://$(HOST):$(PORT) (HOST=… PORT=…)'
	@echo 'make test     install what is needed and run every test (ARGS=… goes to pytest)'
	@echo 'make check    style, types, directions of imports, catalogues'
	@echo 'make bench    measure against the goals (ONLY=name for one figure)'
	@echo 'make catalogues  bring new texts of the interface into the Chinese catalogue'
	@echo 'make wheel    build the wheel into dist/'
	@echo 'make clean    remove what was built; instance/ stays'

run: $(RUN) libraries
	@$(BIN)/interviewkit init --demo
	@$(BIN)/interviewkit serve --host $(HOST) --port $(PORT)

test: $(TEST) libraries-tests
	$(BIN)/python -m pytest $(ARGS)

check: $(TEST) tree
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	cd build/tree && ../../$(BIN)/python -m mypy --config-file ../../setup.cfg --cache-dir ../mypy_cache
	cd build/tree && PYTHONPATH=. ../../$(BIN)/lint-imports --no-logo --cache-dir ../import_linter_cache --config ../../setup.cfg
	$(BIN)/python -m pytest --quiet tests/test_catalogues.py

bench: $(TEST)
	$(BIN)/python -m benchmarks.run $(ONLY)

wheel: $(TEST)
	rm -rf build/lib build/bdist.*
	$(BIN)/python -m build --wheel --no-isolation

# English stands in the code; this brings new texts into the Chinese catalogue and compiles it.
catalogues: $(TEST)
	@mkdir -p build
	$(BIN)/pybabel -q extract -F babel.cfg -k _l --no-location --sort-output --project=interviewkit -o build/messages.pot .
	$(BIN)/pybabel -q update -i build/messages.pot -d interviewkit/translations -l zh --init-missing --width=100 \
	  --no-fuzzy-matching --ignore-obsolete --ignore-pot-creation-date
	$(BIN)/pybabel -q compile -d interviewkit/translations

clean:
	rm -rf $(VENV) build dist *.egg-info .pytest_cache .mypy_cache .ruff_cache .hypothesis .import_linter_cache
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

libraries:
	@scripts/system-libraries.sh

libraries-tests:
	@scripts/system-libraries.sh --tests

# The package as it will be installed, for tools that don't follow setup.cfg's package_dir.
tree:
	@rm -rf build/tree && mkdir -p build/tree
	@cp -r interviewkit build/tree/ && cp -r question_bank templates reports build/tree/interviewkit/

$(RUN):
	$(need-python)
	@echo 'Installing interviewkit into $(VENV) …'
	@$(PYTHON) -m venv $(VENV)
	@$(PIP) --editable .
	$(compile)
	@touch $@

$(TEST):
	$(need-python)
	@echo 'Installing interviewkit and what its tests need into $(VENV) …'
	@$(PYTHON) -m venv $(VENV)
	@$(PIP) --editable '.[test]'
	$(compile)
	@touch $@ $(RUN)

# pip compiles what it copies, but not what it leaves in place; a process starts sooner when that is done.
define compile
@$(BIN)/python -m compileall -q interviewkit question_bank templates reports
endef

define need-python
@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
  { echo 'interviewkit needs Python 3.11 or later; name one with PYTHON=/path/to/python3' >&2; exit 1; }
@$(PYTHON) -c 'import ensurepip, venv' 2>/dev/null || \
  { echo 'This Python lacks venv. On Debian and Ubuntu: sudo apt-get install python3-venv' >&2; exit 1; }
endef
