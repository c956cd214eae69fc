"""Says in Vietnamese what the YAML parser found wrong.

The C parser and the pure one word the same problem differently; a pattern covers both.
"""

from __future__ import annotations

import re
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Sentence:
    """One problem of the parser, told to somebody who has never heard of tokens."""

    pattern: str
    message: str
    hint: str | None = None
    at_opening: bool = False
    """The parser notices late: point at the opening of the thing instead."""


_QUOTE = "nếu đây là chữ thì đặt cả giá trị trong dấu nháy kép"
_INDENT = "so thụt đầu dòng với các dòng trên; giá trị có dấu nháy thì không viết gì sau dấu nháy đóng"

SENTENCES = (
    Sentence("tab character", "dòng bị thụt bằng phím Tab", "thay bằng dấu cách"),
    Sentence("found unexpected end of stream", "dấu nháy mở ra mà không đóng", "thêm dấu nháy đóng", at_opening=True),
    Sentence("document (indicator|separator)", "dấu nháy mở ra mà không đóng", "thêm dấu nháy đóng", at_opening=True),
    Sentence(
        "(mapping )?values are not allowed",
        "dấu hai chấm đứng ở chỗ không được phép",
        "nếu dấu hai chấm là chữ thì đặt cả giá trị trong dấu nháy kép; nếu không, xem lại thụt đầu dòng",
    ),
    Sentence(
        "could not find expected ':'",
        "dòng này không có dạng “khóa: giá trị”",
        "thêm dấu hai chấm và một dấu cách sau khóa; nếu là chữ nối dòng trên thì thụt vào sâu hơn",
        at_opening=True,
    ),
    Sentence(
        "sequence entries are not allowed", "dấu gạch đầu mục đứng ở chỗ không được phép", f"xuống dòng, hoặc {_QUOTE}"
    ),
    Sentence("mapping keys are not allowed", "khóa đứng ở chỗ không được phép", "xem lại thụt đầu dòng"),
    Sentence("cannot start any token", "giá trị không được bắt đầu bằng ký tự này", _QUOTE),
    Sentence(
        "expected '-' indicator|block collection",
        "dòng này phải bắt đầu bằng dấu gạch, thẳng hàng với các mục trên",
        "xem lại thụt đầu dòng",
    ),
    Sentence(r"',' or '\]'", "danh sách trong ngoặc vuông thiếu dấu phẩy hoặc dấu ]", "đóng ngoặc, hoặc thêm dấu phẩy"),
    Sentence(r"',' or '\}'", "nhóm trong ngoặc nhọn thiếu dấu phẩy hoặc dấu }", "đóng ngoặc, hoặc thêm dấu phẩy"),
    Sentence("expected key|<block end>", "dòng này không khớp với phần đứng trên", _INDENT),
    Sentence("node content", "chỗ này thiếu giá trị", f"điền giá trị; {_QUOTE}"),
    Sentence(
        r"escape|hexdecimal|hexadecimal|chr\(\)|int too large",
        "dấu gạch chéo ngược trong dấu nháy kép không đúng cách",
        "đổi sang dấu nháy đơn, hoặc viết hai dấu gạch chéo ngược liền nhau",
    ),
    Sentence(
        "<document start>",
        "phần này không thuộc nội dung đứng trên",
        "các khóa ngoài cùng phải thẳng hàng ở đầu dòng",
    ),
    Sentence(
        "block scalar|comment or line break|chomping",
        "đoạn chữ nhiều dòng viết chưa đúng",
        "sau dấu | hoặc > phải xuống dòng",
    ),
    Sentence("directive|digit", "dòng này không được bắt đầu bằng dấu %", _QUOTE),
    Sentence("anchor|alias|alphabetic", "tên sau dấu & hoặc * không đúng", _QUOTE),
    Sentence("tag|URI", "không dùng nhãn kiểu (dấu chấm than)", _QUOTE),
    Sentence("control char|special char|unacceptable", "tệp có ký tự điều khiển", "xóa ký tự này"),
)
_COMPILED = tuple((re.compile(sentence.pattern), sentence) for sentence in SENTENCES)


def sentence_for(problem: str, context: str) -> Sentence:
    """Find the sentence of a problem; an unknown one keeps its original wording in brackets."""
    for words in (problem, context):  # the problem is the more telling of the two
        for pattern, sentence in _COMPILED:
            if pattern.search(words):
                return sentence
    return Sentence("", f"tệp viết chưa đúng cú pháp YAML ({problem or context or 'không rõ lý do'})")
