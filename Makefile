# `make` alone lists the targets.  Needs Python 3.11 or later, make and git.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready

.DEFAULT_GOAL := help
.PHONY: help setup demo test check lint types floors cover fuzz bench how-tested fresh docs registry clean

help: ## 列出可用的目标
	@awk -F ':.*## ' '/^[a-z-]+:.*## / {printf "  make %-10s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

setup: $(READY) ## 建立 .venv 并安装

$(READY): pyproject.toml
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --upgrade 'pip>=25.1'
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable . --group dev
	touch $(READY)

demo: setup ## 安装，检查惠州的登记库，看试点在 2022-08-31 的情况
	$(BIN)/cdo validate -C registry-data
	$(BIN)/cdo status -C registry-data --as-of 2022-08-31

test: setup ## 安装，并跑完全部测试
	$(BIN)/pytest -q

check: lint types floors test cover fresh registry ## 提交前的全部检查

lint: setup ## ruff：写法与格式
	$(BIN)/ruff check
	$(BIN)/ruff format --check

types: setup ## mypy：类型
	$(BIN)/mypy

floors: setup ## import-linter：楼层
	$(BIN)/lint-imports --no-logo

cover: setup ## 底下几层的分支覆盖率须为 100%
	$(BIN)/pytest -q --cov --cov-report=term-missing:skip-covered --cov-fail-under=100 tests --ignore=tests/cli

fuzz: setup ## 弄坏文件十万次，看是否都答得对
	$(BIN)/python -m tests.fire.run 100000 --keep

bench: setup ## 与别的工具比快慢，打印比值
	$(BIN)/python -m tests.bench.bench

how-tested: setup $(VENV)/.peers ## 让别的工具看同一批文件，写 docs/how-tested.md
	$(BIN)/python -m docs.how_tested

$(VENV)/.peers: $(READY)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --group peers
	touch $@

docs: setup ## 重新生成 docs、schemas 和 ARCHITECTURE.md
	$(BIN)/python docs/generate.py

fresh: docs ## 生成的文件须与提交的一致
	git diff --exit-code -- docs schemas ARCHITECTURE.md cdo/pages.json
	test -z "$$(git status --porcelain -- docs schemas ARCHITECTURE.md cdo/pages.json)"

registry: setup ## 工具检查自己的数据
	$(BIN)/cdo validate -C registry-data
	$(BIN)/cdo validate -C tests/data/valid

clean: ## 删去 .venv 和缓存
	rm -rf $(VENV) .mypy_cache .ruff_cache .pytest_cache .import_linter_cache .hypothesis .coverage
