# 公开 Gongkai：两条命令就够用
#   make run    启动一个装好演示数据的办公室
#   make test   安装测试所需并运行全部检查
# Only python3 (3.11 or newer) and make are assumed; everything else is set up in .venv by tools/bootstrap.py.

PYTHON ?= python3
ARGS ?=
STEPS ?=

.DEFAULT_GOAL := help
.PHONY: help run test lint format lock bench screenshots translations clean setup

help:
	@echo "make run          启动演示办公室（SQLite），显示网址和示例账号；ARGS='--port 8100' 可换端口"
	@echo "make test         安装测试所需，运行全部检查；STEPS='lint sqlite' 只运行其中几步"
	@echo "make lint         只查代码：格式、写法、类型、分层"
	@echo "make format       整理代码格式"
	@echo "make lock         按 pyproject.toml 重写 requirements/（UPGRADE=1 时升级）"
	@echo "make bench        测速，只给比值"
	@echo "make screenshots  重拍说明文档里的图；ARGS=--all 拍全部页面"
	@echo "make translations 收集界面文字，合并并编译英文翻译；ARGS=--list 列出还没有翻译的"
	@echo "make clean        删除运行环境和缓存，保留 var/ 里的数据"

setup:
	@$(PYTHON) tools/bootstrap.py dev

run:
	@$(PYTHON) tools/bootstrap.py run
	@.venv/bin/gongkai demo $(ARGS)

test: setup
	@.venv/bin/python tools/check.py $(STEPS)

lint: setup
	@.venv/bin/python tools/check.py lint

format: setup
	@.venv/bin/python -m ruff check --fix-only --quiet .
	@.venv/bin/python -m ruff format .

lock: setup
	@.venv/bin/python tools/lock.py $(if $(UPGRADE),--upgrade)

bench: setup
	@.venv/bin/python -m tools.bench $(ARGS)

screenshots: setup
	@.venv/bin/python tools/screenshots.py $(ARGS)

translations: setup
	@DJANGO_SETTINGS_MODULE=gongkai.settings .venv/bin/python -m tools.translations $(ARGS)

clean:
	rm -rf .venv build *.egg-info .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache
	find . -name __pycache__ -type d -prune -exec rm -rf {} +
