# What a person types. Everything below runs in .venv, which these targets make.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
UV := $(BIN)/uv
BARE := $(VENV)/.bare
RUN := $(VENV)/.run
TEST := $(VENV)/.test
ASSETS := src/sightline/web/static/fetched/fetched.txt
LOCK := --generate-hashes --universal --python-version 3.11 --no-annotate --no-header --quiet

.PHONY: run test coverage collected check audit format docs lock bench bench-england load-test fuzz pictures wheel clean

run: $(RUN) $(ASSETS)  ## set up, make the demo authority, load it, compute, and serve it at http://127.0.0.1:8000
	$(BIN)/sightline demo
	$(BIN)/sightline serve

test: $(TEST) $(ASSETS)  ## every test; says what it skipped and how to get it
	SIGHTLINE_DATA=$(CURDIR)/var/test $(BIN)/python -m pytest -n auto --dist loadfile --no-loadscope-reorder $(ARGS)

coverage: $(TEST)  ## which branches of the rules and of statistics their own tests never take; fails where there is one
	@mkdir -p var
	SIGHTLINE_DATA=$(CURDIR)/var/test $(BIN)/python -m coverage run -m pytest -q -m "not django_db and not many_draws" $(shell find tests -name 'test_*rules.py') tests/statistics $(ARGS)
	$(BIN)/python -m coverage report

collected: $(TEST) $(ASSETS)  ## every file of tests compiled once, before several workers would each do it
	SIGHTLINE_DATA=$(CURDIR)/var/test $(BIN)/python -m pytest --collect-only -qq >/dev/null

check: $(TEST)  ## style, types, which room imports which, and whether made documents are stale, and the libraries
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/pyright
	$(BIN)/lint-imports
	$(BIN)/sightline docs --check
	$(UV) pip check --quiet --python $(BIN)/python
	$(BIN)/python requirements/audit.py

audit: $(UV)  ## asks the network whether a library has a known weakness
	$(UV) tool run pip-audit --strict --disable-pip --require-hashes -r requirements/run.txt

format: $(TEST)  ## put the code in shape
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

docs: $(RUN)  ## write docs/made from the code
	$(BIN)/sightline docs

bench: $(TEST)  ## a council, side by side with pandas and a loop; pages, those of a large programme too, and while others hold the server up; inspection reports; published figures; a table made safe; a paper in every form
	$(BIN)/python -m bench.council
	$(BIN)/python -m bench.pages
	$(BIN)/python -m bench.programme
	$(BIN)/python -m bench.held_up
	$(BIN)/python -m bench.findings
	$(BIN)/python -m bench.comparators
	$(BIN)/python -m bench.disclosure
	$(BIN)/python -m bench.freeze
	$(BIN)/python -m bench.papers

load-test: $(TEST) $(ASSETS)  ## fifty people for two minutes while loads run and swap; on this machine only
	$(BIN)/python -m bench.load_test

bench-england: $(TEST)  ## 153 councils, about 107 million rows on about 1 GB of disk; takes a while
	$(BIN)/python -m bench.england

fuzz: $(TEST)  ## ten thousand mutated files
	$(BIN)/python tests/fuzz/fuzz_files.py --count 10000

lock: $(RUN)  ## write the locks anew
	$(UV) pip compile $(LOCK) requirements/uv.in -o requirements/uv.txt
	$(UV) pip compile $(LOCK) requirements/node.in -o requirements/node.txt
	$(UV) pip compile $(LOCK) requirements/pip.in -o requirements/pip.txt
	$(UV) pip compile $(LOCK) pyproject.toml -o requirements/run.txt
	$(UV) pip compile $(LOCK) pyproject.toml requirements/test.in -c requirements/run.txt -o requirements/test.txt

pictures: $(TEST) $(ASSETS)  ## docs/pictures: the demo's pages, as the README shows them
	SIGHTLINE_DATA=$(CURDIR)/var $(BIN)/sightline demo >/dev/null
	SIGHTLINE_DATA=$(CURDIR)/var PYTHONPATH=tests $(BIN)/python tests/pictures.py

wheel: $(RUN) $(ASSETS)  ## dist/: a wheel with its page styles inside, and the locked list of what it needs
	rm -rf build dist
	$(UV) build --quiet --wheel --out-dir dist .
	cp requirements/run.txt dist/requirements.txt
	cp requirements/pip.txt dist/pip.txt
	rm -rf build

clean:  ## remove what was set up; your data in var/ stays
	rm -rf $(VENV) $(dir $(ASSETS))

$(UV): requirements/uv.txt
	$(PYTHON) -m venv $(VENV) || { echo "Python's venv is missing. On Debian: apt install python3-venv"; exit 1; }
	$(BIN)/pip install --quiet --disable-pip-version-check --require-hashes -r requirements/uv.txt
	@touch $@

$(BARE): $(UV)
	$(UV) pip uninstall --quiet --python $(BIN)/python pip setuptools 2>/dev/null || true
	@touch $@

$(RUN): $(UV) $(BARE) requirements/run.txt pyproject.toml
	$(UV) pip install --quiet --python $(BIN)/python --require-hashes -r requirements/run.txt
	$(UV) pip install --quiet --python $(BIN)/python --no-deps --editable .
	@touch $@

$(TEST): $(RUN) requirements/test.txt
	$(UV) pip install --quiet --python $(BIN)/python --require-hashes -r requirements/test.txt
	@touch $@

$(ASSETS): $(RUN) requirements/node.txt src/sightline/web/assets.py
	@command -v npm >/dev/null || $(UV) pip install --quiet --python $(BIN)/python --require-hashes -r requirements/node.txt
	$(BIN)/python -m sightline.web.assets
	@touch $@
