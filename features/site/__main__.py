"""`python -m features.site`: build the documentation site.

Exit codes: 0 done; 1 built, but a scenario failed or has no result; 2 nothing could be built.
"""

from __future__ import annotations

import sys
from argparse import ArgumentParser
from collections.abc import Sequence
from datetime import date
from pathlib import Path

from engine.catalog import find_files, load
from engine.diagnostics import CatgiamError
from engine.matcher import best_matcher
from features.site.assembly import make_site
from features.site.coverage import review_on
from features.site.pages import write_site
from features.site.results import ResultsError, read_results
from features.site.syntax import read_features
from features.site.wording import number

ROOT = Path(__file__).resolve().parents[2]


def main(arguments: Sequence[str] | None = None) -> int:
    """Read, build, tell what is wrong."""
    asked = _parser().parse_args(arguments)
    try:
        results = None if asked.no_results else read_results(asked.results)
        catalog = load(find_files(asked.rules, "rules")).catalog
        review = review_on(catalog, asked.as_of, best_matcher())
        site = make_site(catalog, read_features(asked.features), results, review)
    except (ResultsError, CatgiamError) as error:
        print(error, file=sys.stderr)
        return 2
    pages = write_site(site, asked.out)
    for problem in site.problems:
        print(problem, file=sys.stderr)
    size = sum(page.stat().st_size for page in pages)
    print(f"{asked.out / 'index.html'}: {len(pages)} trang, {number(size // 1000)} kB")
    return 1 if site.problems else 0


def _parser() -> ArgumentParser:
    parser = ArgumentParser(prog="python -m features.site", description="Dựng trang tài liệu từ các kịch bản.")
    parser.add_argument("--results", type=Path, default=ROOT / "build" / "features.json", help="kết quả chạy kịch bản")
    parser.add_argument("--no-results", action="store_true", help="dựng khi chưa chạy kịch bản")
    parser.add_argument("--out", type=Path, default=ROOT / "dist" / "site", help="thư mục ghi trang")
    parser.add_argument("--as-of", type=date.fromisoformat, default=date.today(), help="ngày rà soát (năm-tháng-ngày)")  # noqa: DTZ011 - the reader's day
    parser.add_argument("--features", type=Path, default=ROOT / "features", help="thư mục kịch bản")
    parser.add_argument("--rules", type=Path, default=ROOT / "rules", help="thư mục quy tắc")
    return parser


if __name__ == "__main__":
    sys.exit(main())
