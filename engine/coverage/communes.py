"""Which commune of today the cells of a line mean. What may be several is asked, never guessed."""

from __future__ import annotations

from collections.abc import Sequence

from engine.diagnostics import quoted
from engine.places import Commune, OldCommune, Places, Province

_SHOWN = 8
"""How many old communes a question names."""
_DIGITS = 5


class UnknownCommuneError(ValueError):
    """Why a cell means no one commune, and the cure; `is_code`: the cell with the code is to blame."""

    def __init__(self, message: str, hint: str | None, *, is_code: bool) -> None:
        """Keep the parts of a diagnostic."""
        super().__init__(message)
        self.hint, self.is_code = hint, is_code


class CommuneFinder:
    """Finds communes, inside one province where it is known; each pair of cells is looked up once."""

    def __init__(self, places: Places, province: Province | None) -> None:
        """`province` is where names are looked for; None for the whole country."""
        self.places, self.province = places, province
        self._known: dict[tuple[str, str], Commune] = {}

    def find(self, code: str, name: str) -> Commune:
        """The commune that both cells mean; one of them may be empty. Raises `UnknownCommuneError`."""
        if (code, name) not in self._known:
            self._known[code, name] = self._find(code, name)
        return self._known[code, name]

    def _find(self, code: str, name: str) -> Commune:
        if not code:
            return self._one(name, is_code=False)
        found = self._one(_with_zeros(code), is_code=True)
        if name and found.code not in {c.code for c in self.places.commune(name).candidates}:
            message = f"mã {quoted(code)} là {self.places.describe(found)}, không phải {quoted(name)}"
            raise UnknownCommuneError(message, "sửa mã hoặc tên cho khớp nhau", is_code=False)
        return found

    def _one(self, text: str, *, is_code: bool) -> Commune:
        answer = self.places.commune(text, self.province)
        if answer.one is not None:
            return answer.one
        if answer.candidates:
            raise UnknownCommuneError(answer.question, "ghi mã xã, hoặc thêm --province MÃ", is_code=is_code)
        elsewhere = self.places.commune(text).one if self.province else None
        if elsewhere is not None and self.province is not None:
            message = f"{self.places.describe(elsewhere)} không thuộc {self.province.title}"
            raise UnknownCommuneError(message, "nhập số liệu của mỗi tỉnh riêng", is_code=is_code)
        old = self._old(text)
        if not old:
            raise UnknownCommuneError(answer.question, answer.hint or None, is_code=is_code)
        return self._now(text, old, is_code=is_code)

    def _old(self, text: str) -> tuple[OldCommune, ...]:
        """The old communes of that code or name that went, at least in part, to the province."""
        found = self.places.old_commune(text).candidates
        if self.province is None:
            return found
        inside = self.province.code
        return tuple(o for o in found if inside in {c.province for c in self.places.commune_now(o).candidates})

    def _now(self, text: str, old: Sequence[OldCommune], *, is_code: bool) -> Commune:
        """What one old commune is now, where it went whole into a commune that nothing else went into."""
        if len(old) > 1:
            listed = self._listed(old)
            message = f"có {len(old)} đơn vị cũ là {quoted(text)}: {listed}"
            raise UnknownCommuneError(message, "ghi mã của xã hiện nay", is_code=is_code)
        now = self.places.commune_now(old[0])
        if now.one is None:
            which = "; ".join(map(self._named, now.candidates))
            doubt = " (các nguồn chưa thống nhất)" if old[0].doubted else ""
            message = f"{self.places.describe_old(old[0])} (cũ) nay thuộc nhiều xã{doubt}: {which}"
            raise UnknownCommuneError(message, "khai số liệu theo từng xã hiện nay", is_code=is_code)
        parts = self.places.came_from(now.one)
        if parts == tuple(old):
            return now.one
        message = f"{self.places.describe_old(old[0])} (cũ) nay chỉ là một phần của {self._named(now.one)}"
        hint = f"cộng số liệu của các đơn vị cũ ({self._listed(parts)}) rồi khai một lần cho xã hiện nay"
        raise UnknownCommuneError(message, hint, is_code=is_code)

    def _named(self, commune: Commune) -> str:
        return f"{commune.title} (mã {commune.code})"

    def _listed(self, old: Sequence[OldCommune]) -> str:
        named = [self.places.describe_old(o) for o in old[:_SHOWN]]
        return "; ".join([*named, *([f"và {len(old) - _SHOWN} đơn vị khác"] if len(old) > _SHOWN else [])])


def _with_zeros(code: str) -> str:
    """A code whose leading zeros a spreadsheet has eaten; the national list has no shorter ones."""
    return code.zfill(_DIGITS) if code.isascii() and code.isdigit() else code
