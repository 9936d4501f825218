# Two commands matter: `make desk` opens the demo programme, `make test` passes the tests.
# Both set up the machine first. `make test` is what a change must pass.

PYTHON ?= python3
PY := .venv/bin/python
READY := .venv/.ready
PIP := $(PY) -m pip install --quiet --quiet --disable-pip-version-check
ARGS ?=

.DEFAULT_GOAL := help
.PHONY: help system install desk test check pictures bench words server lock

help:                   ## this list
	@sed -n 's/^\([a-z]*\):.*## */\1	/p' Makefile | expand -t 12

system:
	@PYTHON='$(PYTHON)' scripts/system-packages

$(READY): pyproject.toml requirements-dev.lock | system
	@$(PY) -m pip --version >/dev/null 2>&1 || $(PYTHON) -m venv --clear .venv
	@echo "Installing into .venv; the first time this takes a minute or two."
	@$(PIP) --require-hashes --only-binary :all: --requirement requirements-dev.lock
	@$(PIP) --no-deps --no-build-isolation --editable .
	@touch $@

install: system $(READY) ## set up this machine and .venv, nothing else

desk: install           ## open the demo programme
	.venv/bin/concierge demo $(ARGS)

check: install          ## format, lint, types, contracts: what can be seen without running it
	.venv/bin/ruff format --check .
	.venv/bin/ruff check .
	.venv/bin/mypy
	.venv/bin/lint-imports

test: check             ## that, then the tests, on every engine at hand: all that a change must pass; ARGS goes to pytest
	@scripts/test $(ARGS)

pictures: install       ## take docs/pictures anew from the real program
	$(PY) docs/make_pictures.py $(ARGS)

bench: install          ## the table of speed and memory; ARGS may name a size
	$(PY) -m bench $(ARGS)

words: install          ## bring the Chinese catalogues up to date with the sources
	$(PY) scripts/catalogues

server: install         ## write migrations/today anew: what a server's database decides
	$(PY) scripts/server

LOCK := .venv/bin/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes \
    --no-emit-index-url --no-emit-find-links --custom-compile-command "make lock" $(ARGS)

lock: install           ## write both lock files anew; ARGS=--upgrade for newer versions
	$(LOCK) --output-file requirements.lock pyproject.toml
	$(LOCK) --output-file requirements-dev.lock --constraint requirements.lock --group dev pyproject.toml
