# Everything that a person or CI runs. `make help` lists it.
# Each target sets up its own environment in .venv from a lock file with hashes; nothing outside this folder is changed.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check --quiet

-include demonstration.mk

# Commands that tests start by the hundred load modules compiled once, also where the environment asks for none to be kept.
unexport PYTHONDONTWRITEBYTECODE

.DEFAULT_GOAL := help
.PHONY: help handbook serve check test ready test-long fuzz accept reference docs screenshot gallery words wheel lock clean

help: ## List what there is to make
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-10s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

handbook: $(VENV)/.handbook ## Check the records and build the handbook into site/
	@$(ON_ITS_DAY) $(BIN)/goldthread build

serve: $(VENV)/.handbook ## Serve the handbook while you edit
	@$(ON_ITS_DAY) $(BIN)/goldthread serve

check: $(VENV)/.dev ## Lint, types, import contracts
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy
	$(BIN)/lint-imports

test: $(VENV)/.dev ## Everything that CI runs: checks, all tests, a strict build, a browser
	@$(MAKE) --no-print-directory --jobs=2 check ready
	$(BIN)/python -m pytest --numprocesses=3 --dist=worksteal

# What tests need beside the environment; `make test` gets it while types are checked.
ready: $(VENV)/.dev
	$(ON_ITS_DAY) $(BIN)/goldthread check
	$(BIN)/python tests/browser/chromium.py --install
	$(BIN)/python tests/html_pages/html_validator.py --install
	$(BIN)/python tests/editors/language_server.py --install

test-long: $(VENV)/.dev ## What takes too long for every day: random kills and examples, a million keys
	$(BIN)/python -m pytest -m "long or hypothesis" --hypothesis-profile=chance

fuzz: $(VENV)/.dev ## Try handbooks made by chance: make fuzz SECONDS=600 [SEED=1]
	$(BIN)/python tests/fuzz/run.py --seconds $(or $(SECONDS),60) $(if $(SEED),--seed $(SEED))

accept: $(VENV)/.dev ## Rewrite golden files after looking at the differences
	PYTHONPATH=tests $(BIN)/python -m documents.reference
	GOLDTHREAD_ACCEPT=1 $(BIN)/python -m pytest -q -m "not browser and not long"

reference: $(VENV)/.dev ## Write the reference pages in docs/ from the code
	PYTHONPATH=tests $(BIN)/python -m documents.reference

docs: $(VENV)/.dev ## Build the documentation as a site, into build/docs/
	NO_MKDOCS_2_WARNING=1 $(BIN)/mkdocs build --strict --quiet --config-file mkdocs-docs.yml
	@echo 'The documentation is in build/docs/'

screenshot: $(VENV)/.dev ## Take the README's screenshot of the built handbook
	$(BIN)/python tests/browser/chromium.py --install
	$(BIN)/python tests/browser/screenshot.py

words: $(VENV)/.dev ## Bring the catalogues of languages up to date with what the generator says
	$(BIN)/python tests/language/words.py

gallery: $(VENV)/.dev ## Take pictures of every kind of page, into build/gallery/
	$(BIN)/python tests/browser/chromium.py --install
	$(BIN)/python tests/browser/gallery.py

wheel: $(VENV)/.dev ## Package the last commit into dist/, as the same bytes wherever it is done
	@rm -rf build/package && mkdir -p build/package
	@git archive HEAD | tar -xf - -C build/package
	@day=$$(git log -1 --format=%ct) && cd build/package && SOURCE_DATE_EPOCH=$$day $(abspath $(BIN))/python -m hatchling build --directory ../../dist

lock: ## Write the lock files anew (needs uv)
	uv pip compile pyproject.toml --group build --universal --generate-hashes --no-emit-index-url --no-annotate --quiet --upgrade --output-file requirements.lock
	uv pip compile pyproject.toml --group dev --universal --generate-hashes --no-emit-index-url --no-annotate --quiet --upgrade --output-file requirements-dev.lock

clean: ## Delete what was made
	rm -rf $(VENV) site build dist .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache

$(BIN)/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo 'Goldthread needs Python 3.11 or newer: make PYTHON=/path/to/python3.11'; exit 1; }
	@$(PYTHON) -m venv $(VENV)

$(VENV)/.handbook: requirements.lock pyproject.toml | $(BIN)/python
	@test -e $(VENV)/.dev || $(PIP) install --require-hashes --requirement requirements.lock
	@$(PIP) install --no-build-isolation --no-deps --editable .
	@touch $@

$(VENV)/.dev: requirements-dev.lock pyproject.toml | $(BIN)/python
	@$(PIP) install --require-hashes --requirement requirements-dev.lock
	@$(PIP) install --no-build-isolation --no-deps --editable .
	@touch $@
