# language: vi
Tính năng: Nghị quyết 66.7/2025/NQ-CP – dữ liệu thay giấy tờ trong mọi thủ tục

  Hiệu lực từ 01/01/2026 đến hết 28/02/2027. Điều 4 khoản 2 kể bốn loại giấy tờ do CSDL hộ tịch điện tử thay;
  Điều 8 định thời hạn thông báo khi tra cứu không được: 08 giờ làm việc (trực tuyến), 01 ngày làm việc
  (trực tiếp, bưu chính); Điều 2 khoản 3 nói về người nước ngoài và công dân Việt Nam ở nước ngoài.

  @NĐ118-D4-BẢN-ĐẦU @KL-4
  Kịch bản: Trước 01/01/2026 chưa có căn cứ thay Giấy khai sinh trong hồ sơ hỗ trợ ăn trưa, còn một văn bản chưa đọc
    Biết hồ sơ nhận ngày 31/12/2025
    Khi xét "Giấy khai sinh" ở thành phần hồ sơ 1 của thủ tục 1.001622
    Thì kết luận là "Kiến nghị sửa quy định"
    Và không điều khoản nào cho thay giấy tờ này
    Và mức độ tin cậy là "nghi vấn"
    Và nghi vấn: "Câu chữ ban đầu của NĐ 118/2025 Đ4 (01/07/2025–04/08/2026) chưa đọc được"
    Và việc tiếp theo thuộc về "Bộ Giáo dục và Đào tạo"

  @NQ66.7-D4.2a @NQ66.7-PL1 @NQ66.7-D8.1 @NQ66.7-D8.2 @NQ66.7-D2.3 @KL-9
  Kịch bản: Từ 01/01/2026 Giấy khai sinh trong hồ sơ hỗ trợ ăn trưa được thay bằng dữ liệu hộ tịch
    Biết hồ sơ nhận ngày 01/01/2026
    Khi xét "Giấy khai sinh" ở thành phần hồ sơ 1 của thủ tục 1.001622
    Thì kết luận là "Cắt giảm ngay"
    Và căn cứ có "NQ-66.7-2025 Đ4 k2 đ.a"
    Và chỉ tra cứu ở "Cơ sở dữ liệu hộ tịch điện tử"
    Và tra cứu không được: "Hồ sơ trực tuyến", thời hạn "08 giờ làm việc"
    Và tra cứu không được: "Hồ sơ trực tiếp, bưu chính", thời hạn "01 ngày làm việc"
    Và ngoại lệ: "đối với người nước ngoài, công dân Việt Nam ở nước ngoài"
    Và lựa chọn khác: "Căn cước công dân"
    Và bản công bố: "chưa đọc bản công bố"
    Và không có phát hiện nào

  @NQ66.7-D4.2b
  Kịch bản: Giấy chứng nhận kết hôn trong hồ sơ quốc tịch được thay bằng dữ liệu hộ tịch
    Biết hồ sơ nhận ngày 02/01/2026
    Khi xét "Giấy chứng nhận kết hôn" ở thành phần hồ sơ 4 của thủ tục 2.002039
    Thì kết luận là "Cắt giảm ngay"
    Và căn cứ có "NQ-66.7-2025 Đ4 k2 đ.b"

  @NQ66.7-D4.2c
  Kịch bản: Giấy xác nhận tình trạng hôn nhân ngoài việc đăng ký kết hôn thì không thấy dữ liệu mới đòi giấy
    Biết hồ sơ nhận ngày 02/01/2026
    Khi xét "Giấy xác nhận tình trạng hôn nhân" ở thành phần hồ sơ 4 của thủ tục 2.002039
    Thì kết luận là "Cắt giảm ngay"
    Và căn cứ có "NQ-66.7-2025 Đ4 k2 đ.c"
    Và "Tình trạng hôn nhân" lấy từ "Cơ sở dữ liệu hộ tịch điện tử"
    Và tra cứu không được: "lập Phiếu yêu cầu bổ sung", thời hạn "01 ngày làm việc"
    Và không xử lý theo "NĐ-123-2015 Đ3 k5"

  @NQ66.7-D8.2
  Kịch bản: Giấy chỉ phải xuất trình khi nộp trực tiếp thì chỉ áp dụng thời hạn 01 ngày làm việc
    Biết hồ sơ nhận ngày 01/02/2026
    Khi xét "Giấy khai sinh" ở thành phần hồ sơ 3 của thủ tục 1.001776
    Thì kết luận là "Cắt giảm ngay"
    Và tra cứu không được: "lập Phiếu yêu cầu bổ sung", thời hạn "01 ngày làm việc"
    Và không xử lý theo "NQ-66.7-2025 Đ8 k1"
    Và phát hiện: "Vẫn đang yêu cầu giấy tờ mà pháp luật đã thay bằng dữ liệu"
