"""Finds places by code or name, and says what became of the old ones."""

from __future__ import annotations

import re

from engine.places.asking import successors
from engine.places.index import Index
from engine.places.loading import Tables
from engine.places.records import Answer, Commune, OldCommune, OldDistrict, OldProvince, Place, Province

_IDENTITY_NUMBER = re.compile("[0-9]{12}")
_LOST_ZERO = re.compile("[0-9]{11}")
_PREFIX = re.compile("0[0-9]{2}")


class Places:
    """All places of `rules/places/`. Nothing here guesses: what is not one place is a question."""

    def __init__(self, tables: Tables) -> None:
        """Index the tables by name."""
        self.sources = tables.sources
        """Where each table comes from and how sure it is."""
        self._provinces = Index(tables.provinces, "tỉnh, thành phố", lambda p: p.title)
        self._communes = Index(tables.communes, "đơn vị cấp xã", self.describe)
        self._old_provinces = Index(tables.old_provinces, "tỉnh, thành phố cũ", lambda p: p.title, lambda p: p.also)
        self._old_districts = Index(tables.old_districts, "đơn vị cấp huyện cũ", self.describe_old_district)
        self._old_communes = Index(tables.old_communes, "đơn vị cấp xã cũ", self.describe_old)

    @property
    def provinces(self) -> tuple[Province, ...]:
        """The 34 provinces and cities, by code."""
        return self._provinces.all

    @property
    def communes(self) -> tuple[Commune, ...]:
        """The communes, wards and special zones, by province and code."""
        return self._communes.all

    @property
    def old_provinces(self) -> tuple[OldProvince, ...]:
        """The 63 provinces and cities before 1 July 2025, by code."""
        return self._old_provinces.all

    @property
    def old_districts(self) -> tuple[OldDistrict, ...]:
        """The districts before 1 July 2025, by province and code."""
        return self._old_districts.all

    @property
    def old_communes(self) -> tuple[OldCommune, ...]:
        """The communes before 1 July 2025, by province, district and code."""
        return self._old_communes.all

    # ------------------------------------------------------------ today

    def province(self, text: str) -> Answer[Province]:
        """A province of today by its code or name, with or without its rank."""
        return self._provinces.find(text)

    def commune(self, text: str, province: Province | None = None) -> Answer[Commune]:
        """A commune of today by its code or name; a name is one place only inside a province."""
        return self._communes.find(text, lambda c: _is_of(c.province, province))

    def communes_of(self, province: Province) -> tuple[Commune, ...]:
        """The communes of a province, by code."""
        return tuple(c for c in self.communes if c.province == province.code)

    def province_of(self, commune: Commune) -> Province:
        """The province of a commune of today."""
        return self._provinces.by_code[commune.province]

    def describe(self, commune: Commune) -> str:
        """A commune in full: "xã Tam Đường, tỉnh Lai Châu"."""
        return f"{commune.title}, {self.province_of(commune).title}"

    # ------------------------------------------------------------ before 1 July 2025

    def old_province(self, text: str) -> Answer[OldProvince]:
        """One of the 63 by its two-digit code, by the three digits in identification numbers, or by name."""
        bare = text.strip()
        return self._old_provinces.find(bare[1:] if _PREFIX.fullmatch(bare) else text)

    def old_province_of_identity_number(self, number: str) -> Answer[OldProvince]:
        """The province in which the birth behind an identification number was first registered.

        Says nothing of where the person lives; the number is never repeated in words.
        """
        digits = "".join(number.split())
        if not _IDENTITY_NUMBER.fullmatch(digits):
            hint = "11 chữ số thì thường là mất số 0 ở đầu" if _LOST_ZERO.fullmatch(digits) else ""
            return Answer(question="số định danh cá nhân phải có đúng 12 chữ số", hint=hint)
        found = self._old_provinces.by_code.get(digits[1:3]) if digits.startswith("0") else None
        if found is None:
            said = f"ba chữ số đầu “{digits[:3]}” không phải mã của 63 tỉnh, thành phố"
            return Answer(question=said, hint="có thể là mã quốc gia của người đăng ký khai sinh ở nước ngoài")
        return Answer(candidates=(found,))

    def old_district(self, text: str, province: OldProvince | None = None) -> Answer[OldDistrict]:
        """A district before 1 July 2025 by its code or name."""
        return self._old_districts.find(text, lambda d: _is_of(d.province, province))

    def old_commune(
        self, text: str, district: OldDistrict | None = None, province: OldProvince | None = None
    ) -> Answer[OldCommune]:
        """A commune before 1 July 2025 by its code or name; a name is one place only inside a district."""
        return self._old_communes.find(text, lambda c: _is_of(c.district, district) and _is_of(c.province, province))

    def describe_old_district(self, district: OldDistrict) -> str:
        """An old district in full: "huyện Tam Đường, tỉnh Lai Châu"."""
        return f"{district.title}, {self._old_provinces.by_code[district.province].title}"

    def describe_old(self, commune: OldCommune) -> str:
        """An old commune in full: "xã Đặng Xá, huyện Gia Lâm, thành phố Hà Nội"."""
        return f"{commune.title}, {self.describe_old_district(self._old_districts.by_code[commune.district])}"

    # ------------------------------------------------------------ old to new

    def province_now(self, old: OldProvince) -> Province:
        """The province that an old one became or went into; each went whole."""
        return self._provinces.by_code[old.now]

    def commune_now(self, old: OldCommune) -> Answer[Commune]:
        """The commune that an old one went into, or the question which of several."""
        found = [self._communes.by_code[code] for code in dict.fromkeys((*old.now, *old.doubted))]
        return successors(f"{self.describe_old(old)} (cũ)", found, doubted=bool(old.doubted))

    def district_now(self, old: OldDistrict) -> Answer[Commune]:
        """The commune that holds a whole old district, else the question which of several."""
        inside = (code for c in self.old_communes if c.district == old.code for code in (*c.now, *c.doubted))
        found = [self._communes.by_code[code] for code in sorted({*old.now, *inside})]
        return successors(f"{self.describe_old_district(old)} (cũ)", found, doubted=False)

    def came_from(self, commune: Commune) -> tuple[OldCommune, ...]:
        """The old communes of which all or a part is now in this one."""
        return tuple(c for c in self.old_communes if commune.code in c.now)


def _is_of(code: str, owner: Place | None) -> bool:
    return owner is None or owner.code == code
