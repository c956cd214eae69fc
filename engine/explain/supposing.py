"""Suppositions in words: "hệ thống của tỉnh kết nối được cơ sở dữ liệu"."""

from __future__ import annotations

from engine.model import labels

_SAID: dict[str, dict[str, str]] = {
    "connection": {
        "live": "hệ thống của tỉnh kết nối được với cơ sở dữ liệu",
        "planned": "hệ thống của tỉnh mới có kế hoạch kết nối",
        "none": "hệ thống của tỉnh không kết nối với cơ sở dữ liệu",
    },
    "data": {
        "ready": "dữ liệu hộ tịch của tỉnh đã số hóa, làm sạch",
        "not_ready": "dữ liệu hộ tịch của tỉnh chưa số hóa, làm sạch xong",
    },
    "fields": {
        "announced": "chủ quản cơ sở dữ liệu đã công bố đủ các trường cần dùng",
        "missing": "chủ quản cơ sở dữ liệu không công bố đủ các trường cần dùng",
    },
    "annex": {
        "none": "Phụ lục Nghị quyết 66.7 không còn nêu tên thủ tục, giấy tờ này",
        "I": "Phụ lục I Nghị quyết 66.7 nêu đích danh giấy tờ này của thủ tục",
        "II": "Phụ lục II Nghị quyết 66.7 bỏ thành phần hồ sơ này",
    },
    "provision": {
        "none": "ngành không còn quy định riêng về giấy tờ này",
        "not_demanded": "pháp luật của ngành cấm yêu cầu giấy tờ này",
        "look_up": "pháp luật của ngành quy định cơ quan tra cứu thay cho giấy tờ này",
        "verify": "pháp luật của ngành quy định cơ quan tự tra cứu, xác minh",
    },
    "origin": {
        "domestic": "giấy tờ do cơ quan Việt Nam cấp",
        "foreign": "giấy tờ do cơ quan nước ngoài cấp và chưa ghi vào Sổ hộ tịch của Việt Nam",
    },
    "channel": {
        "online": "hồ sơ nộp trực tuyến",
        "in_person": "hồ sơ nộp trực tiếp",
        "post": "hồ sơ nộp qua bưu chính",
    },
    "form": {
        "original": "giấy tờ phải nộp bản chính",
        "copy": "giấy tờ phải nộp bản sao",
        "shown": "giấy tờ chỉ phải xuất trình",
        "declared": "người dân chỉ phải khai thông tin của giấy tờ",
        "surrendered": "giấy tờ phải nộp lại",
    },
    "paper_fact": {"known": "dòng hồ sơ được kiểm chứng là đúng như đã ghi"},
    "use": {
        "proof": "giấy tờ chỉ để chứng minh, không phải đối tượng của thủ tục",
        "object": "giấy tờ là chính đối tượng mà thủ tục cấp, thu hồi hoặc thay thế",
    },
}
_LISTED = {
    "party": "người có giấy tờ là",
    "paper": "giấy tờ là",
    "type": "đây là thủ tục thuộc loại việc",
}


def supposition(attribute: str, values: tuple[str, ...]) -> str:
    """What is supposed when an attribute has any one of these values."""
    if attribute in _LISTED:
        return f"{_LISTED[attribute]} {_some(attribute, values)}"
    return " hoặc ".join(_SAID[attribute][value] for value in values)


_SHOWN = 3


def _some(attribute: str, values: tuple[str, ...]) -> str:
    """All values of a few, the first ones of many: the rest stands in the data."""
    if len(values) <= _SHOWN + 1:
        return labels.values(attribute, values)
    shown = ", ".join(labels.value(attribute, value) for value in values[:_SHOWN])
    return f"{shown} hoặc một trong {len(values) - _SHOWN:02} loại khác"
