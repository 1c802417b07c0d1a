# Each target does all of its own set-up, in .venv, from the lock file; a second run does none.
PYTHON ?= python3
BIN := .venv/bin
READY := .venv/.ready
SCHEMA := tests/node_modules/.ready

.PHONY: site serve test lint types bench lighthouse screenshots lock clean

site: $(READY)
	$(BIN)/mkdocs build --strict

serve: $(READY)
	$(BIN)/mkslate serve

# What is slow runs without coverage, which would make it several times slower, and what Chromium does is not ours.
test: $(READY) $(SCHEMA) lint types
	$(BIN)/pytest -n 2 --dist loadgroup -m "not slow and not browser" --cov --cov-report=term
	$(BIN)/pytest -n 2 --dist loadgroup -m "slow or browser"

lint: $(READY)
	$(BIN)/ruff check --no-cache .
	$(BIN)/ruff format --no-cache --check .

types: $(READY)
	$(BIN)/mypy

bench: $(READY)
	$(BIN)/python bench/build.py

# Scores of the home page, the largest page and a middle one; needs node, npm and chromium.
lighthouse: site bench/node_modules/.package-lock.json
	$(BIN)/python bench/lighthouse.py site

bench/node_modules/.package-lock.json: bench/package-lock.json
	cd bench && npm ci --ignore-scripts

# The pictures in the README and the manual.
screenshots: site
	$(BIN)/python bench/screenshot.py site 'answers/#get-all-answers' docs/images/portal.png
	$(BIN)/python bench/screenshot.py site 'answers/#get-all-answers' docs/images/portal-phone.png --width 390 --dark

# Pins the newest releases that pyproject.toml admits; needs uv. Extras stay in the file: without them, pip 23
# looks for coverage[toml] anew, takes a release newer than the pinned one, and refuses it.
lock:
	uv pip compile --universal --generate-hashes --no-header --no-annotate --no-strip-extras --group dev --all-extras pyproject.toml -o requirements.lock --upgrade

# Like pip, which compiles what it installs but not what it leaves in place: else each start compiles it where Python
# is told to write no bytecode.
$(READY): requirements.lock pyproject.toml
	test -x $(BIN)/python || $(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	$(BIN)/python -m compileall -q macros
	touch $@

# What SARIF reports are held against; without npm, their test is skipped.
$(SCHEMA): tests/package-lock.json
	if command -v npm >/dev/null; then npm ci --prefix tests --ignore-scripts --silent && touch $@; fi

clean:
	rm -rf .venv site .pytest_cache .mypy_cache .ruff_cache .coverage
