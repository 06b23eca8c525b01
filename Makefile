# Two commands: `make demo` and `make test`. Each makes its own environment; both need Python 3.11 or newer.
PYTHON ?= $(firstword $(foreach name,python3.13 python3.12 python3.11 python3,$(shell command -v $(name) 2>/dev/null)))
DEMO_ENV := .venv/demo
TEST_ENV := .venv/test

.PHONY: help demo test check lock clean

help:  ## say what can be made
	@grep -E '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed 's/:.*##/ \t/'

$(DEMO_ENV)/installed: requirements.lock pyproject.toml
	@echo "Making an environment in $(DEMO_ENV) (once; about half a minute) ..."
	@$(PYTHON) -m venv $(DEMO_ENV)
	@$(DEMO_ENV)/bin/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock
	@$(DEMO_ENV)/bin/python -m pip install --quiet --disable-pip-version-check --no-deps --editable .
	@touch $@

$(TEST_ENV)/installed: requirements-dev.lock pyproject.toml
	@echo "Making an environment in $(TEST_ENV) (once; about a minute) ..."
	@$(PYTHON) -m venv $(TEST_ENV)
	@$(TEST_ENV)/bin/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements-dev.lock
	@$(TEST_ENV)/bin/python -m pip install --quiet --disable-pip-version-check --no-deps --editable .
	@touch $@

demo: $(DEMO_ENV)/installed  ## install, read the shipped dossier and show its ledger
	@$(DEMO_ENV)/bin/nakomen demo

test: $(TEST_ENV)/installed  ## install what tests need and run them
	@$(TEST_ENV)/bin/python -m pytest --numprocesses=auto --dist=worksteal

check: $(TEST_ENV)/installed  ## lint, types, layers, dependencies
	$(TEST_ENV)/bin/ruff check .
	$(TEST_ENV)/bin/ruff format --check .
	$(TEST_ENV)/bin/mypy
	$(TEST_ENV)/bin/lint-imports
	$(TEST_ENV)/bin/deptry src

lock:  ## pin anew what the two commands install (needs uv)
	uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-emit-find-links --no-header -o requirements.lock pyproject.toml
	uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-emit-find-links --no-header --extra dev -o requirements-dev.lock pyproject.toml

clean:  ## remove the environments and caches
	rm -rf .venv .mypy_cache .pytest_cache .ruff_cache .hypothesis .import_linter_cache
