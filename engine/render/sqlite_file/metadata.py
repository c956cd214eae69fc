"""What `datasette` reads beside a database (its metadata): titles, facets, orders, questions ready to ask.

The keys are those of https://docs.datasette.io/en/stable/metadata.html. Columns with physical units there are none.
"""

from __future__ import annotations

from engine.model.decision import Inventory
from engine.model.record import Record, to_json
from engine.render import words
from engine.render.sqlite_file.building import titles_of_tables
from engine.render.sqlite_file.titles import TABLES


class Query(Record):
    """A question ready to ask: SQL with its Vietnamese title."""

    sql: str
    title: str
    description: str


class Table(Record):
    """How one table or view is shown. `sort` and `sort_desc` exclude each other."""

    title: str
    description: str
    columns: dict[str, str]
    facets: tuple[str, ...] = ()
    sort: str = ""
    label_column: str = ""
    size: int = 50
    fts_table: str = ""
    fts_pk: str = ""
    hidden: bool = False


class Database(Record):
    """One database: its tables and its questions."""

    title: str
    tables: dict[str, Table]
    queries: dict[str, Query]


class Metadata(Record):
    """The whole file."""

    title: str
    description: str
    databases: dict[str, Database]


_SEARCHED = {"fts_table": "row_search", "fts_pk": "id"}
_SHOWN: dict[str, dict[str, object]] = {
    "rows": {"facets": ("verdict", "published", "paper", "certainty"), "sort": "id", **_SEARCHED},
    "papers_of_procedures": {"facets": ("verdict", "issuer", "field", "level", "published"), "sort": "id", **_SEARCHED},
    "to_republish": {"facets": ("issuer", "field"), "sort": "id"},
    "procedures": {"facets": ("issuer", "field", "level"), "sort": "procedure", "label_column": "procedure_name"},
    "findings": {"facets": ("kind", "issuer"), "sort": "id"},
    "agreement": {"facets": ("kind",), "sort": "id"},
    "row_blockers": {"facets": ("code", "actor"), "sort": "row"},
    "verdicts": {"label_column": "label", "sort": "position"},
    "papers": {"label_column": "label", "sort": "position"},
    "published_states": {"label_column": "label", "sort": "position"},
    "certainties": {"label_column": "label", "sort": "position"},
    "levels": {"label_column": "label", "sort": "position"},
    "finding_kinds": {"label_column": "label", "sort": "position"},
    "databases": {"label_column": "name"},
    "columns": {"facets": ("table_name",), "size": 100},
}
"""What a table has beside its title and the titles of its columns."""

_QUERIES = {
    "search": Query(
        title="Tìm giấy tờ (có dấu hay không dấu)",
        description="Mỗi chữ phải có trong mã, tên thủ tục, giấy tờ, câu chữ hồ sơ hoặc điều khoản.",
        sql=(
            "select papers_of_procedures.* from papers_of_procedures where id in "
            "(select rowid from row_search where row_search match escape_fts(:words)) order by id"
        ),
    ),
    "still_demanded": Query(
        title="Vẫn đang yêu cầu trái quy định",
        description="Giấy tờ mà bản công bố còn đòi dù pháp luật đã thay bằng dữ liệu hoặc không cho đòi.",
        sql="select * from to_republish order by id",
    ),
    "in_the_way": Query(
        title="Vướng ở đâu, ai phải làm",
        description="Mỗi vướng mắc giữ lại bao nhiêu giấy tờ.",
        sql=(
            "select text, actor, count(distinct row) as rows from row_blockers "
            "group by text, actor order by rows desc, text"
        ),
    ),
    "of_clause": Query(
        title="Giấy tờ đứng trên một điều khoản",
        description="Điều khoản viết như trong danh mục, ví dụ NQ-66.7-2025 Đ4 k2 đ.a.",
        sql=(
            "select papers_of_procedures.* from papers_of_procedures where id in "
            "(select row from row_clauses where text = :clause) order by id"
        ),
    ),
}


def metadata(inventory: Inventory, name: str) -> Metadata:
    """What datasette shows of the database `name` (the name of its file without the last ending)."""
    day = words.day(inventory.as_of)
    database = Database(
        title=f"Danh mục rà soát giấy tờ hộ tịch, {day}",
        tables={table: _table(table, told) for table, told in titles_of_tables().items()},
        queries=_QUERIES,
    )
    return Metadata(
        title=database.title,
        description=f"Ngày xét {day}. {words.scope(inventory)}. Công cụ hỗ trợ rà soát, không phải tư vấn pháp luật.",
        databases={name: database},
    )


def metadata_bytes(inventory: Inventory, name: str) -> bytes:
    """The same as a file."""
    return to_json(metadata(inventory, name), indent=2) + b"\n"


def _table(name: str, columns: dict[str, str]) -> Table:
    return Table(title=TABLES[name], description=TABLES[name], columns=columns, **_SHOWN.get(name, {}))  # type: ignore[arg-type]  # the options of one table
