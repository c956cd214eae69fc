# Mọi việc của dự án gọi từ đây. Lần gọi đầu tự dựng môi trường .venv (thông báo ra stderr).
PYTHON ?= python3
VENV   := .venv
BIN    := $(VENV)/bin
STAMP  := $(VENV)/.dung-xong
PIP    := $(BIN)/python -m pip -qq --disable-pip-version-check --no-input
ARGS   ?=
RESULTS := build/features.json

MAKEFLAGS += --no-print-directory
.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
.PHONY: help setup review check test coverage lint format bench bench-peers docs browser extras wheel lock clean

help: ## in danh sách lệnh này
	@awk -F ':.*## ' '/^[a-z]+:.*## /{printf "  make %-10s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

setup: $(STAMP) ## dựng môi trường .venv từ các tệp khóa

review: $(STAMP) ## in danh mục rà soát (thêm tùy chọn: make review ARGS="--province 12")
	@$(BIN)/catgiam review $(ARGS)

check: $(STAMP) ## kiểm tra dữ liệu và chứng minh bộ quy tắc
	@$(BIN)/catgiam check $(ARGS)

test: $(STAMP) ## chạy kiểm thử (một phần: make test ARGS="tests/unit -k model")
	@$(BIN)/pytest -m "not wheel" $(ARGS)

coverage: $(STAMP) ## chạy kiểm thử có và không có durable-rules, đòi độ phủ (cả nhánh) của engine từ 95 %
	@$(MAKE) test ARGS="--cov --cov-report="
	@CATGIAM_NO_DURABLE=1 $(MAKE) test ARGS="--cov --cov-append --cov-report="
	@$(BIN)/coverage report --fail-under=95

lint: $(STAMP) ## kiểm tra cách viết, kiểu dữ liệu, chiều import
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .
	@$(BIN)/mypy $(wildcard engine cli tests features)
	@$(BIN)/lint-imports

format: $(STAMP) ## sửa cách viết
	@$(BIN)/ruff check --fix .
	@$(BIN)/ruff format .

bench: $(STAMP) ## đo khởi động, bộ nhận dạng, bản ghi của Cổng; đếm bộ quy tắc bị làm sai mà kịch bản, chứng minh bắt được
	@$(BIN)/python tests/bench/startup.py
	@$(BIN)/python tests/bench/recognise.py
	@$(BIN)/python tests/bench/portal.py
	@$(BIN)/python tests/bench/outputs.py
	@$(BIN)/python tests/bench/mutants.py
	@$(BIN)/python tests/bench/mismatch.py
	@$(BIN)/python tests/bench/impact.py
	@$(MAKE) bench-peers

bench-peers: $(STAMP) .venv-peers/.dung-xong ## so với các công cụ quy tắc khác, ghi docs/bench.md (khoảng 10 phút; thêm 10⁸ dòng: ARGS=--full)
	@$(BIN)/python tests/bench/peers/run.py $(ARGS)
	@$(BIN)/python tests/bench/peers/report.py

# The peers live apart: some of them pin or build what the program must not depend on.
.venv-peers/.dung-xong: requirements-peers.lock
	@echo 'Đang dựng môi trường .venv-peers cho các công cụ đem so...' >&2
	@$(PYTHON) -m venv .venv-peers >&2
	@.venv-peers/bin/python -m pip -qq --disable-pip-version-check --no-input install \
		--require-hashes -r requirements-peers.lock >&2
	@touch $@

# Một kịch bản không đạt không dừng ở pytest: trang vẫn được ghi, tô đỏ, rồi bước dựng trang mới báo hỏng.
docs: $(STAMP) ## đối chiếu tài liệu với bộ quy tắc, chạy kịch bản, dựng trang dist/site/index.html
	@$(BIN)/catgiam check
	@$(BIN)/pytest -m docs $(ARGS)
	@rm -f $(RESULTS)
	@$(BIN)/pytest features -q -p features.site.recorder --features-results $(RESULTS) || test -s $(RESULTS)
	@$(BIN)/python -m features.site --results $(RESULTS)

browser: $(STAMP) ## thêm thứ lái Chromium của máy, để kiểm thử trang của make docs
	@$(PIP) install --require-hashes -r requirements-browser.lock >&2

extras: $(STAMP) ## thêm Spark, PostgreSQL, datasette: kiểm thử cùng phép tính, cùng bảng, cùng tệp trên đó
	@$(PIP) install --require-hashes -r requirements-spark.lock -r requirements-postgresql.lock -r requirements-datasette.lock >&2

wheel: $(STAMP) ## dựng gói cài đặt vào dist/ và thử gói ấy ở thư mục khác
	@$(BIN)/python -m build --no-isolation --outdir dist . >&2
	@$(BIN)/pytest -m wheel tests/wheel $(ARGS)

# Compiled on the oldest Python we support; hashes only, so that the locks serve any package index.
LOCK := .venv-lock/bin/pip-compile --quiet --generate-hashes --strip-extras --no-emit-index-url \
	--no-emit-find-links --no-emit-trusted-host --no-emit-options
lock: ## làm lại các tệp khóa từ pyproject.toml (cần Python 3.11)
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info[:2] != (3, 11))' \
		|| { echo 'Tệp khóa phải làm bằng Python 3.11: make lock PYTHON=python3.11' >&2; exit 1; }
	@test -x .venv-lock/bin/pip-compile || { $(PYTHON) -m venv .venv-lock \
		&& .venv-lock/bin/pip install --quiet 'pip-tools==7.6.2'; } >&2
	@CUSTOM_COMPILE_COMMAND='make lock' $(LOCK) --extra dev --output-file requirements.lock pyproject.toml
	@for extra in durable browser spark postgresql; do $(PYTHON) -c 'import sys, tomllib; f = open("pyproject.toml", "rb"); \
		print(*tomllib.load(f)["project"]["optional-dependencies"][sys.argv[1]], sep="\n")' $$extra \
		| CUSTOM_COMPILE_COMMAND='make lock' $(LOCK) --no-annotate --constraint requirements.lock \
			--output-file requirements-$$extra.lock - || exit 1; done
	@$(PYTHON) -c 'import tomllib; f = open("pyproject.toml", "rb"); \
		print(*tomllib.load(f)["project"]["optional-dependencies"]["peers"], sep="\n")' \
		| CUSTOM_COMPILE_COMMAND='make lock' $(LOCK) --no-annotate --output-file requirements-peers.lock -
	@! grep -nE '://|^--' requirements*.lock

clean: ## xóa môi trường và mọi thứ dựng ra
	@rm -rf $(VENV) .venv-lock .venv-peers dist build .coverage htmlcov .pytest_cache .mypy_cache .ruff_cache \
		.import_linter_cache .hypothesis
	@find . -name __pycache__ -type d -prune -exec rm -rf {} +

# ---------------------------------------------------------------- môi trường

$(STAMP): pyproject.toml requirements.lock requirements-durable.lock
	@{ $(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' \
		|| { echo 'Cần Python 3.11 trở lên. Chỉ ra bằng: make PYTHON=python3.11'; exit 1; }; } >&2
	@{ $(PYTHON) -c 'import ensurepip, venv' 2>/dev/null \
		|| { echo 'Python này thiếu mô-đun venv. Trên Debian, Ubuntu: apt-get install python3-venv'; exit 1; }; } >&2
	@echo 'Đang dựng môi trường $(VENV) (chỉ lần đầu, khoảng một phút)...' >&2
	@$(PYTHON) -m venv $(VENV) >&2
	@$(PIP) install --require-hashes -r requirements.lock >&2
	@{ $(PIP) install --require-hashes -r requirements-durable.lock && $(BIN)/python -c 'import durable.engine'; } \
		>$(VENV)/durable.log 2>&1 \
		|| echo 'Không dùng được durable-rules ở đây (chi tiết: $(VENV)/durable.log): bộ đánh giá tham chiếu sẽ tự trả lời một mình.' >&2
	@$(PIP) install --no-deps --no-build-isolation --editable . >&2
	@touch $@
