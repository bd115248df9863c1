# `make run` compares the seed articles, `make test` runs the tests, `make check` is what CI runs.
# Each makes the environment it needs in .venv and does so only once.

PYTHON ?= python3
BIN := .venv/bin
READY := .venv/.ready

.DEFAULT_GOAL := help
.PHONY: help setup run test test-slow test-browser check lint types format evaluate fit gate train fuzz clean

help: ## show this list
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "make %-12s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

setup: $(READY) ## make the environment in .venv

# Debian packages venv apart from python3; without it, pip itself can fill a bare environment.
$(READY): pyproject.toml requirements.lock
	@test -x $(BIN)/python || $(PYTHON) -m venv .venv 2>/dev/null || { \
	  rm -rf .venv; $(PYTHON) -m venv --without-pip .venv && \
	  $(PYTHON) -m pip --python $(BIN)/python install --quiet pip; }
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --constraint requirements.lock --editable '.[dev]'
	@touch $(READY)

run: $(READY) ## compare the five articles in seeds/, here and in report.html
	@$(BIN)/claimcmp compare seeds/
	@$(BIN)/claimcmp compare seeds/ --quiet --format html --output report.html
	@echo "The same as a page to read, filter and print: $(CURDIR)/report.html"

test: $(READY) ## run the tests
	@$(BIN)/python -m pytest

test-slow: $(READY) ## run the tests marked slow
	@$(BIN)/python -m pytest -m slow

test-browser: $(READY) ## test the HTML report in Chromium (apt install chromium; pip install -e '.[browser]')
	@$(BIN)/python -m pytest -m browser -p no:xdist tests/browser

lint: $(READY) ## ruff: rules and format
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .

types: $(READY) ## mypy --strict
	@$(BIN)/mypy

format: $(READY) ## let ruff rewrite what it can
	@$(BIN)/ruff check --fix .
	@$(BIN)/ruff format .

check: lint types test gate ## what CI runs

clean: ## remove the environment and caches
	rm -rf .venv .mypy_cache .pytest_cache .ruff_cache build dist

evaluate: $(READY) ## measure on the gold bundles, with and without entailment (PARALLEL=folder adds translations)
	@$(BIN)/python -m evaluation.evaluate --nli news-entailment $(if $(PARALLEL),--parallel $(PARALLEL)) $(if $(GIVEN),--given $(GIVEN))

fit: $(READY) ## fit calibration.json anew from the development data
	@$(BIN)/python -m evaluation.fit --nli news-entailment $(if $(PARALLEL),--parallel $(PARALLEL))

gate: $(READY) ## fail below the committed floors
	@$(BIN)/python -m evaluation.gate

fuzz: $(READY) ## fuzz all readers (READER=html SECONDS=60; pip install -e '.[fuzz]')
	@$(BIN)/python -m tests.fuzzing --seconds $(or $(SECONDS),60) --merge $(if $(READER),--target $(READER))

train: $(READY) ## make the entailment model anew (DATA=folder of public sets, OUT=folder for checkpoints)
	@$(BIN)/python -m training --data $(DATA) --out $(OUT)
