"""What an office keeps of its province in the workspace: coverage by commune, thresholds of its own."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple, TypeVar

import click

from cli.errors import Refusal
from cli.options import TEXT, shown
from cli.rules_source import rule_files, shipped
from cli.workspace import coverage_folder, workspace_option
from engine.model.catalog import Catalog

if TYPE_CHECKING:  # most reviews have no coverage by commune
    from engine.coverage import Office
    from engine.model.coverage import Threshold
    from engine.model.province import Coverage
    from engine.places import Commune, Places, Province

F = TypeVar("F", bound=Callable[..., object])

POLICY = "policy.yaml"
"""The office's own thresholds, in its workspace."""

commune_option = click.option(
    "--commune", type=TEXT, metavar="XÃ", help="Mã hoặc tên xã: xét dữ liệu của riêng xã này (cùng --province)."
)


def office_options(command: F) -> F:
    """Add the options of commands that decide with an office's own data."""
    for option in (workspace_option, commune_option):
        command = option(command)
    return command


class OfficeAsked(NamedTuple):
    """Whose data to decide with: the rules folder, the workspace, the one commune of the province, if one was named."""

    rules: Path | None
    workspace: Path
    commune: str | None = None


def with_office_data(catalog: Catalog, province: str | None, asked: OfficeAsked) -> Catalog:
    """The catalogue with the workspace's data of the province, narrowed to a commune where one is asked for.

    Raises `CatgiamError` for files of the workspace that cannot be read, `Refusal` for a commune that is not one.
    """
    rules, workspace, commune = asked
    if province is None:
        if commune is not None:
            raise Refusal(["--commune phải đi cùng --province MÃ"])
        return catalog
    files = [f for f in (coverage_file(workspace, province), workspace / POLICY) if f.is_file()]
    if not files and commune is None:
        return catalog
    from engine.coverage import narrowed, with_office

    places = load_gazetteer(rules)
    home = place_of(places, province)
    office = read_office(catalog, asked, places, home)
    joined = with_office(catalog, catalog.provinces[province], office)
    if commune is None:
        return joined
    return narrowed(joined, joined.provinces[province], find_commune(places, home, commune))


def coverage_file(workspace: Path, province: str) -> Path:
    """Where the coverage of a province is kept."""
    return coverage_folder(workspace) / f"{province}.csv"


def load_gazetteer(rules: Path | None) -> Places:
    """The places of the rules folder, of the shipped one where it has none."""
    from engine.places import load_places  # half a second of reading

    own = rules / "places" if rules is not None else None
    return (
        load_places(own, shown(own)) if own is not None and own.is_dir() else load_places(shipped("rules") / "places")
    )


def place_of(places: Places, code: str) -> Province:
    """The province of a code. Raises `Refusal` where there is none of today."""
    answer = places.province(code)
    if answer.one is None:
        near = f"; {answer.hint}" if answer.hint else ""
        raise Refusal([f"--province: {answer.question}{near}"])
    return answer.one


def find_commune(places: Places, province: Province, text: str) -> Commune:
    """The commune that was asked for. Raises `Refusal` with the question where it may be several or none."""
    from engine.coverage import CommuneFinder
    from engine.coverage.communes import UnknownCommuneError

    try:
        return CommuneFinder(places, province).find("", text)
    except UnknownCommuneError as error:
        raise Refusal([f"--commune: {error}{f'; {error.hint}' if error.hint else ''}"]) from error


def read_office(catalog: Catalog, asked: OfficeAsked, places: Places, province: Province) -> Office:
    """What the workspace says of the province. Raises `CatgiamError` with everything wrong in its files."""
    from engine.coverage import Office

    policy, kept = asked.workspace / POLICY, coverage_file(asked.workspace, province.code)
    coverage = kept_coverage(catalog, kept, places, province)
    thresholds = _own_thresholds(policy, asked.rules)
    communes = places.communes_of(province) if coverage else ()
    return Office(coverage, thresholds, communes, _digest(kept, policy))


def _own_thresholds(policy: Path, rules: Path | None) -> tuple[Threshold, ...]:
    if not policy.is_file():
        return ()
    from engine.coverage.policy import read_policy  # it brings YAML along

    return read_policy(policy, shown(policy), rule_files(rules).schema_dir)


def _digest(*files: Path) -> str:
    """Names the content of the files that are there; empty where none is."""
    present = [file for file in files if file.is_file()]
    content = b"\0".join(file.name.encode() + b"\0" + file.read_bytes() for file in present)
    return hashlib.sha256(content).hexdigest() if present else ""


def kept_coverage(catalog: Catalog, file: Path, places: Places, province: Province) -> tuple[Coverage, ...]:
    """The coverage that was imported for a province, none where nothing was. Raises `CatgiamError`."""
    if not file.is_file():
        return ()
    from engine.coverage import Asked, CommuneFinder, EventNames, merge, read_coverage
    from engine.diagnostics import raise_errors
    from engine.sheets import open_table

    today = date.today()  # noqa: DTZ011 - the user's own day
    asked = Asked(CommuneFinder(places, province), EventNames(catalog.papers.values()), None, today, shown(file))
    read = read_coverage(open_table(file, shown_as=shown(file)), asked)
    merged = merge((), read.lines, replaces=False)
    raise_errors([*read.problems, *merged.problems])
    return merged.kept
