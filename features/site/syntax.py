"""What the feature files say: their syntax tree, reduced to what a reader sees."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from gherkin.parser import Parser

Node = Any
"""A node of gherkin's tree; its own types name none of the things that hold tags."""


class Step(NamedTuple):
    """One step; `table` and `text_block` are its arguments under the line."""

    line: int
    keyword: str
    text: str
    table: tuple[tuple[str, ...], ...] = ()
    text_block: str = ""


class Example(NamedTuple):
    """One row of an outline's table."""

    line: int
    values: dict[str, str]


class Scenario(NamedTuple):
    """One scenario or outline; `tags` are its own and those it inherits, each once."""

    feature: str
    line: int
    keyword: str
    name: str
    description: str
    tags: tuple[str, ...]
    steps: tuple[Step, ...]
    examples: tuple[Example, ...]
    is_outline: bool

    @property
    def place(self) -> str:
        """Where it stands, as an editor finds it."""
        return f"features/{self.feature}:{self.line}"

    @property
    def anchor(self) -> str:
        """Its place on the page of its feature."""
        return f"dong-{self.line}"


class Group(NamedTuple):
    """The scenarios under one "Quy tắc" of a feature (no name: those outside of any) and what they share."""

    name: str
    description: str
    background: tuple[Step, ...]
    scenarios: tuple[Scenario, ...]


class Feature(NamedTuple):
    """One file. `fingerprint` is the SHA-256 of its bytes: results of another text are not its results."""

    path: str
    name: str
    description: str
    fingerprint: str
    groups: tuple[Group, ...]

    @property
    def page(self) -> str:
        """The file name of its page."""
        return self.path.removesuffix(".feature").replace("/", ".") + ".html"

    @property
    def scenarios(self) -> tuple[Scenario, ...]:
        """Every scenario, in the order of the file."""
        return tuple(scenario for group in self.groups for scenario in group.scenarios)


def read_features(folder: Path) -> tuple[Feature, ...]:
    """Every feature under `folder`, in the order of paths."""
    return tuple(_feature(path, folder) for path in sorted(folder.rglob("*.feature")))


def fingerprint(path: Path) -> str:
    """What names the text of a feature file."""
    return hashlib.sha256(path.read_bytes()).hexdigest()


def _feature(path: Path, folder: Path) -> Feature:
    node = Parser().parse(path.read_text(encoding="utf-8"))["feature"]
    name = path.relative_to(folder).as_posix()
    return Feature(
        path=name,
        name=node["name"],
        description=_prose(node),
        fingerprint=fingerprint(path),
        groups=tuple(_groups(node, name)),
    )


def _groups(node: Node, feature: str) -> Iterator[Group]:
    """The scenarios outside of any "Quy tắc" first, then each "Quy tắc"; backgrounds of the feature hold for all."""
    shared, own = _background(node), _scenarios(node, feature, _tags(node))
    if own:
        yield Group("", "", shared, own)
    for child in node["children"]:
        if "rule" in child:
            rule = child["rule"]
            scenarios = _scenarios(rule, feature, (*_tags(node), *_tags(rule)))
            yield Group(rule["name"], _prose(rule), (*shared, *_background(rule)), scenarios)


def _background(node: Node) -> tuple[Step, ...]:
    return tuple(
        step for child in node["children"] if "background" in child for step in _steps(child["background"]["steps"])
    )


def _scenarios(node: Node, feature: str, inherited: tuple[str, ...]) -> tuple[Scenario, ...]:
    return tuple(_scenario(child["scenario"], feature, inherited) for child in node["children"] if "scenario" in child)


def _scenario(node: Node, feature: str, inherited: tuple[str, ...]) -> Scenario:
    return Scenario(
        feature=feature,
        line=node["location"]["line"],
        keyword=node["keyword"],
        name=node["name"],
        description=_prose(node),
        tags=tuple(dict.fromkeys((*inherited, *_tags(node)))),
        steps=_steps(node["steps"]),
        examples=tuple(example for table in node["examples"] for example in _examples(table)),
        is_outline=bool(node["examples"]),
    )


def _examples(table: Node) -> Iterator[Example]:
    header = _cells(table["tableHeader"]) if "tableHeader" in table else ()
    for row in table["tableBody"]:
        yield Example(row["location"]["line"], dict(zip(header, _cells(row), strict=True)))


def _steps(nodes: Sequence[Node]) -> tuple[Step, ...]:
    return tuple(
        Step(
            line=node["location"]["line"],
            keyword=node["keyword"].strip(),
            text=node["text"],
            table=tuple(map(_cells, node.get("dataTable", {}).get("rows", ()))),
            text_block=node.get("docString", {}).get("content", ""),
        )
        for node in nodes
    )


def _cells(row: Node) -> tuple[str, ...]:
    return tuple(cell["value"] for cell in row["cells"])


def _tags(node: Node) -> tuple[str, ...]:
    return tuple(tag["name"].removeprefix("@") for tag in node["tags"])


def _prose(node: Node) -> str:
    """A description without its indent; an empty line parts paragraphs."""
    return "\n".join(line.strip() for line in node["description"].strip().splitlines())
