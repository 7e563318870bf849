# The front door. Everything installs itself on first use and works offline afterwards.
PYTHON ?= python3
BIN := .venv/bin
BROWSER_CODE := package-lock.json server/static_build.py $(wildcard static/js/editor/*.js)
INSTALL := $(BIN)/uv pip install --quiet --python $(BIN)/python --require-hashes --compile-bytecode

.PHONY: help run test check bench nightly format lock clean
.DEFAULT_GOAL := help

help:  ## What can be asked for, and every setting
	@grep -hE '^[a-z]+:.*##' Makefile | sed -E 's/:.*## /\t/' | awk -F'\t' '{printf "make %-8s %s\n", $$1, $$2}'
	@$(PYTHON) -m server.settings

run: .venv/run.stamp static/vendor/.stamp  ## Install what is missing and serve on http://127.0.0.1:8000
	@exec $(BIN)/python -m server

test: .venv/test.stamp static/vendor/.stamp  ## Install what is missing and run every test, browser included
	@$(BIN)/python -m tests.browser.chromium
	$(BIN)/pytest -n 2 --dist loadgroup -m "not nightly"

check: .venv/test.stamp static/vendor/.stamp  ## Lint, types (Python and browser code), import rules, content compiler
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/python -m server.static_build types
	$(BIN)/python -m questions.compile

bench: .venv/test.stamp static/vendor/.stamp  ## Print every speed as a ratio against a named alternative
	$(BIN)/python -m tests.bench

nightly: .venv/test.stamp static/vendor/.stamp  ## The tests that take minutes: long fuzzing, soaks
	$(BIN)/pytest -m nightly --timeout 3600

format: .venv/test.stamp  ## Put the code in order
	$(BIN)/ruff check --fix-only .
	$(BIN)/ruff format .

lock: .venv/run.stamp  ## Resolve the dependencies anew; the locks hold hashes and no address
	$(BIN)/uv pip compile -q --universal --generate-hashes --no-header --python-version 3.11 --upgrade pyproject.toml -o requirements/run.txt
	$(BIN)/uv pip compile -q --universal --generate-hashes --no-header --python-version 3.11 --upgrade -c requirements/run.txt --group test pyproject.toml -o requirements/test.txt
	$(BIN)/uv pip compile -q --universal --generate-hashes --no-header --python-version 3.11 --upgrade --group build -o requirements/build.txt

clean:  ## Remove what was installed and built; data stays
	rm -rf .venv node_modules static/vendor static/vendor.new

.venv/bin/uv: requirements/installer.txt
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Unroll needs Python 3.11 or later; this is " + sys.version.split()[0] + ". Say which one: make PYTHON=python3.12 run")'
	$(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements/installer.txt
	@touch $@

.venv/run.stamp: .venv/bin/uv requirements/run.txt
	$(INSTALL) -r requirements/run.txt
	@touch $@

.venv/test.stamp: .venv/run.stamp requirements/test.txt
	$(INSTALL) -r requirements/test.txt
	@touch $@

static/vendor/.stamp: $(BROWSER_CODE) | .venv/run.stamp
	$(BIN)/python -m server.static_build
	@touch $@
