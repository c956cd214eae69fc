"""One name for each issuing body, and the levels of performing offices."""

import unicodedata
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.model.catalog import Catalog
from engine.model.procedure import Issuer
from engine.model.published import Issuers
from engine.model.terms import Level
from engine.portal.naming import Naming

Spelling = Callable[[str], str]


def slug(name: str) -> str:
    """As the portal makes addresses: small letters without marks, hyphens between them."""
    decomposed = unicodedata.normalize("NFD", name.lower().replace("đ", "d"))
    bare = "".join(char for char in decomposed if not unicodedata.combining(char))
    return "-".join(bare.replace(",", "").split())


def decomposed(name: str) -> str:
    return unicodedata.normalize("NFD", name)


SPELLINGS: list[Spelling] = [
    str,
    str.lower,
    str.upper,
    str.title,
    slug,
    decomposed,
    lambda name: slug(name).replace("-", " "),
    lambda name: f"  {name.replace(' ', '  ')} ",
    lambda name: name.replace(" và ", " "),
    lambda name: name.replace(" và ", " & "),
]


@pytest.fixture(scope="session")
def issuers(catalog: Catalog) -> Issuers:
    assert catalog.issuers is not None
    return catalog.issuers


@pytest.fixture(scope="session")
def naming(issuers: Issuers) -> Naming:
    return Naming(issuers)


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ("Bộ Tư pháp", "Bộ Tư pháp"),
        ("BTP", "Bộ Tư pháp"),
        ("bo-tu-phap", "Bộ Tư pháp"),
        ("bo-nong-nghiep-mt", "Bộ Nông nghiệp và Môi trường"),
        ("Bộ NN&MT", "Bộ Nông nghiệp và Môi trường"),
        ("BNNMT", "Bộ Nông nghiệp và Môi trường"),
        ("Bộ GD&ĐT", "Bộ Giáo dục và Đào tạo"),
        ("Bộ VHTTDL", "Bộ Văn hóa, Thể thao và Du lịch"),
        ("Bộ Văn hoá, Thể thao và Du lịch", "Bộ Văn hóa, Thể thao và Du lịch"),
        ("Bộ xây dựng (Giao thông vận tải cũ)", "Bộ Xây dựng"),
        ("Ngân hàng Nhà nước", "Ngân hàng Nhà nước Việt Nam"),
        ("NHNN", "Ngân hàng Nhà nước Việt Nam"),
        ("EVN", "Tập đoàn Điện lực Việt Nam"),
        ("Văn phòng chính phủ", "Văn phòng Chính phủ"),
    ],
)
def test_a_central_body_has_one_name(naming: Naming, written: str, name: str) -> None:
    assert naming.issuer(written) == Issuer(name=name, level="central")


@pytest.mark.parametrize(
    ("written", "name", "province"),
    [
        ("UBND tỉnh Lai Châu", "UBND tỉnh Lai Châu", "12"),
        ("ubnd tinh lai chau", "UBND tỉnh Lai Châu", "12"),
        ("ubnd-tinh-lai-chau", "UBND tỉnh Lai Châu", "12"),
        ("UBND Lai Châu", "UBND tỉnh Lai Châu", "12"),
        ("Ủy ban nhân dân tỉnh Gia Lai", "UBND tỉnh Gia Lai", "52"),
        ("Uỷ ban nhân dân tỉnh Khánh Hoà", "UBND tỉnh Khánh Hòa", "56"),
        ("UBND TP. Hồ Chí Minh", "UBND Thành phố Hồ Chí Minh", "79"),
        ("UBND thành phố Huế", "UBND Thành phố Huế", "46"),
        ("Sở Xây dựng - tỉnh Quảng Ngãi", "Sở Xây dựng - tỉnh Quảng Ngãi", "51"),
        (" Sở Tư pháp thành phố Hà Nội ", "Sở Tư pháp thành phố Hà Nội", "01"),
        ("UBND phường Thuận Hóa, thành phố Huế", "UBND phường Thuận Hóa, thành phố Huế", "46"),
        ("Công an tỉnh Cà Mau", "Công an tỉnh Cà Mau", "96"),
    ],
)
def test_a_body_of_a_province_is_placed_and_only_its_committee_renamed(
    naming: Naming, written: str, name: str, province: str
) -> None:
    issuer = naming.issuer(written)

    assert issuer == Issuer(name=name, level="province", province=province)
    assert issuer.is_provincial


@pytest.mark.parametrize(
    "written",
    [
        "",
        "Bộ",
        "B",
        "BT",
        "Bộ Thủy sản",
        "Bộ Tư pháp và Nội vụ",
        "bo-nong-nghiep-mt-cu",
        "Tổng cục Thống kê",
        "Hiệp hội Vận tải Lai Châu",
        "???",
    ],
)
def test_an_unknown_body_keeps_its_name(naming: Naming, written: str) -> None:
    assert naming.issuer(written) == Issuer(name=written, level="central")


def test_blanks_around_an_unknown_name_do_not_count(naming: Naming) -> None:
    assert naming.issuer("  Bộ Thủy sản\n").name == "Bộ Thủy sản"


def test_a_name_that_fits_two_bodies_is_not_guessed(issuers: Issuers) -> None:
    alike = [ministry for ministry in issuers.ministries if ministry.name == "Bộ Công an"]
    twice = Issuers(
        checked=issuers.checked,
        ministries=(*alike, type(alike[0])(name="Bộ Canh ao")),
        provinces=(),
        levels=(),
    )

    assert Naming(twice).issuer("BCA").name == "BCA"


@pytest.mark.parametrize("written", ["BTP", "ubnd tinh lai chau"])
def test_without_data_every_name_stays(written: str) -> None:
    naming = Naming(None)

    assert naming.issuer(written) == Issuer(name=written, level="central")
    assert naming.levels("Cấp xã") == ()


@pytest.mark.parametrize("spelling", [str, slug], ids=["name", "slug"])
def test_every_body_of_the_catalogue_is_found(issuers: Issuers, naming: Naming, spelling: Spelling) -> None:
    ministries = {m.name: naming.issuer(spelling(m.name)).name for m in issuers.ministries}
    aliases = {a: naming.issuer(spelling(a)).name for m in issuers.ministries for a in m.aliases}
    provinces = {p.code: naming.issuer(spelling(f"UBND {p.title}")) for p in issuers.provinces}

    assert all(written == name for written, name in ministries.items())
    assert aliases == {alias: m.name for m in issuers.ministries for alias in m.aliases}
    assert provinces == {
        p.code: Issuer(name=f"UBND {p.title}", level="province", province=p.code) for p in issuers.provinces
    }


@given(data=st.data(), spelling=st.sampled_from(SPELLINGS))
def test_a_ministry_is_found_however_it_is_spelt(
    issuers: Issuers, naming: Naming, data: st.DataObject, spelling: Spelling
) -> None:
    ministry = data.draw(st.sampled_from(issuers.ministries))

    assert naming.issuer(spelling(ministry.name)) == Issuer(name=ministry.name, level="central")


@given(
    data=st.data(),
    spelling=st.sampled_from(SPELLINGS),
    committee=st.sampled_from(("UBND", "Ủy ban nhân dân", "Uỷ ban nhân dân")),
)
def test_a_committee_is_found_however_it_is_spelt(
    issuers: Issuers, naming: Naming, data: st.DataObject, spelling: Spelling, committee: str
) -> None:
    province = data.draw(st.sampled_from(issuers.provinces))
    named = data.draw(st.sampled_from((province.title, province.name)))

    issuer = naming.issuer(spelling(f"{committee} {named}"))

    assert issuer == Issuer(name=f"UBND {province.title}", level="province", province=province.code)


@given(st.text(max_size=60))
def test_any_name_has_an_issuer_that_is_found_again(naming: Naming, written: str) -> None:
    issuer = naming.issuer(written)

    assert naming.issuer(issuer.name) == issuer
    assert set(naming.levels(written)) <= set(Level)


@pytest.mark.parametrize(
    ("written", "levels"),
    [
        ("Cấp xã", [Level.XA]),
        ("Cấp Bộ", [Level.BO]),
        ("Cấp tỉnh; Cấp xã", [Level.TINH, Level.XA]),
        ("Cấp Tỉnh, Cấp Xã", [Level.TINH, Level.XA]),
        ("Cấp Huyện, Cơ quan khác", [Level.HUYEN]),
        ("Cơ quan khác", []),
        ("", []),
        ("Sở Tư pháp", [Level.TINH]),
        ("Ủy ban nhân dân cấp xã", [Level.XA]),
        ("Ủy ban nhân dân xã, phường, thị trấn.", [Level.XA]),
        ("Công an xã; Công an tỉnh", [Level.XA, Level.TINH]),
        ("Chi nhánh Văn phòng đăng ký đất đai", [Level.TINH]),
        ("Cục Hộ tịch, quốc tịch, chứng thực - Bộ Tư pháp", [Level.BO]),
        ("Cấp xã; Ủy ban nhân dân cấp xã; Phòng Kinh tế", [Level.XA]),
        ("Cơ quan nào đó", []),
    ],
)
def test_offices_tell_their_levels_each_once_and_in_order(naming: Naming, written: str, levels: list[Level]) -> None:
    assert naming.levels(written) == tuple(levels)
