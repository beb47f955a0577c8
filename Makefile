# Each target sets up what it needs: Python 3.11, pip and make are enough to begin.

PYTHON ?= python3
BIN := .venv/bin
APT := $(if $(filter 0,$(shell id -u)),,sudo )apt-get
SOURCES := app.py engagement tests bench
BROWSER := /usr/bin/chromium
POSTGRES := /usr/lib/postgresql/15/bin/initdb
NGINX := /usr/sbin/nginx
CADDY := /usr/bin/caddy

# Products of small matrices are slower on many threads than on one.
export OPENBLAS_NUM_THREADS := 1
# Python keeps what it has compiled: a start takes one second instead of three.
export PYTHONDONTWRITEBYTECODE :=

.PHONY: setup demo run check test coverage bench bench-stats bench-trust pictures translations migration clean

setup: build/ready

demo: build/ready
	$(BIN)/engagement demo

run: build/ready
	$(BIN)/engagement serve

# Everything but the tests: a few seconds, once mypy has its cache.
check: .venv/dev
	$(BIN)/ruff format --check $(SOURCES)
	$(BIN)/ruff check $(SOURCES)
	$(BIN)/lint-imports
	$(BIN)/mypy

test: check build/ready $(BROWSER) $(POSTGRES) $(NGINX) $(CADDY)
	$(BIN)/pytest -n 2 --dist loadgroup

# Which lines no test reaches; tracing doubles the time, and hangs on greenlets.
coverage: .venv/dev build/ready $(POSTGRES) $(NGINX) $(CADDY)
	$(BIN)/pytest -n 2 --dist loadgroup -m "not browser" --cov --cov-report=term

bench: .venv/dev build/ready
	$(BIN)/python -m bench

bench-stats: .venv/dev
	$(BIN)/python -m bench.stats

bench-trust: .venv/dev build/ready $(BROWSER) $(POSTGRES)
	$(BIN)/python -m bench.trust

# The README's pictures, of the demo as its pages are now.
pictures: .venv/dev build/ready $(BROWSER)
	$(BIN)/python -m bench.pictures

# pip brings uv, and uv brings the pinned rest in seconds.
.venv/bin/uv:
	$(PYTHON) -m venv .venv
	$(BIN)/pip install --quiet uv

.venv/installed: requirements.txt pyproject.toml | .venv/bin/uv
	$(BIN)/uv pip install --quiet --requirement requirements.txt --editable .
	touch $@

.venv/dev: requirements-dev.txt .venv/installed
	$(BIN)/uv pip install --quiet --requirement requirements-dev.txt
	touch $@

build/ready: .venv/installed $(wildcard static/*) $(wildcard engagement/translations/*/LC_MESSAGES/*.po) engagement/web/bundle.py
	$(BIN)/engagement build
	touch $@

/usr/bin/chromium:
	$(APT) update -qq && $(APT) install -qq -y chromium

/usr/lib/postgresql/15/bin/initdb:
	$(APT) update -qq && $(APT) install -qq -y postgresql-15

/usr/sbin/nginx:
	$(APT) update -qq && $(APT) install -qq -y --no-install-recommends nginx

/usr/bin/caddy:
	$(APT) update -qq && $(APT) install -qq -y --no-install-recommends caddy

# Collect new texts into the French catalogue; the tests tell which are missing.
CATALOGUE := engagement/translations/fr/LC_MESSAGES/messages.po
translations: .venv/dev
	$(BIN)/pybabel --quiet extract --mapping pyproject.toml --keywords _l --sort-by-file --no-location --output build/messages.pot .
	$(BIN)/pybabel --quiet update --input-file build/messages.pot --output-file $(CATALOGUE) --locale fr --no-fuzzy-matching --ignore-obsolete --no-wrap

# A revision for what the models have now, and the last one had not.
migration: .venv/dev
	$(BIN)/python -m engagement.migrations "$(NAME)"
	$(BIN)/ruff format --quiet engagement/migrations

clean:
	rm -rf .venv build instance/demo
