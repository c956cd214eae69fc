"""Which scenario documents which rule: builds `features/index.json` from the feature files.

`python -m features.index` writes it; a test of the documents fails when it is not current.
"""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from gherkin.parser import Parser

FOLDER = Path(__file__).resolve().parent
INDEX = FOLDER / "index.json"


def scenarios(folder: Path = FOLDER) -> list[dict[str, Any]]:
    """Every scenario in the order of files and lines; `rules` are its tags and those it inherits."""
    return [found for path in sorted(folder.rglob("*.feature")) for found in _scenarios_of(path, folder)]


def text(folder: Path = FOLDER) -> str:
    """The index as it has to stand in the file."""
    return json.dumps({"scenarios": scenarios(folder)}, ensure_ascii=False, indent=1) + "\n"


def _scenarios_of(path: Path, folder: Path) -> Iterator[dict[str, Any]]:
    feature = Parser().parse(path.read_text(encoding="utf-8"))["feature"]
    for scenario, tags in _walk(feature["children"], _names(feature)):
        yield {
            "feature": path.relative_to(folder).as_posix(),
            "line": scenario["location"]["line"],
            "name": scenario["name"],
            "rules": list(dict.fromkeys(tags)),
        }


def _walk(children: list[Any], inherited: list[str]) -> Iterator[tuple[Any, list[str]]]:
    for child in children:
        if "scenario" in child:
            yield child["scenario"], inherited + _names(child["scenario"])
        elif "rule" in child:
            yield from _walk(child["rule"]["children"], inherited + _names(child["rule"]))


def _names(tagged: Any) -> list[str]:  # noqa: ANN401 - gherkin's types name no tagged thing
    return [tag["name"].removeprefix("@") for tag in tagged["tags"]]


if __name__ == "__main__":
    INDEX.write_text(text(), encoding="utf-8", newline="\n")
