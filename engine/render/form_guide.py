"""What the form tells the people who fill it in."""

from __future__ import annotations

from engine.model.form import Column

_GUIDE = """
Biểu này hỏi: bản công bố thủ tục hành chính của cơ quan đang đòi những giấy tờ hộ tịch nào. Điền ở trang Biểu,
mỗi dòng là một giấy tờ của một thành phần hồ sơ.

1. Ghi tên cơ quan khai ở ô cạnh chữ “Cơ quan khai” phía trên bảng. Không ghi tên, số định danh của cá nhân nào.

2. Ô nền xám đã điền sẵn và khóa. Chỉ điền, sửa ô nền vàng; ô có mũi tên thì chọn trong danh sách.

3. Đối chiếu từng dòng với bản công bố đang niêm yết. Đúng thì chọn “Đúng” ở cột Xác nhận. Sai thì sửa ô sai rồi
chọn “Sai, đã sửa”. Chưa đủ thông tin thì chọn “Cần bổ sung” và ghi điều còn thiếu ở cột Ghi chú.

4. Cột “Loại giấy tờ”: chọn đúng giấy mà dòng hồ sơ gọi tên. Không phải giấy tờ hộ tịch thì chọn “giấy tờ khác”
và ghi tên ở cột bên cạnh. “không có giấy tờ hộ tịch”: dòng này không đòi giấy tờ hộ tịch nào.

5. Cột “Bản công bố đang ghi”: “đang yêu cầu” là phải nộp; “chỉ yêu cầu khi không tra cứu được” là bản công bố
viết rõ như vậy; “cơ quan tự tra cứu” là không phải nộp; “không nêu” là bản công bố không còn giấy tờ này.

6. Cột “Phương án”: giấy tờ cùng số phương án thì nộp cùng nhau; khác số thì nộp một trong các phương án.

7. Cột “Quy định đòi giấy tờ”: ghi điểm, khoản, điều, số hiệu văn bản nếu biết; không biết thì để trống.

8. Giấy tờ mà biểu chưa có: ghi ở một dòng trống cuối bảng; chọn mã thủ tục, ghi thành phần hồ sơ đúng như bản
công bố, để trống Mã dòng. Giấy thêm vào thành phần đã có thì ghi cả số thành phần và số phương án.

9. Không xóa dòng đã điền sẵn. Giấy tờ mà bản công bố không còn thì chọn “không nêu”. Xóa dòng không có nghĩa
gì.

10. Được lọc tự do. Muốn sắp xếp, chèn dòng, đổi thứ tự cột thì bỏ bảo vệ trang trước (không có mật khẩu). Không
đổi chữ ở dòng tiêu đề, không sửa cột Mã dòng, không dùng công thức, tránh gộp ô. Dán từ tệp khác thì dán dạng
Giá trị để giữ danh sách chọn.

11. Lưu dạng .xlsx (không macro, không mật khẩu) rồi gửi lại cho cơ quan đã gửi biểu. Nơi nhận kiểm tra từng ô
và báo lại ô nào sai; chưa có gì thay đổi cho đến khi nơi nhận xem và nhận.
"""

GUIDE_LINES = tuple(" ".join(paragraph.split()) for paragraph in _GUIDE.split("\n\n"))
"""The instructions, a paragraph each."""

PROMPTS = {
    Column.CODE: "Dòng thêm mới: chọn mã thủ tục. Mã viết bằng dấu chấm, đủ 6 số sau dấu chấm.",
    Column.PAPER: "Chọn giấy mà dòng hồ sơ gọi tên. Không phải giấy hộ tịch: chọn “giấy tờ khác”.",
    Column.PUBLISHED: "Bản công bố đang niêm yết viết thế nào, không phải nên thế nào.",
    Column.ORIGIN: "Giấy tờ do cơ quan nước nào cấp.",
    Column.CONFIRMATION: "Đúng: dòng khớp bản công bố. Sai: đã sửa ngay ở dòng này.",
}
"""What is shown beside a cell that is being filled in."""
