"""Diagnostics as text, JSON or SARIF 2.1.0 (the form that code hosts show beside the lines)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence

from engine.diagnostics import Diagnostic, Severity, Style, render_all
from engine.model.catalog import Certificate
from engine.model.record import to_json
from engine.render.jsons import INDENT, Json
from engine.render.numbers import grouped

Findings = Sequence[Diagnostic]
SCHEMA = "catgiam.check/1"
SARIF_SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
COUNTED = {Severity.ERROR: "lỗi", Severity.WARNING: "cảnh báo", Severity.NOTE: "ghi chú"}


def as_text(findings: Findings, certificate: Certificate, style: Style) -> str:
    """Every finding, over how much the rulebook is proved, then how many findings there are."""
    told = [render_all(findings, style)] if findings else []
    told += [certified(certificate)] if certificate else []
    counts = counted(findings)
    return "\n".join([*told, ", ".join(f"{counts[s]} {word}" for s, word in COUNTED.items())]) + "\n"


def certified(certificate: Certificate) -> str:
    """The certificate in two lines."""
    cells, situations, windows = (grouped(int(certificate[key])) for key in ("cells", "situations", "windows"))
    last = certificate["last_change"]
    return (
        "Đã chứng minh: không kẽ hở, không xung đột chưa xếp hạng; "
        f"xét {cells} ô, đại diện cho {situations} tình huống ở {windows} khoảng pháp luật (khoảng cuối từ {last})\n"
        f"Bộ quy tắc {certificate['rulebook_hash']}, danh mục {certificate['catalog_hash']}"
    )


def as_json(findings: Findings, certificate: Certificate, _style: Style) -> str:
    """One object with all findings; the certificate is empty where nothing could be proved."""
    counts = {f"{severity.value}s": count for severity, count in counted(findings).items()}
    return _json({"schema": SCHEMA, **counts, "certificate": {**certificate}, "findings": [*map(_finding, findings)]})


def as_sarif(findings: Findings, certificate: Certificate, _style: Style) -> str:
    """One SARIF run; the certificate stands among its properties."""
    rules: list[Json] = [{"id": code} for code in sorted({d.code for d in findings})]
    driver: Json = {"name": "catgiam", "rules": rules}
    run: dict[str, Json] = {"tool": {"driver": driver}, "results": [*map(_result, findings)]}
    run |= {"properties": {"certificate": {**certificate}}} if certificate else {}
    return _json({"$schema": SARIF_SCHEMA, "version": "2.1.0", "runs": [run]})


Writer = Callable[[Findings, Certificate, Style], str]
BY_FORMAT: dict[str, Writer] = {"text": as_text, "json": as_json, "sarif": as_sarif}
"""The formats of `check`."""


def counted(findings: Findings) -> dict[Severity, int]:
    """How many findings of each severity, zeros included."""
    counts = Counter(d.severity for d in findings)
    return {severity: counts[severity] for severity in Severity}


def _json(data: Json) -> str:
    return to_json(data, indent=INDENT).decode("utf-8") + "\n"


def _finding(diagnostic: Diagnostic) -> Json:
    return {
        "code": diagnostic.code,
        "severity": diagnostic.severity.value,
        "message": diagnostic.message,
        "file": diagnostic.location.file,
        "line": diagnostic.location.line,
        "column": diagnostic.location.column,
        "hint": diagnostic.hint,
    }


def _result(diagnostic: Diagnostic) -> Json:
    text = f"{diagnostic.message} (gợi ý: {diagnostic.hint})" if diagnostic.hint else diagnostic.message
    result: dict[str, Json] = {"ruleId": diagnostic.code, "level": diagnostic.severity.value, "message": {"text": text}}
    if diagnostic.location.file:
        result["locations"] = [{"physicalLocation": _physical(diagnostic)}]
    return result


def _physical(diagnostic: Diagnostic) -> Json:
    place = diagnostic.location
    region = {name: at for name, at in (("startLine", place.line), ("startColumn", place.column)) if at}
    where: dict[str, Json] = {"artifactLocation": {"uri": place.file}}
    return where | ({"region": dict(region)} if region else {})
