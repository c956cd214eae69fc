# language: vi
Tính năng: Nuôi con nuôi – một nghị định chưa đọc được

  Nghị định 06/2025/NĐ-CP sửa các nghị định về nuôi con nuôi có thể đã cho tra cứu giấy tờ hộ tịch nhưng chưa đọc được:
  không dùng làm căn cứ, chỉ nêu nghi vấn khi không có căn cứ nào khác. Từ 01/01/2026 đã có Nghị quyết 66.7/2025/NQ-CP.

  @NĐ06-NCN @KL-4
  Khung kịch bản: Trước 2026 chưa thấy căn cứ thay giấy tờ trong hồ sơ nuôi con nuôi, còn một nghị định chưa đọc
    Biết hồ sơ nhận ngày <ngày>
    Khi xét "<giấy tờ>" ở thành phần hồ sơ <dòng> của thủ tục 1.003976
    Thì kết luận là "Kiến nghị sửa quy định"
    Và không điều khoản nào cho thay giấy tờ này
    Và mức độ tin cậy là "nghi vấn"
    Và nghi vấn: "NĐ 06/2025 về nuôi con nuôi chưa đọc được; có thể đã có căn cứ tra cứu giấy tờ hộ tịch"
    Và việc tiếp theo thuộc về "Bộ Tư pháp"

    Dữ liệu:
      | ngày       | dòng | giấy tờ           |
      | 01/02/2025 | 11   | Giấy khai sinh    |
      | 31/12/2025 | 15   | Trích lục khai tử |

  @NQ66.7-D4.2a @KL-9
  Kịch bản: Từ 01/01/2026 Nghị quyết 66.7 đã cho thay nên nghị định chưa đọc không còn là nghi vấn
    Biết hồ sơ nhận ngày 01/01/2026
    Khi xét "Giấy khai sinh" ở thành phần hồ sơ 11 của thủ tục 1.003976
    Thì kết luận là "Cắt giảm ngay"
    Và căn cứ có "NQ-66.7-2025 Đ4 k2 đ.a"
    Và mức độ tin cậy là "chắc chắn"
    Và phát hiện: "Vẫn đang yêu cầu giấy tờ mà pháp luật đã thay bằng dữ liệu"
