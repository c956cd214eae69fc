"""The closed vocabularies: ids in English, labels in Vietnamese beside them.

The JSON Schemas in `rules/schema/` are the contract; a test holds the two together.
"""

from __future__ import annotations

from enum import StrEnum
from typing import Self


class Labelled(StrEnum):
    """An id with the Vietnamese words that a reader sees."""

    label: str

    def __new__(cls, value: str, label: str = "") -> Self:
        """Make one member from its id and label; looking a member up passes the id alone."""
        member = str.__new__(cls, value)
        member._value_ = value
        member.label = label
        return member


class Verdict(Labelled):
    """What may be done with a demanded paper, in the order in which verdicts are tried."""

    NOT_DEMANDED = "not_demanded", "Không yêu cầu"
    KEEP = "keep", "Giữ"
    NEEDS_LEGAL_CHANGE = "needs_legal_change", "Kiến nghị sửa quy định"
    UNCLEAR = "unclear", "Cần làm rõ"
    CUT_WHEN_FIELDS_ANNOUNCED = "cut_when_fields_announced", "Cắt giảm khi công bố trường dữ liệu"
    CUT_WHEN_CONNECTED = "cut_when_connected", "Cắt giảm khi kết nối"
    CUT_WHEN_DATA_READY = "cut_when_data_ready", "Cắt giảm khi dữ liệu sẵn sàng"
    CUT_NOW = "cut_now", "Cắt giảm ngay"


class Published(Labelled):
    """What the published dossier says of the paper, apart from what the law says."""

    DEMANDED = "demanded", "đang yêu cầu"
    FALLBACK_ONLY = "fallback_only", "chỉ yêu cầu khi không tra cứu được"
    LOOKED_UP = "looked_up", "cơ quan tự tra cứu"
    ABSENT = "absent", "không nêu"
    UNREAD = "unread", "chưa đọc bản công bố"


class Certainty(Labelled):
    """How sure we are of a fact or of a reading."""

    CERTAIN = "certain", "chắc chắn"
    REPORTED = "reported", "theo nguồn dẫn lại"
    OURS = "ours", "cách đọc của catgiam"
    DOUBTFUL = "doubtful", "nghi vấn"
    UNVERIFIED = "unverified", "chưa kiểm chứng"

    @property
    def is_doubtful(self) -> bool:
        """Whether a decision that rests on it must be shown as doubtful."""
        return self not in (Certainty.CERTAIN, Certainty.REPORTED)


class PaperId(Labelled):
    """The twelve civil-status papers."""

    BIRTH = "birth", "Giấy khai sinh"
    MARRIAGE = "marriage", "Giấy chứng nhận kết hôn"
    MARITAL_STATUS = "marital_status", "Giấy xác nhận tình trạng hôn nhân"
    DEATH = "death", "Trích lục khai tử"
    PARENT_CHILD = "parent_child", "Trích lục nhận cha, mẹ, con"
    GUARDIANSHIP = "guardianship", "Trích lục giám hộ"
    CHANGE = "change", "Trích lục thay đổi, cải chính, bổ sung hộ tịch"
    ADOPTION = "adoption", "Giấy chứng nhận nuôi con nuôi"
    DIVORCE_NOTE = "divorce_note", "Trích lục ghi chú ly hôn"
    MARRIAGE_NOTE = "marriage_note", "Trích lục ghi chú kết hôn"
    BIRTH_NOTE = "birth_note", "Trích lục ghi vào Sổ việc khai sinh"
    OTHER_CIVIL_STATUS = "other_civil_status", "Giấy tờ hộ tịch khác"


class ProcedureType(Labelled):
    """What kind of business a procedure is, as far as rules tell them apart."""

    BIRTH_REGISTRATION = "birth_registration", "đăng ký khai sinh"
    MARRIAGE_REGISTRATION = "marriage_registration", "đăng ký kết hôn"
    RE_REGISTRATION = "re_registration", "đăng ký lại"
    MARITAL_STATUS_CERTIFICATE = "marital_status_certificate", "cấp Giấy xác nhận tình trạng hôn nhân"
    OTHER_CIVIL_STATUS = "other_civil_status", "việc hộ tịch khác"
    CIVIL_STATUS_ABROAD = "civil_status_abroad", "hộ tịch tại cơ quan đại diện"
    NATIONALITY = "nationality", "quốc tịch"
    RESIDENCE = "residence", "cư trú"
    ADOPTION = "adoption", "nuôi con nuôi"
    OTHER = "other", "thủ tục khác"


class Level(Labelled):
    """The level at which a procedure is performed."""

    BO = "bo", "cấp bộ"
    TINH = "tinh", "cấp tỉnh"
    HUYEN = "huyen", "cấp huyện"
    XA = "xa", "cấp xã"


class Channel(Labelled):
    """How a dossier reaches the office."""

    ANY = "any", "mọi cách nộp"
    ONLINE = "online", "trực tuyến"
    IN_PERSON = "in_person", "trực tiếp"
    POST = "post", "bưu chính"


class Origin(Labelled):
    """Which state's authority issued the paper."""

    ANY = "any", "không phân biệt nơi cấp"
    DOMESTIC = "domestic", "do cơ quan Việt Nam cấp"
    FOREIGN = "foreign", "do cơ quan nước ngoài cấp"


class Party(Labelled):
    """Who the person is whose paper is demanded."""

    ANY = "any", "không phân biệt"
    CITIZEN = "citizen", "công dân Việt Nam trong nước"
    CITIZEN_ABROAD = "citizen_abroad", "công dân Việt Nam ở nước ngoài"
    FOREIGNER = "foreigner", "người nước ngoài"


class Mode(Labelled):
    """What the person does with the paper."""

    SUBMIT = "submit", "nộp"
    PRESENT = "present", "xuất trình"
    DECLARE = "declare", "khai thông tin"
    SURRENDER = "surrender", "nộp lại"


class Use(Labelled):
    """Whether the paper proves a fact or is what the procedure is about."""

    PROOF = "proof", "chứng minh"
    OBJECT = "object", "là đối tượng của thủ tục"


class Per(Labelled):
    """How many times the line is owed in one dossier."""

    ONE = "one", "một lần"
    PARTY = "party", "từng bên"
    CHILD = "child", "từng người con"
    DEPENDANT = "dependant", "từng người phụ thuộc"
    PARENT = "parent", "từng cha, mẹ"
    DECEASED = "deceased", "từng người chết"
    PERSON = "person", "từng người"


class Basis(Labelled):
    """The kind of entitlement: they differ in what they require and in what follows a failed look-up."""

    DUTY = "duty", "cơ quan có trách nhiệm tra cứu, xác minh"
    ANNEX = "annex", "Phụ lục nêu đích danh thủ tục"
    CUT = "cut", "bỏ hẳn thành phần hồ sơ"
    GENERAL = "general", "quy định chung theo loại giấy tờ"
    OPEN = "open", "quy định mở"
    PERMANENT = "permanent", "quy định chung không thời hạn"
    SECTOR = "sector", "quy định của ngành"


FIELD_FREE = frozenset({Basis.DUTY, Basis.CUT, Basis.SECTOR})
"""The kinds of basis that do not wait for announced fields."""


class Stage(Labelled):
    """The families of rules, in the order in which they are asked."""

    ENTITLEMENT = "entitlement", "căn cứ thay thế"
    EXCEPTIONS = "exceptions", "ngoại lệ"
    FALLBACK = "fallback", "khi tra cứu không được"
    GUIDANCE = "guidance", "hướng dẫn, lưu ý"
    READINESS = "readiness", "mức độ sẵn sàng"
    VERDICT = "verdict", "kết luận"


class LinkState(Labelled):
    """The state of a connection or of officials' accounts."""

    LIVE = "live", "đang hoạt động"
    PLANNED = "planned", "mới có kế hoạch"
    NONE = "none", "chưa có"
    UNKNOWN = "unknown", "chưa rõ"
    NOT_JUDGED = "not_judged", "không xét"


class DataState(Labelled):
    """Whether digitised, clean data is there."""

    READY = "ready", "sẵn sàng"
    NOT_READY = "not_ready", "chưa sẵn sàng"
    UNKNOWN = "unknown", "chưa rõ"
    NOT_JUDGED = "not_judged", "không xét"


class BlockerCode(Labelled):
    """What stands between an entitlement and the cut."""

    FIELDS_NOT_ANNOUNCED = "fields_not_announced", "chưa công bố trường dữ liệu"
    NOT_CONNECTED = "not_connected", "chưa kết nối"
    DATA_NOT_READY = "data_not_ready", "dữ liệu chưa sẵn sàng"


class Route(Labelled):
    """How a procedure that has to change gets changed: by the province itself, or on its proposal."""

    PROVINCE_AMENDS = "province_amends", "tỉnh tự sửa, công bố lại"
    PROPOSE = "propose", "kiến nghị bộ, ngành sửa"


class FallbackKind(Labelled):
    """What follows when one person's look-up fails."""

    AGENCY = "agency", "cơ quan tự xác minh"
    NOTE_FIRST = "note_first", "làm thủ tục ghi chú trước"
    PAPER = "paper", "yêu cầu bổ sung giấy tờ"
    NOTICE = "notice", "thông báo một lần"
