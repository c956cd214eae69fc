"""Click's own words in Vietnamese.

Click asks `_` and `ngettext` of its modules for every text it says. Both are replaced here, so no
message catalogue has to be compiled or found on disk. Wordings of click 8.1 to 8.5 stand side by side;
a test reads the installed click and asks for each of its texts.
"""

from __future__ import annotations

import sys

WORDS = {
    # --help
    "Usage:": "Cách dùng:",
    "Options": "Tùy chọn",
    "Commands": "Lệnh",
    "Positional arguments": "Tham số",
    "Show this message and exit.": "Hiện hướng dẫn này rồi thoát.",
    "Show the version and exit.": "Hiện số phiên bản rồi thoát.",
    "%(prog)s, version %(version)s": "%(prog)s, phiên bản %(version)s",
    "default: {default}": "mặc định: {default}",
    "required": "bắt buộc",
    "env var: {var}": "biến môi trường: {var}",
    "(dynamic)": "(tính khi chạy)",
    "deprecated": "không nên dùng nữa",
    "(Deprecated)": "(không nên dùng nữa)",
    "(DEPRECATED)": "(KHÔNG NÊN DÙNG NỮA)",
    # misuse
    "Error: {message}": "Lỗi: {message}",
    "Try '{command} {option}' for help.": "Xem cách dùng: {command} {option}",
    "Did you mean {possibility}?": "Có phải là {possibility}?",
    "(Did you mean one of: {possibilities}?)": "(Có phải là một trong: {possibilities}?)",
    "(Possible options: {possibilities})": "(Có thể là: {possibilities})",
    "No such option {name!r}.": "Không có tùy chọn “{name}”.",
    "No such option: {name}": "Không có tùy chọn “{name}”.",
    "No such command {name!r}.": "Không có lệnh “{name}”.",
    "Missing command.": "Thiếu tên lệnh.",
    "Missing argument": "Thiếu tham số",
    "Missing option": "Thiếu tùy chọn",
    "Missing parameter": "Thiếu tham số",
    "Missing {param_type}": "Thiếu {param_type}",
    "Missing parameter: {param_name}": "Thiếu tham số: {param_name}",
    "Choose from:\n\t{choices}": "Chọn một trong:\n\t{choices}",
    "Choose from:\n\t{choices}.": "Chọn một trong:\n\t{choices}.",
    "Invalid value: {message}": "Giá trị không hợp lệ: {message}",
    "Invalid value for {param_hint}: {message}": "Giá trị của {param_hint} không hợp lệ: {message}",
    "Got unexpected extra argument ({args})": "Thừa tham số ({args})",
    "Got unexpected extra arguments ({args})": "Thừa tham số ({args})",
    "Option {name!r} requires an argument.": "Tùy chọn “{name}” cần một giá trị.",
    "Option {name!r} requires {nargs} arguments.": "Tùy chọn “{name}” cần {nargs} giá trị.",
    "Option {name!r} does not take a value.": "Tùy chọn “{name}” không nhận giá trị.",
    "Argument {name!r} takes {nargs} values.": "Tham số “{name}” cần {nargs} giá trị.",
    "Takes {nargs} values but 1 was given.": "Cần {nargs} giá trị nhưng chỉ có 1.",
    "Takes {nargs} values but {len} were given.": "Cần {nargs} giá trị nhưng có {len}.",
    "{len_type} values are required, but {len_value} was given.": "Cần {len_type} giá trị nhưng có {len_value}.",
    "{len_type} values are required, but {len_value} were given.": "Cần {len_type} giá trị nhưng có {len_value}.",
    "Value must be an iterable.": "Giá trị phải là một danh sách.",
    "{value!r} is not {choice}.": "“{value}” không phải là {choice}.",
    "{value!r} is not one of {choices}.": "“{value}” không phải là một trong {choices}.",
    "{value!r} is not a valid {number_type}.": "“{value}” không phải là số hợp lệ.",
    "{value} is not in the range {range}.": "{value} nằm ngoài khoảng {range}.",
    "{value!r} is not a valid boolean.": "“{value}” không phải là có hoặc không.",
    "{value!r} is not a valid boolean. Recognized values: {states}": (
        "“{value}” không phải là có hoặc không. Các giá trị được dùng: {states}"
    ),
    "{value!r} is not a valid UUID.": "“{value}” không phải là UUID.",
    "{value!r} does not match the format {format}.": "“{value}” không theo dạng {format}.",
    "{value!r} does not match the formats {formats}.": "“{value}” không theo dạng nào trong {formats}.",
    # files
    "file": "Tệp",
    "File": "Tệp",
    "directory": "Thư mục",
    "Directory": "Thư mục",
    "path": "Đường dẫn",
    "Path": "Đường dẫn",
    "{name} {filename!r} does not exist.": "{name} “{filename}” không tồn tại.",
    "{name} {filename!r} is a file.": "“{filename}” là tệp.",
    "{name} {filename!r} is a directory.": "“{filename}” là thư mục.",
    "{name} {filename!r} is not readable.": "Không có quyền đọc “{filename}”.",
    "{name} {filename!r} is not writable.": "Không có quyền ghi “{filename}”.",
    "{name} {filename!r} is not executable.": "Không có quyền chạy “{filename}”.",
    "Could not open file {filename!r}: {message}": "Không mở được tệp “{filename}”: {message}",
    "unknown error": "không rõ nguyên nhân",
    # dialogue
    "Aborted!": "Đã dừng.",
    "Do you want to continue?": "Có tiếp tục không?",
    "Repeat for confirmation": "Nhập lại để xác nhận",
    "Error: invalid input": "Lỗi: chưa hiểu câu trả lời",
    "Error: The two entered values do not match.": "Lỗi: hai lần nhập không giống nhau.",
    "Press any key to continue...": "Bấm phím bất kỳ để tiếp tục...",
    "Confirm the action without prompting.": "Đồng ý luôn, không hỏi lại.",
    "DeprecationWarning: The command {name!r} is deprecated.{extra_message}": (
        "Cảnh báo: lệnh “{name}” không nên dùng nữa.{extra_message}"
    ),
    "DeprecationWarning: The {param_type} {name!r} is deprecated.{extra_message}": (
        "Cảnh báo: “{name}” không nên dùng nữa.{extra_message}"
    ),
}

FOR_PROGRAMMERS = (
    "Arguments take exactly one parameter declaration",
    "Boolean option {decl!r}",
    "Choice({choices})",
    "Could not determine name for option",
    "Invalid start character for option",
    "Name '{name}' defined twice",
    "No options defined but a name was passed",
    "Unknown color",
    "Unknown standard stream",
)
"""How the texts begin that stay in English: mistakes in a command's declaration, which no user can make."""


def translated(text: str) -> str:
    """The Vietnamese for a text of click; a text that is not known stays as it is."""
    return WORDS.get(text, text)


def translated_count(one: str, many: str, count: int) -> str:
    """As `translated`, for the form that fits the number."""
    return translated(one if count == 1 else many)


def speak_vietnamese() -> None:
    """Put the Vietnamese words into every module of click that is loaded."""
    for name, module in sys.modules.items():
        if name.startswith("click."):
            texts = vars(module)
            if "_" in texts:
                texts["_"] = translated
            if "ngettext" in texts:
                texts["ngettext"] = translated_count
