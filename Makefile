# Kaiji's chores. `make run` and `make test` do everything on a bare machine (Python 3.11 or newer).
.DEFAULT_GOAL := help
SHELL := /bin/sh
PY := .venv/bin/python
STAMP := .venv/.ready
PYTHON ?= $(shell for p in python3.11 python3.12 python3.13 python3.14 python3; do \
	$$p -c 'import sys; sys.exit(sys.version_info < (3, 11))' >/dev/null 2>&1 && { echo $$p; break; }; done)

.PHONY: help setup run test check fix bench gallery translations golden package clean

help:  ## Show these chores.
	@grep -E '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed -E 's/^([a-z]+):.*## /  make \1\t/' | expand -t 24

$(STAMP): requirements.lock pyproject.toml
	@test -n "$(PYTHON)" || { echo "Kaiji needs Python 3.11 or newer; please install it (Debian: apt-get install python3 python3-venv)." >&2; exit 1; }
	@$(PYTHON) -m venv .venv || { echo "Python's venv module is missing; please install it (Debian: apt-get install python3-venv)." >&2; exit 1; }
	@$(PY) -m pip install --quiet --disable-pip-version-check --require-hashes --no-deps -r requirements.lock
	@$(PY) -m pip install --quiet --disable-pip-version-check -e . --no-deps --no-build-isolation
	@touch $@

setup: $(STAMP)  ## Make .venv with the pinned libraries, the catalogues and the icons.
	@$(PY) packaging/build_assets.py

run: setup  ## Open the window.
	@packaging/system_packages.sh run
	@$(PY) -m ui

test: setup  ## Check style, types, architecture, and run all tests.
	@packaging/system_packages.sh run test real
	@$(MAKE) --no-print-directory check
	@$(PY) -m pytest

check: setup  ## Check style, types, architecture and catalogues.
	@.venv/bin/ruff check .
	@.venv/bin/ruff format --check .
	@.venv/bin/mypy
	@.venv/bin/lint-imports --no-cache
	@$(PY) packaging/catalogues.py --check

fix: setup  ## Mend style.
	@.venv/bin/ruff check --fix .
	@.venv/bin/ruff format .

bench: setup  ## Measure speed and memory against floors taken in the same run.
	@$(PY) -m tests.bench

gallery: setup  ## Take the pictures of every page from the sample workspace, into docs/gallery.
	@QT_QPA_PLATFORM=offscreen $(PY) -m tests.ui.make_gallery docs/gallery

translations: setup  ## Bring the catalogues in line with the code.
	@$(PY) packaging/catalogues.py

golden: setup  ## Write the expected letters anew; review the difference.
	@$(PY) -m pytest tests/app/letters --update-golden

package: setup  ## Build the wheel.
	@$(PY) -m hatchling build -t wheel

clean:  ## Remove what can be made again.
	rm -rf .venv build dist ui/icons app/base/translations/*.mo .mypy_cache .ruff_cache .pytest_cache .hypothesis
