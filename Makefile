# Everything lives in .venv; each target makes what it needs.
PYTHON ?= python3
PORT ?= 7860
VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check
TORCH := torch==2.13.0
# PyTorch's own index has the small CPU build; one try, since without it pip's usual index serves as well.
TORCH_INDEX ?= https://download.pytorch.org/whl/cpu

.PHONY: help chat test check index eval gate bench screenshots clean
help: ## list the targets
	@grep -hE '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed 's/:.*## /\t/' | expand -t 14

$(VENV)/.python:
	@$(PYTHON) -c 'import sys; sys.exit(0 if (3, 11) <= sys.version_info[:2] <= (3, 13) else "Python 3.11 to 3.13 is needed, this is " + sys.version.split()[0] + "; name one with make PYTHON=python3.12")'
	$(PYTHON) -m venv $(VENV)
	touch $@

# torch first and as the CPU build; the rest then finds it installed. A wheel at hand (pip's find-links) is taken
# before any index is asked.
$(VENV)/.torch: $(VENV)/.python constraints.txt
	$(PIP) install -q --no-index --no-deps "$(TORCH)" 2>/dev/null \
	  || $(PIP) install -q --retries 0 --timeout 15 --no-deps --index-url $(TORCH_INDEX) "$(TORCH)" 2>/dev/null \
	  || echo "No CPU build of torch at hand; pip's default build is taken."
	touch $@

$(VENV)/.installed: $(VENV)/.torch pyproject.toml constraints.txt
	@echo "Installing the packages (some minutes the first time) …"
	$(PIP) install -q -c constraints.txt -e .
	$(BIN)/python -m compileall -q assistant
	touch $@

$(VENV)/.tested: $(VENV)/.installed
	$(PIP) install -q -c constraints.txt -e '.[test,check,train]'
	touch $@

chat: $(VENV)/.installed ## build the index if needed and open the chat page (PORT=7860)
	$(BIN)/assistant index
	PORT=$(PORT) $(BIN)/python app.py

index: $(VENV)/.installed ## build the index
	$(BIN)/assistant index

test: $(VENV)/.tested ## run all tests
	$(BIN)/python -m pytest

check: $(VENV)/.tested ## lint, types, layers, knowledge
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/python -m pytest tests/test_layers.py
	$(BIN)/assistant check

eval: $(VENV)/.installed ## score the assistant on the development questions, with a report in runs/report
	$(BIN)/assistant eval knowledge/questions/dev*.yaml knowledge/questions/hard-dev*.yaml --report runs/report

gate: $(VENV)/.installed ## hold the development questions against their floors
	$(BIN)/assistant eval knowledge/questions/dev*.yaml knowledge/questions/hard-dev*.yaml --gate benchmarks/gate.yaml --failures 0

bench: $(VENV)/.installed ## time questions, start and build
	$(BIN)/python benchmarks/speed.py

screenshots: $(VENV)/.tested ## draw the page for the docs (needs chromium)
	$(BIN)/python benchmarks/screenshots.py

clean: ## remove the environment and everything built
	rm -rf $(VENV) index/builds index/current index/.lock build dist *.egg-info .mypy_cache .ruff_cache .pytest_cache
