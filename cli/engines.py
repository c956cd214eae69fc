"""Which engine runs relational expressions: `--engine`, or the environment."""

from __future__ import annotations

import os
from collections.abc import Callable
from contextlib import AbstractContextManager
from typing import TYPE_CHECKING, TypeVar

import click

from cli.options import TEXT, parse_choice

if TYPE_CHECKING:  # `--help` needs none of it
    from engine.relations import Relations

F = TypeVar("F", bound=Callable[..., object])

ENGINES = ("duckdb", "spark")
"""As `RelationalEngine` names them; a test holds the two together."""

ENGINE_VARIABLE, MASTER_VARIABLE = "CATGIAM_ENGINE", "CATGIAM_SPARK_MASTER"

MEMORY_GIB = 3
"""A country's year of dossiers is folded in memory; the whole process stays below 4 GiB."""

engine_option = click.option(
    "--engine",
    "engine_name",
    type=TEXT,
    metavar="|".join(ENGINES),
    help=f"Máy tính toán bảng lớn (mặc định: biến {ENGINE_VARIABLE}, không có thì duckdb).",
)


def parse_engine(text: str | None) -> str:
    """The engine that was asked for, by option or environment. Raises `ValueError` for one that does not exist."""
    if text is not None:
        return parse_choice("--engine", text, ENGINES)
    return parse_choice(ENGINE_VARIABLE, os.environ.get(ENGINE_VARIABLE) or ENGINES[0], ENGINES)


def opened(name: str) -> AbstractContextManager[Relations]:
    """Tables on that engine; Spark runs on this machine or on the cluster of the environment's address."""
    from engine.relations import RelationalEngine, open_relations  # a second of importing

    return open_relations(
        RelationalEngine(name), memory_gib=MEMORY_GIB, master=os.environ.get(MASTER_VARIABLE) or "local[*]"
    )
