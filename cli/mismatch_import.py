"""Files of mismatches: opened, their columns guessed or read from a mapping file, imported."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from cli.errors import CODES, Refusal, style_for_errors
from cli.mismatch_kept import Kept, make_folder, open_kept, vocabulary_of
from cli.mismatch_words import how_to_confirm, lines_of_guess, lines_of_import
from cli.office import load_gazetteer, place_of
from cli.options import shown
from cli.output import write_whole
from cli.portal import Progress
from cli.rules_source import rule_files
from cli.streams import say
from engine.diagnostics import Severity, raise_errors, render_all, sort_diagnostics

if TYPE_CHECKING:  # `--help` needs none of it
    from engine.mismatch.importing import Imported
    from engine.mismatch.layout import Guess
    from engine.mismatch.store import Store
    from engine.mismatch.vocabulary import Vocabulary
    from engine.model.mismatch import Layout
    from engine.places import Places, Province
    from engine.sheets import Table
    from engine.source import Document

SAMPLED = 200
"""Rows from which the form of dates is guessed."""


class Job(NamedTuple):
    """What was asked for. Without a mapping file, and unless `accepts`, the guess is only told."""

    files: tuple[Path, ...]
    mapping: Path | None
    accepts: bool
    province: str | None
    received_on: date


class Chosen(NamedTuple):
    """A file that is open, with its layout: guessed, or of the mapping file to blame."""

    path: Path
    table: Table
    layout: Layout
    guess: Guess | None
    document: Document | None


def import_job(job: Job, kept: Kept) -> int:
    """Import the files, or write drafts of mapping files to be confirmed; the exit code."""
    vocabulary, places = vocabulary_of(kept), load_gazetteer(kept.rules)
    home = place_of(places, job.province) if job.province is not None else None
    chosen = _chosen(job.files, job.mapping, vocabulary, kept)
    if not (job.mapping or job.accepts):
        return _draft(chosen, kept, vocabulary)
    _check(chosen, vocabulary, places)
    rejected = 0
    with open_kept(kept, makes=True) as store:
        for one in chosen:
            rejected += _import(one, (vocabulary, places, home, job.received_on), store)
    return CODES.findings if rejected else CODES.fine


def _chosen(files: tuple[Path, ...], mapping: Path | None, vocabulary: Vocabulary, kept: Kept) -> list[Chosen]:
    """Open every file under the mapping file, or under a guess. Raises `CatgiamError` for the first that cannot be."""
    from engine.mismatch.layout import read_layout
    from engine.schema import Schemas
    from engine.sheets import open_table

    if mapping is None:
        return [_guessed(file, vocabulary) for file in files]
    layout, document = read_layout(mapping, shown(mapping), Schemas.load(rule_files(kept.rules).schema_dir))
    page, row = layout.sheet or None, layout.header_row or None
    tables = [(file, open_table(file, shown_as=shown(file), sheet=page, header_row=row)) for file in files]
    return [Chosen(file, table, layout, None, document) for file, table in tables]


def _guessed(file: Path, vocabulary: Vocabulary) -> Chosen:
    from dataclasses import replace
    from itertools import chain, islice

    from engine.mismatch.layout import columns_of, guess_date_format, guess_layout
    from engine.model.mismatch import Field
    from engine.model.record import replace as changed
    from engine.sheets import open_table

    table = open_table(file, shown_as=shown(file))
    guess = guess_layout(table, vocabulary)
    columns = columns_of(guess.layout, table)
    first = list(islice(table.rows, SAMPLED))
    dated = [columns[field] for field in (Field.REGISTERED_ON, Field.BIRTH_DATE) if field in columns]
    dates = (cells.texts[c] for cells in first for c in dated if c < len(cells.texts))
    guess = guess._replace(layout=changed(guess.layout, date_format=guess_date_format(dates)))
    return Chosen(file, replace(table, rows=chain(first, table.rows)), guess.layout, guess, None)


def _draft(chosen: list[Chosen], kept: Kept, vocabulary: Vocabulary) -> int:
    """Write each guess as a draft, tell it, and stop: somebody has to confirm it."""
    from engine.mismatch.layout import draft_text

    for one in chosen:
        if one.guess is None:
            continue
        path = kept.folder / f"{one.path.stem}.mapping.yaml"
        content = draft_text(one.guess).encode("utf-8")
        is_kept = path.exists() and path.read_bytes() != content
        if not is_kept:
            make_folder(kept.folder)
            write_whole(content, path)
        lines = [*lines_of_guess(one.table.name, one.guess, vocabulary), *how_to_confirm(shown(path), is_kept=is_kept)]
        write_whole(("\n".join(lines) + "\n").encode("utf-8"), None)
    return CODES.findings


def _check(chosen: list[Chosen], vocabulary: Vocabulary, places: Places) -> None:
    """Whether every layout fits its table. Raises `CatgiamError` with everything that does not."""
    from engine.mismatch.layout import Known, layout_problems

    known = Known(vocabulary, frozenset(commune.code for commune in places.communes))
    raise_errors(p for one in chosen for p in layout_problems(one.layout, one.table, one.document, known))


def _import(one: Chosen, against: tuple[Vocabulary, Places, Province | None, date], store: Store) -> int:
    """Import one file and tell what became of it; how many rows were rejected."""
    from engine.mismatch.communes import CommuneResolver
    from engine.mismatch.days import deadline_on, due_day
    from engine.mismatch.importing import Source, import_list, list_id
    from engine.mismatch.layout import columns_of
    from engine.mismatch.rows import Reading, Reception, RowReader
    from engine.mismatch.store import ListRow

    vocabulary, places, home, day = against
    deadline = deadline_on(vocabulary.policy, day)
    if deadline is None:
        raise Refusal([f"--received {day}: chưa có hạn xử lý nào cho ngày này; thêm vào deadlines của policy.yaml"])
    columns = columns_of(one.layout, one.table)
    resolver = CommuneResolver(places, home, one.layout.communes)
    prefixes = frozenset(old.identity_prefix for old in places.old_provinces)
    reception = Reception(day, due_day(day, deadline.working_days, vocabulary.policy.days_off), one.path.name)
    reader = RowReader(Reading(columns, one.layout, vocabulary, resolver, prefixes, reception))
    listed = ListRow(list_id(one.path, one.table.name), one.path.name, day)
    progress = Progress("dòng")
    at = datetime.now().astimezone()
    imported = import_list(Source(one.table, columns, reader, listed), store, at, progress)
    progress.done()
    _tell(one, imported)
    return imported.rejected


def _tell(one: Chosen, imported: Imported) -> None:
    """The summary on standard output, what was wrong on standard error."""
    diagnostics = sort_diagnostics(imported.collected.diagnostics)
    write_whole(("\n".join(lines_of_import(one.table, imported)) + "\n").encode("utf-8"), None)
    if diagnostics:
        say(render_all(diagnostics, style_for_errors()))
    if any(d.severity is Severity.ERROR for d in diagnostics):
        say(f"{imported.rejected} dòng không nhập được. Sửa các ô trên (hoặc tệp ghép cột) rồi nhập lại tệp này.")
