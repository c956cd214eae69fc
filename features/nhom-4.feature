# language: vi
Tính năng: Giấy tờ hộ tịch nhóm 4 – được kể tên nhưng chưa có danh sách trường dữ liệu

  Quyết định 3458/QĐ-BTP (10/12/2025) kể tên nhận cha, mẹ, con; giám hộ; cải chính; nuôi con nuôi; các ghi chú…
  nhưng chưa liệt kê trường dữ liệu. Nghị quyết 66.7 Điều 4 khoản 10 là quy định mở: chỉ thay khi đủ thông tin.

  Bối cảnh:
    Biết hồ sơ nhận ngày 02/01/2026

  @NQ66.7-D4.10 @SS-DANH-SÁCH @KL-6 @NHÓM-4
  Kịch bản: Giấy chứng nhận nuôi con nuôi trong hồ sơ nuôi con nuôi phải chờ danh sách trường dữ liệu
    Khi xét "Giấy chứng nhận nuôi con nuôi" ở thành phần hồ sơ 20 của thủ tục 1.004878
    Thì kết luận là "Cắt giảm khi công bố trường dữ liệu"
    Và căn cứ có "NQ-66.7-2025 Đ4 k10"
    Và vướng mắc: "chưa công bố danh sách trường dữ liệu của loại giấy tờ này"; nơi xử lý: "Bộ Tư pháp"
    Và mức độ tin cậy là "nghi vấn"
    Và nghi vấn: "Đ4 k10 không kể tên các giấy tờ này"

  @NQ66.7-D4.10 @SS-DANH-SÁCH @KL-6
  Khung kịch bản: Mọi giấy tờ nhóm 4 đều chờ danh sách trường dữ liệu
    Biết giả định thành phần hồ sơ 3 của thủ tục 2.000720 đòi "<giấy tờ>"
    Khi xét "<giấy tờ>" ở thành phần hồ sơ 3 của thủ tục 2.000720
    Thì kết luận là "Cắt giảm khi công bố trường dữ liệu"
    Và mức độ tin cậy là "nghi vấn"

    Dữ liệu:
      | giấy tờ                                         |
      | Trích lục nhận cha, mẹ, con                     |
      | Trích lục giám hộ                               |
      | Trích lục thay đổi, cải chính, bổ sung hộ tịch  |
      | Giấy chứng nhận nuôi con nuôi                   |
      | Trích lục ghi chú ly hôn                        |
      | Trích lục ghi chú kết hôn                       |
      | Trích lục ghi vào Sổ việc khai sinh             |
      | Giấy tờ hộ tịch khác                            |

  @NQ66.7-PL1 @NQ66.7-D4.10 @NHÓM-4
  Kịch bản: Phụ lục I nêu đích danh trích lục ghi vào Sổ việc khai sinh thì vẫn cắt giảm, kèm nghi vấn
    Khi xét "Trích lục ghi vào Sổ việc khai sinh" ở thành phần hồ sơ 4 của thủ tục 1.003133
    Thì kết luận là "Cắt giảm ngay"
    Và Phụ lục nêu đích danh: "Phụ lục I, STT 749"
    Và mức độ tin cậy là "nghi vấn"
    Và nghi vấn: "chưa liệt kê trường dữ liệu được chia sẻ"
    Và không có vướng mắc

  @NĐ154-D6.1 @NQ66.7-D4.10
  Khung kịch bản: Cơ quan đăng ký cư trú có trách nhiệm xác minh thì vẫn cắt giảm, kèm nghi vấn
    Khi xét "<giấy tờ>" ở thành phần hồ sơ 4b của thủ tục 1.004222
    Thì kết luận là "Cắt giảm ngay"
    Và căn cứ có "NĐ-154-2024 Đ6 k1"
    Và mức độ tin cậy là "nghi vấn"
    Và không có vướng mắc

    Dữ liệu:
      | giấy tờ                       |
      | Trích lục nhận cha, mẹ, con   |
      | Giấy chứng nhận nuôi con nuôi |
