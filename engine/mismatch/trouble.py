"""What a database that fails says, in words for whoever runs the program."""

from __future__ import annotations

_WORDS = (
    ("locked", "chương trình khác đang ghi vào cơ sở dữ liệu; đợi xong rồi chạy lại"),
    ("disk is full", "ổ đĩa đã đầy"),
    ("no space", "ổ đĩa đã đầy"),
    ("unable to open", "không mở hoặc không ghi được tệp cơ sở dữ liệu; kiểm tra thư mục và quyền"),
    ("readonly", "không ghi được tệp cơ sở dữ liệu; kiểm tra quyền"),
    ("not a database", "tệp này không phải là cơ sở dữ liệu SQLite"),
    ("password", "máy chủ từ chối tên hoặc mật khẩu"),
    ("authentication", "máy chủ từ chối tên hoặc mật khẩu"),
    ("permission denied", "người dùng này không có quyền trên cơ sở dữ liệu"),
    ("connect", "không nối được tới máy chủ cơ sở dữ liệu"),
)
"""What databases say, and what is told of it; the first that fits."""


def words_of(error: Exception) -> str:
    """Why the database failed, in words; its own may quote data."""
    raised = getattr(error, "orig", None) or error
    said = str(raised).casefold()
    return next((told for sign, told in _WORDS if sign in said), f"cơ sở dữ liệu báo lỗi ({type(raised).__name__})")
