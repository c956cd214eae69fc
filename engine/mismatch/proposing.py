"""What to do about a case, in words. The register prevails; nothing here changes any data."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from engine.mismatch.vocabulary import Vocabulary
from engine.model.mismatch import Case, Guidance


def proposals(case: Case, vocabulary: Vocabulary, day: date) -> tuple[str, ...]:
    """What is proposed for the kind of error, then the reminders that hold for the case on that day."""
    return tuple(_proposals(case, vocabulary, day))


def _proposals(case: Case, vocabulary: Vocabulary, day: date) -> Iterator[str]:
    kind = vocabulary.kinds.get(case.error)
    if kind is not None:
        yield kind.proposal
    if case.pin_proposed:
        yield "Số định danh có thể đã mất số 0 ở đầu: hỏi công an cùng cấp số đúng, không tự thêm"
    for guidance in vocabulary.policy.guidance:
        if _holds(guidance, case, day):
            yield f"{guidance.text} ({guidance.clause})"


def _holds(guidance: Guidance, case: Case, day: date) -> bool:
    in_force = (guidance.starts is None or guidance.starts <= day) and (guidance.until is None or day <= guidance.until)
    fits_event = not guidance.events or case.event in guidance.events
    fits_pin = not guidance.pin or bool(case.pin)
    return in_force and fits_event and fits_pin and _registered_since(guidance.registered_from, case.registered_on)


def _registered_since(first: str, registered_on: str) -> bool:
    """Whether a registration is not earlier than a day; one whose date could not be read is not said to be."""
    return not first or (registered_on[:4].isdigit() and registered_on >= first)
