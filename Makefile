# Two commands: `make demo` and `make test`. Each makes its own environment; both need Python 3.11 or newer.
# A name on the PATH may be a shim that runs nothing, so each Python is asked before it is taken.
PYTHON ?= $(shell for name in python3.13 python3.12 python3.11 python3 python; do \
	$$name -c 'import ensurepip, sys, venv; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && echo $$name && break; done)
# Tests start the program hundreds of times, and each start would compile it anew where bytecode is not to be kept.
export PYTHONDONTWRITEBYTECODE :=

DEMO_ENV := .venv/demo
TEST_ENV := .venv/test
INSTALL := -m pip install --quiet --disable-pip-version-check

.PHONY: help demo test slow hostile check docs lock clean

help:  ## say what can be made
	@grep -E '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed 's/:.*##/ \t/'

$(DEMO_ENV)/installed $(TEST_ENV)/installed:
	@test -n "$(PYTHON)" || { echo "nakomen needs Python 3.11 or newer with its venv module; on Debian: apt install python3 python3-venv"; exit 1; }
	@echo "Making an environment in $(@D) (once; about a minute) ..."
	@$(PYTHON) -m venv $(@D)
	@$(@D)/bin/python $(INSTALL) --require-hashes -r $<
	@$(@D)/bin/python $(INSTALL) --no-deps --no-build-isolation --editable .
	@touch $@

$(DEMO_ENV)/installed: requirements.lock pyproject.toml
$(TEST_ENV)/installed: requirements-dev.lock pyproject.toml

demo: $(DEMO_ENV)/installed  ## install, read the shipped dossier and show its ledger
	@$(DEMO_ENV)/bin/nakomen demo

test: $(TEST_ENV)/installed  ## install what tests need and run them
	@$(TEST_ENV)/bin/python -m pytest --numprocesses=auto --dist=worksteal

slow: $(TEST_ENV)/installed  ## run the tests that take long by themselves
	@$(TEST_ENV)/bin/python -m pytest --numprocesses=auto -m slow tests

hostile: $(TEST_ENV)/installed  ## read all files that mean harm, and show what came of them (minutes)
	@NAKOMEN_HOSTILE=all $(TEST_ENV)/bin/python -m pytest -s --no-header tests/readers/test_hostile_files.py

check: $(TEST_ENV)/installed  ## lint, types, layers, dependencies
	$(TEST_ENV)/bin/ruff check .
	$(TEST_ENV)/bin/ruff format --check .
	$(TEST_ENV)/bin/mypy
	$(TEST_ENV)/bin/lint-imports
	$(TEST_ENV)/bin/deptry src

docs: $(TEST_ENV)/installed  ## write anew the manual, and the figures and outputs that README and tutorial show
	$(TEST_ENV)/bin/python docs/make_cli.py
	$(TEST_ENV)/bin/python docs/make_help.py
	$(TEST_ENV)/bin/python docs/make_settings.py
	$(TEST_ENV)/bin/python docs/make_figures.py
	$(TEST_ENV)/bin/python docs/make_examples.py

lock:  ## pin anew what the two commands install (needs uv)
	uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-emit-find-links --no-header --group build -o requirements.lock pyproject.toml
	uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-emit-find-links --no-header --group build --extra dev -o requirements-dev.lock pyproject.toml

clean:  ## remove the environments and caches
	rm -rf $(DEMO_ENV) $(TEST_ENV) .mypy_cache .pytest_cache .ruff_cache .hypothesis .import_linter_cache
