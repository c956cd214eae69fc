"""By what a case is known again when a list comes a second time, or the next list names it again."""

from __future__ import annotations

from hashlib import blake2b

from engine.model.mismatch import Case

_BYTES = 10
_BETWEEN = "\x1f"


def identity_of(case: Case) -> str:
    """Twenty hexadecimal digits (80 bits of BLAKE2b) of what names the registration, the person and the deviation.

    Province, commune of today, event, number, book and day of the registration, identification number (with the zero
    that it may have lost), name, birth date, deviating field and the words for the error. The two values are no part
    of it, they may be written in another way next time; only where the list names no field they tell deviations apart.
    Nor is the code of the error: the list of codes may grow.
    """
    deviation = case.field or f"{case.register_value}{_BETWEEN}{case.database_value}"
    parts = (
        f"{case.province}{_BETWEEN}{case.commune}{_BETWEEN}{case.event}{_BETWEEN}{case.number}{_BETWEEN}"
        f"{case.book}{_BETWEEN}{case.registered_on}{_BETWEEN}{case.pin_proposed or case.pin}{_BETWEEN}{case.name}"
        f"{_BETWEEN}{case.birth_date}{_BETWEEN}{deviation}{_BETWEEN}{case.error_words}"
    )
    return blake2b(parts.casefold().encode(), digest_size=_BYTES).hexdigest()
