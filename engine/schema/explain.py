"""Turns what a JSON Schema validator complains about into Vietnamese at the right place."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any, Protocol

from engine.diagnostics import Diagnostic, quoted, suggest
from engine.schema.patterns import DATE, date_hint, form_of
from engine.source import Document, Path, describe

MAX_REASON = 200
MAX_LISTED = 30  # names in a hint; beyond it the hint hides the message

NAMES = {"object": "một nhóm “khóa: giá trị”", "array": "một danh sách", "string": "chữ"}
_PYTHON_TYPES: dict[str, type] = {"object": dict, "array": list, "string": str}


class Problem(Protocol):
    """What this module reads of a validator's error."""

    validator: Any
    validator_value: Any
    instance: Any
    schema: Any
    message: str
    context: Any

    @property
    def absolute_path(self) -> Sequence[str | int]:
        """Where in the document."""

    @property
    def schema_path(self) -> Sequence[str | int]:
        """Where in the schema, from the branch on."""


def explain(doc: Document, problem: Problem) -> Iterator[Diagnostic]:
    """The diagnostics of one problem; of several branches, the one that was meant."""
    if problem.validator in ("anyOf", "oneOf") and problem.context:
        for inner in _meant_branch(problem.context):
            yield from explain(doc, inner)
        return
    yield from _EXPLAINERS.get(problem.validator, _anything)(doc, tuple(problem.absolute_path), problem)


def _meant_branch(context: Iterable[Problem]) -> list[Problem]:
    """The branch of the right type with the fewest problems."""
    branches: dict[str | int, list[Problem]] = {}
    for problem in context:
        branches.setdefault(problem.schema_path[0], []).append(problem)
    return min(branches.values(), key=lambda found: (any(_at_root(p) for p in found), len(found)))


def _at_root(problem: Problem) -> bool:
    return problem.validator == "type" and len(problem.schema_path) == len(("branch", "type"))


def _unknown_keys(doc: Document, path: Path, problem: Problem) -> Iterator[Diagnostic]:
    allowed = list(problem.schema.get("properties", {}))
    unused = [key for key in allowed if key not in problem.instance]
    for key in problem.instance:
        if key not in allowed:
            hint = suggest(key, unused) or suggest(key, allowed) or _listed("các khóa được dùng", allowed)
            message = f"khóa {quoted(key)} không được dùng {_inside(path)}"
            yield doc.diagnostic("unknown-key", message, (*path, key), key=True, hint=hint)


def _missing_keys(doc: Document, path: Path, problem: Problem) -> Iterator[Diagnostic]:
    for key in problem.validator_value:
        if key not in problem.instance:
            message = f"thiếu khóa {quoted(key)} {_inside(path)}"
            yield doc.diagnostic("missing-key", message, path, key=True)


def _wrong_value(doc: Document, path: Path, problem: Problem) -> Iterator[Diagnostic]:
    values = [str(value) for value in problem.validator_value]
    if not isinstance(problem.instance, str):
        yield _type_diagnostic(doc, path, problem.instance, ["string"])
        return
    listed = _listed("các giá trị được dùng", values)
    near = suggest(problem.instance, values)
    message = f"{quoted(problem.instance)} không phải là giá trị {_of(path)}"
    yield doc.diagnostic("wrong-value", message, path, hint=f"{near} ({listed})" if near else listed)


def _wrong_form(doc: Document, path: Path, problem: Problem) -> Iterator[Diagnostic]:
    form, text = form_of(problem.validator_value), problem.instance
    if problem.validator_value == DATE and _looks_like_date(text):
        yield doc.diagnostic("impossible-date", f"không có ngày {text} trong lịch", path)
        return
    hint = date_hint(text) if problem.validator_value == DATE else None
    yield doc.diagnostic(form.code, f"{describe(path)} ghi {quoted(text)}: {form.rule}", path, hint=hint)


def _looks_like_date(text: str) -> bool:
    return re.fullmatch("[0-9]{4}-[0-9]{2}-[0-9]{2}", text) is not None


def _wrong_type(doc: Document, path: Path, problem: Problem) -> Iterator[Diagnostic]:
    wanted = problem.validator_value
    yield _type_diagnostic(doc, path, problem.instance, [wanted] if isinstance(wanted, str) else wanted)


def _type_diagnostic(doc: Document, path: Path, value: object, wanted: Iterable[str]) -> Diagnostic:
    names = " hoặc ".join(NAMES.get(name, name) for name in wanted)
    found = next((NAMES[name] for name, kind in _PYTHON_TYPES.items() if isinstance(value, kind)), "")
    message = f"{describe(path)} phải là {names}, đang là {found}"
    return doc.diagnostic("wrong-type", message, path)


def _too_few_items(doc: Document, path: Path, problem: Problem) -> Iterator[Diagnostic]:
    message = f"danh sách {describe(path)} phải có ít nhất {problem.validator_value} mục"
    yield doc.diagnostic("empty-list", message, path, key=True)


def _too_few_keys(doc: Document, path: Path, problem: Problem) -> Iterator[Diagnostic]:
    message = f"{describe(path)} phải có ít nhất {problem.validator_value} khóa"
    yield doc.diagnostic("empty-group", message, path, hint=_listed("các khóa được dùng", problem.schema["properties"]))


def _too_short(doc: Document, path: Path, problem: Problem) -> Iterator[Diagnostic]:
    if problem.instance:
        message = f"{describe(path)} quá ngắn, phải có ít nhất {problem.validator_value} ký tự"
        yield doc.diagnostic("short-text", message, path)
    else:
        yield doc.diagnostic("empty-text", f"{describe(path)} để trống", path, hint="điền giá trị hoặc bỏ hẳn khóa này")


def _repeated_items(doc: Document, path: Path, problem: Problem) -> Iterator[Diagnostic]:
    seen: set[str] = set()
    for number, item in enumerate(problem.instance):
        if repr(item) in seen:
            what = quoted(item) if isinstance(item, str) else f"mục thứ {number + 1}"
            yield doc.diagnostic("repeated-item", f"{what} lặp lại trong {describe(path)}", (*path, number))
        seen.add(repr(item))


def _anything(doc: Document, path: Path, problem: Problem) -> Iterator[Diagnostic]:
    reason = problem.message[:MAX_REASON]  # it repeats the whole value
    yield doc.diagnostic("wrong-shape", f"{describe(path)} không đúng khuôn mẫu ({reason})", path)


def _inside(path: Path) -> str:
    return f"trong {describe(path)}" if path else "ở ngoài cùng của tệp"


def _of(path: Path) -> str:
    """The key whose values these are; an item belongs to the list around it."""
    keys = [step for step in path if isinstance(step, str)]
    return f"của {quoted(keys[-1])}" if keys else "được dùng"


def _listed(title: str, names: Iterable[str]) -> str | None:
    known = list(names)
    shown = ", ".join(known[:MAX_LISTED]) + (", …" if len(known) > MAX_LISTED else "")
    return f"{title}: {shown}" if known else None


_EXPLAINERS: dict[str, Callable[[Document, Path, Problem], Iterator[Diagnostic]]] = {
    "additionalProperties": _unknown_keys,
    "required": _missing_keys,
    "enum": _wrong_value,
    "pattern": _wrong_form,
    "type": _wrong_type,
    "minItems": _too_few_items,
    "minProperties": _too_few_keys,
    "minLength": _too_short,
    "uniqueItems": _repeated_items,
}
