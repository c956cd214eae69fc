"""Which commune of today the cells of a row mean; where there is more than one answer, the question."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from engine.places import Answer, Commune, OldCommune, Places, Province

_DIGITS = 5
_CURE = "ghi mã xã hiện nay cho chữ trong ô này ở communes của tệp ghép cột"


class Asked(NamedTuple):
    """The cells that say where a case belongs, as written; each may be empty."""

    commune: str
    district: str = ""
    province: str = ""


class Unsettled(NamedTuple):
    """Why the cells mean no one commune, and the cure. Names no cell that is not known to be a place."""

    message: str
    hint: str


class CommuneResolver:
    """Resolves cells; each combination is looked up once."""

    def __init__(self, places: Places, province: Province | None, settled: Mapping[str, str]) -> None:
        """`province` of the whole list, if known; `settled`: text of a cell → code, as the mapping file answers."""
        self._places, self._province = places, province
        self._codes = {commune.code: commune for commune in places.communes}
        self._settled = settled
        self._known: dict[Asked, Commune | Unsettled] = {}

    def find(self, asked: Asked) -> Commune | Unsettled:
        """The commune, or why there is none."""
        found = self._known.get(asked)
        if found is None:
            found = self._known[asked] = self._find(asked)
        return found

    def _find(self, asked: Asked) -> Commune | Unsettled:
        if asked.commune in self._settled:
            return self._codes[self._settled[asked.commune]]
        if not asked.commune:
            return Unsettled("ô xã trống", "ghi xã vào ô, hoặc ghi ở always của tệp ghép cột")
        parts = _split(asked)
        province = self._province_of(parts)
        if isinstance(province, Unsettled):
            return province
        today = self._places.commune(parts.commune, province)
        if today.one is not None and not parts.district:
            return today.one
        old = self._old(parts, province)
        if len(old) == 1:
            return self._settle(self._places.commune_now(old[0]))
        return self._settle(today) if today.candidates or not old else self._ask(old)

    def _province_of(self, parts: Asked) -> Province | Unsettled | None:
        """The province of the row; one that is another than the list's is told."""
        if not parts.province:
            return self._province
        now = self._places.province(parts.province).one
        if now is None and (old := self._places.old_province(parts.province).one) is not None:
            now = self._places.province_now(old)
        if now is None:
            return Unsettled("ô tỉnh không phải là tên hay mã của một tỉnh", "sửa ô, hoặc bỏ cột này khỏi tệp ghép cột")
        if self._province is not None and now != self._province:
            return Unsettled(f"dòng này thuộc {now.title}, không thuộc {self._province.title}", "mỗi lần nhập một tỉnh")
        return now

    def _old(self, parts: Asked, province: Province | None) -> Sequence[OldCommune]:
        """The old communes of that name in that district that are now, at least in part, in the province."""
        districts = self._places.old_district(parts.district).candidates if parts.district else ()
        found = self._places.old_commune(parts.commune).candidates
        return [
            old
            for old in found
            if (not districts or old.district in {d.code for d in districts})
            and (province is None or any(now.province == province.code for now in self._now(old)))
        ]

    def _now(self, old: OldCommune) -> Sequence[Commune]:
        return self._places.commune_now(old).candidates

    def _settle(self, answer: Answer[Commune]) -> Commune | Unsettled:
        if answer.one is not None:
            return answer.one
        if answer.candidates:  # what was asked for is then the name of a place
            return Unsettled(answer.question, _CURE)
        near = f"{answer.hint} hoặc " if answer.hint else ""
        return Unsettled("không có đơn vị cấp xã nào mang mã hay tên ghi ở ô này", near + _CURE)

    def _ask(self, old: Sequence[OldCommune]) -> Unsettled:
        named = "; ".join(self._places.describe_old(one) for one in old[:8])
        return Unsettled(f"có {len(old)} đơn vị cấp xã cũ cùng tên: {named}", _CURE)


def _split(asked: Asked) -> Asked:
    """Take apart “xã A, huyện B, tỉnh C” in one cell; a code whose zeros a spreadsheet has eaten gets them back."""
    first, *rest = (part.strip() for part in asked.commune.split(","))
    if first.isascii() and first.isdigit():
        first = first.zfill(_DIGITS)
    province = asked.province or (rest[-1] if rest else "")
    district = asked.district or (rest[0] if len(rest) > 1 else "")
    return Asked(first, district, province)
