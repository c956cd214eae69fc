"""From which state a case may go to which."""

from __future__ import annotations

from collections.abc import Mapping

from engine.model.mismatch import State

_CLOSED = (State.CORRECTED_IN_DATABASE, State.CORRECTED_IN_REGISTER, State.REJECTED)

ALLOWED: Mapping[State, tuple[State, ...]] = {
    State.RECEIVED: (State.VERIFYING,),
    State.VERIFYING: _CLOSED,
    **dict.fromkeys(_CLOSED, (State.VERIFYING,)),
}
"""A case is verified before it is closed; one that was closed in error is verified again."""


def problem_of(before: State, after: State, reason: str) -> str:
    """Why a case may not go there; empty where it may."""
    if after not in ALLOWED[before]:
        listed = ", ".join(f"{state.label} ({state.value})" for state in ALLOWED[before])
        return f"trường hợp {before.label} không chuyển thẳng sang {after.label} được; chuyển được sang: {listed}"
    if not reason and (after is State.REJECTED or not before.is_open):
        what = "không xử lý" if after is State.REJECTED else "mở lại trường hợp đã đóng"
        return f"{what} thì phải nêu lý do (--reason)"
    return ""
