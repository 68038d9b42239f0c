# On a fresh machine with Python 3.11 or later, git and make, each target sets up what it needs first.

SHELL := /bin/sh
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
# Where Python may not keep what it compiles, each command would compile the whole code again.
COMPILE := $(BIN)/python -m compileall -q scripts

# Silences two screens of advertising for other generators.
export NO_MKDOCS_2_WARNING := 1
export DISABLE_MKDOCS_2_WARNING := true

.DEFAULT_GOAL := help
# Targets share the environment and the folder of the build, so they wait for each other under "make -j".
.NOTPARALLEL:
.PHONY: help vnu fonts new serve site offline markdown pdf check links sources review language translations test torture mutants lint bench picture house schema lock wheelhouse clean browser

help: ## show this list
	@awk -F ':.*## ' '/^[a-z]+:.*## / {printf "  make %-12s %s\n", $$1, $$2}' $(MAKEFILE_LIST)
	@echo '  AGREEMENT=other.yaml  another facts file, for every target'
	@echo '  SITE_URL=https://…/   the address where the site will be published'
	@echo '  REPO_URL=https://…    the repository, for "edit" and "report a problem" links'
	@echo '  PDF=yes               a PDF of the whole site in each language too'

new: $(VENV)/site ## begin a site of your own: NAME=my-agreement, and if you like KIND=… LANGUAGES="fr en"
	@$(BIN)/python scripts/new.py "$(NAME)" $(if $(KIND),--kind "$(KIND)") $(if $(LANGUAGES),--languages "$(LANGUAGES)")

serve: $(VENV)/site ## preview the site at http://127.0.0.1:8000 (PORT=…), rebuilt at each change
	$(BIN)/mkdocs serve $(if $(PORT),--dev-addr 127.0.0.1:$(PORT))

site: $(VENV)/site ## build the site into site/, strictly: any warning is an error
	$(BIN)/mkdocs build --strict

offline: site ## build the site and name the files that hold all of it, one a language, to read without a connection
	@ls site/downloads/*.html

markdown: site ## build the site and write its pages into markdown/ too, as plain Markdown for any generator
	@rm -rf markdown
	@$(BIN)/python scripts/plain_pages.py

pdf: $(VENV)/test browser fonts ## build the site with a PDF of all of it in each language
	$(MAKE) site PDF=yes

check: $(VENV)/site ## check the facts, the labels and the pages and say everything that is wrong
	@$(BIN)/python scripts/check.py

links: $(VENV)/test ## check that every link and anchor of the site in site/ leads somewhere
	@test -d site || $(MAKE) site
	@$(BIN)/lychee --offline --include-fragments --no-progress --index-files index.html --root-dir "$(CURDIR)/site" \
	  --exclude-path site/404.html 'site/**/*.html'

sources: $(VENV)/test ## ask the addresses of the sources whether they are alive, and list the dead ones in sources.md
	@$(BIN)/lychee --accept '200..=299,403,429' --max-retries 3 --timeout 30 --no-progress \
	  --format markdown --output sources.md "$$($(BIN)/python scripts/check.py --which)"

review: $(VENV)/site ## list the statements that are due to be checked again
	@$(BIN)/python scripts/review.py

language: $(VENV)/site ## add a language as a draft: make language LANGUAGE=de
	@test -n '$(LANGUAGE)' || { echo 'make language: which one? LANGUAGE=de'; exit 1; }
	@$(BIN)/python scripts/language.py $(LANGUAGE)

translations: $(VENV)/site ## list the texts that have not followed a change in another language
	@$(BIN)/python scripts/translations.py

test: $(VENV)/test lint browser vnu ## set up and run every test
	$(BIN)/python -m pytest

torture: $(VENV)/test browser ## kill builds, fill disks, storm the preview, and count what survives it
	$(BIN)/python -m pytest -m torture

mutants: $(VENV)/test ## change the data layer in one place at a time and say which changes no fast test notices (COUNT=…)
	@nice -n 19 $(BIN)/python scripts/mutants.py $(if $(COUNT),--count $(COUNT))

lint: $(VENV)/test ## check the style and types of the code
	$(BIN)/ruff format --check scripts tests
	$(BIN)/ruff check scripts tests
	$(BIN)/mypy

bench: $(VENV)/test browser ## measure times, weight, Lighthouse scores beside stock Material (PAGES=… RUNS=…)
	@test -x .bench/node_modules/.bin/lighthouse || { command -v npm >/dev/null \
	  && npm install --silent --ignore-scripts --no-audit --no-fund --prefix .bench lighthouse@12.8; } \
	  || echo 'make bench: no npm, so no Lighthouse; install Node (Debian: apt-get install npm)'
	$(BIN)/python scripts/bench.py $(if $(PAGES),--pages $(PAGES)) $(if $(RUNS),--runs $(RUNS))

picture: $(VENV)/test browser site ## take the picture that the README shows, of the home page or of PAGE=en
	@$(BIN)/python scripts/picture.py $(PAGE)

house: $(VENV)/site ## draw in the README which part of the code uses which
	@$(BIN)/python scripts/house.py

schema: $(VENV)/site ## write the JSON Schema and the field guides from the model
	$(BIN)/python scripts/schema.py

lock: $(VENV)/test ## lock the dependencies of pyproject.toml, with hashes
	$(BIN)/uv pip compile --quiet --universal --generate-hashes --no-header pyproject.toml -o requirements.txt
	$(BIN)/uv pip compile --quiet --universal --generate-hashes --no-header --extra test pyproject.toml -o requirements-test.txt

wheelhouse: $(VENV)/bin/python ## fetch every package into wheelhouse/, to set up elsewhere without a network
	$(BIN)/python -m pip download --quiet --disable-pip-version-check --require-hashes --only-binary :all: \
	  -r requirements-test.txt --dest wheelhouse

clean: ## remove everything that was built or set up
	rm -rf $(VENV) .site.build .cache .bench site markdown wheelhouse .pytest_cache .mypy_cache .ruff_cache .hypothesis

$(VENV)/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null \
	  || { echo 'make: Python 3.11 or later is needed; where it has another name: make PYTHON=python3.12 …'; exit 1; }
	$(PYTHON) -m venv $(VENV)

# Without pip there is only half of an environment; Debian's Python makes such a one where python3-venv is missing.
$(VENV)/pip: $(VENV)/bin/python
	@$(BIN)/python -m pip --version >/dev/null 2>&1 || $(BIN)/python -m ensurepip >/dev/null 2>&1 \
	  || { echo 'make: there is no pip in $(VENV); delete $(VENV), and install what makes a whole one (Debian: apt-get install python3-venv)'; exit 1; }
	@touch $@

$(VENV)/site: requirements.txt | $(VENV)/pip
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.txt
	@$(COMPILE)
	@touch $@

$(VENV)/test: requirements-test.txt | $(VENV)/pip
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements-test.txt
	@$(COMPILE)
	@touch $@ $(VENV)/site

# The browser tests want a Chromium: the system's, else Debian's package where we may install it, else Playwright's own.
browser: $(VENV)/test
	@command -v chromium >/dev/null || command -v google-chrome >/dev/null \
	  || { test "$$(id -u)" = 0 && command -v apt-get >/dev/null && apt-get update -qq && apt-get install -y -qq chromium >/dev/null; } \
	  || $(BIN)/playwright install chromium \
	  || { echo 'make test: the browser tests need Chromium; install it (Debian: apt-get install chromium)'; exit 1; }

# The PDF and the cards have the machine's fonts; few have one for Chinese, or for every language of the site.
fonts: $(VENV)/site
	@! command -v fc-list >/dev/null || for language in zh $$($(BIN)/python scripts/language.py); do \
	  fc-list ":lang=$${language%%-*}" | grep -q . \
	  || { test "$$(id -u)" = 0 && command -v apt-get >/dev/null && apt-get update -qq && apt-get install -y -qq fonts-noto-core fonts-noto-cjk >/dev/null; } \
	  || echo "make pdf: no font for $$language; install one (Debian: apt-get install fonts-noto-core fonts-noto-cjk)"; \
	done

# The HTML checker of the W3C wants npm and Java; without them its test is skipped and says so. It is locked, and its
# install script, which looks for Java to download, is not run.
vnu: | $(VENV)/bin/python
	@test -d $(VENV)/vnu/node_modules/vnu-jar || { command -v npm >/dev/null && command -v java >/dev/null \
	  && mkdir -p $(VENV)/vnu && cp tests/vnu/package*.json $(VENV)/vnu/ \
	  && npm ci --silent --ignore-scripts --no-audit --no-fund --prefix $(VENV)/vnu; } \
	  || echo 'make test: no npm or no Java, so the HTML is not checked (Debian: apt-get install npm default-jre-headless)'
