"""What somebody has to act on, beyond the verdicts: in a row, or in a published record as a whole."""

from __future__ import annotations

from datetime import date

from engine.diagnostics import Location
from engine.model.record import Record
from engine.model.terms import Labelled


class FindingKind(Labelled):
    """The kinds; the first two belong to rows, the others to published records."""

    STILL_DEMANDED = "still_demanded", "Vẫn đang yêu cầu giấy tờ mà pháp luật đã thay bằng dữ liệu"
    FORBIDDEN_BUT_DEMANDED = "forbidden_but_demanded", "Vẫn đang yêu cầu giấy tờ không được yêu cầu"
    UNREAD_DOSSIER = "unread_dossier", "Bản ghi không có thành phần hồ sơ nào: chưa đọc được, không phải là không có"
    ANNEX_NOT_FOUND = "annex_not_found", "Phụ lục NQ 66.7 thay giấy tờ mà hồ sơ công bố không thấy nêu"
    OTHER_DATABASE = "other_database", "Phụ lục NQ 66.7 nêu cơ sở dữ liệu khác với quy định chung"
    STALE_REFERENCE = "stale_reference", "Bản công bố còn dẫn chiếu thứ không còn nữa"
    REPEALED_BASIS = "repealed_basis", "Căn cứ pháp lý đã hết hiệu lực"


ROW_KINDS = (FindingKind.STILL_DEMANDED, FindingKind.FORBIDDEN_BUT_DEMANDED)
RECORD_KINDS = tuple(kind for kind in FindingKind if kind not in ROW_KINDS)


class Finding(Record):
    """One finding about a published record. `since`: since when it is so; `cure`: what to do."""

    kind: FindingKind
    procedure: str
    procedure_name: str
    issuer: str
    field: str
    text: str
    clause: str = ""
    since: date | None = None
    cure: str = ""
    location: Location | None = None


class AgreementKind(Labelled):
    """How what the dossier text says compares with the government's own list."""

    AGREES = "agrees", "khớp giấy tờ và cơ sở dữ liệu"
    OTHER_DATABASE = "other_database", "khớp giấy tờ, khác cơ sở dữ liệu"
    TEXT_UPDATED = "text_updated", "bản công bố đã sửa: không còn đòi giấy này"
    GENERIC_PROOF = "generic_proof", "bản công bố đòi giấy tờ chứng minh nói chung, không nêu tên giấy"
    HIDDEN_IN_CASE = "hidden_in_case", "giấy tờ nằm trong tên trường hợp, đầu mục"
    ANNEX_ODDITY = "annex_oddity", "phụ lục có chỗ lạ: giấy tờ không thuộc 12 loại, mã hoặc căn cứ in lệch"
    NOT_IN_TEXT = "not_in_text", "bản công bố không nhắc giấy này"
    UNREAD = "unread", "bản ghi không có thành phần hồ sơ"
    OUR_MISS = "our_miss", "bản công bố nhắc tên giấy nhưng bộ nhận dạng không coi là đòi nộp: cần người đọc lại"


class Agreement(Record):
    """One row of the annex beside what the dossier text and the general rule alone give.

    The databases are ids; `databases` tells them in words.
    """

    procedure: str
    procedure_name: str
    annex: str
    paper: str
    annex_databases: tuple[str, ...]
    found_databases: tuple[str, ...]
    databases: str
    kind: AgreementKind
    text: str = ""
    location: Location | None = None


class OverviewLine(Record):
    """One issuer and field: how many procedures, how many concern civil-status papers, how many rows per verdict."""

    issuer: str
    field: str
    procedures: int
    with_civil_status: int
    by_verdict: dict[str, int]
    findings: int = 0
    unread: int = 0
