# language: vi
Tính năng: Quy định chung không thời hạn của năm 2026 – không yêu cầu giấy tờ đã có dữ liệu

  Nghị định 224/2026/NĐ-CP Điều 18 khoản 4 (từ 01/07/2026, dịch vụ công trực tuyến); Nghị định 118/2025/NĐ-CP
  Điều 4 khoản 2a và Điều 17 khoản 2 (sửa bởi Nghị định 309/2026, từ 05/08/2026); Nghị định 45/2020/NĐ-CP
  sửa bởi Nghị định 310/2026 (từ 05/08/2026). Các quy định này không hết hiệu lực cùng Nghị quyết 66.7.

  @NĐ224-D18.4 @NQ66.7-D4.2a
  Kịch bản: Từ 01/07/2026 hồ sơ trực tuyến có thêm căn cứ là Nghị định 224/2026
    Biết hồ sơ nhận ngày 01/07/2026
    Khi xét "Giấy khai sinh" ở thành phần hồ sơ 1 của thủ tục 1.001622
    Thì kết luận là "Cắt giảm ngay"
    Và căn cứ có "NĐ-224-2026 Đ18 k4"
    Và lưu ý: "NĐ-224-2026 Đ18 k4 chỉ áp dụng khi nộp trực tuyến"
    Nhưng căn cứ không có "NĐ-118-2025 Đ4 k2a"

  @NĐ224-D18.4-GH
  Kịch bản: Quy định về dịch vụ công trực tuyến nhường pháp luật chuyên ngành
    Biết hồ sơ nhận ngày 01/07/2026
    Khi xét "Giấy khai sinh" ở thành phần hồ sơ 1 của thủ tục 1.001622
    Thì kết luận là "Cắt giảm ngay"
    Và ngoại lệ: "nộp trực tuyến: trừ khi pháp luật chuyên ngành quy định khác (NĐ-224-2026 Đ18 k4)"

  @NQ66.7-D4.2a
  Kịch bản: Giấy chỉ phải xuất trình khi nộp trực tiếp thì không nhắc tới giới hạn của hồ sơ trực tuyến
    Biết hồ sơ nhận ngày 01/07/2026
    Khi xét "Giấy khai sinh" ở thành phần hồ sơ 3 của thủ tục 1.001776
    Thì kết luận là "Cắt giảm ngay"
    Và căn cứ không có "NĐ-224-2026 Đ18 k4"
    Và không nêu ngoại lệ "nộp trực tuyến"

  @NĐ118-D4.2a-GH
  Khung kịch bản: Nghị định 118/2025 kèm điều kiện công bố, kết nối và cho đòi giấy khi có sự cố, dữ liệu chưa chính xác
    Biết hồ sơ nhận ngày <ngày>
    Khi xét "Giấy khai sinh" ở thành phần hồ sơ 1 của thủ tục 1.001622
    Thì kết luận là "Cắt giảm ngay"
    Và ngoại lệ: "chỉ khi cơ sở dữ liệu đã được chủ quản công bố và kết nối, chia sẻ"
    Và ngoại lệ: "gặp sự cố, thảm họa hoặc thông tin chưa chính xác thì được yêu cầu (NĐ-118-2025 Đ4 k2a)"

    Dữ liệu:
      | ngày       |
      | 05/08/2026 |
      | 01/03/2027 |

  @NQ66.7-D4.2a
  Kịch bản: Đến hết 04/08/2026 chưa có điều kiện của Nghị định 118/2025 Điều 4 khoản 2a
    Biết hồ sơ nhận ngày 04/08/2026
    Khi xét "Giấy khai sinh" ở thành phần hồ sơ 1 của thủ tục 1.001622
    Thì kết luận là "Cắt giảm ngay"
    Và không nêu ngoại lệ "gặp sự cố, thảm họa"

  @NĐ118-D4.2a @NĐ45-SĐ310 @NĐ118-D17.2a @NQ66.7-D4.2a
  Kịch bản: Từ 05/08/2026 mọi hồ sơ có thêm căn cứ là Nghị định 118/2025 Điều 4 khoản 2a
    Biết hồ sơ nhận ngày 05/08/2026
    Khi xét "Giấy khai sinh" ở thành phần hồ sơ 1 của thủ tục 1.001622
    Thì kết luận là "Cắt giảm ngay"
    Và mức độ tin cậy là "chắc chắn"
    Và căn cứ có "NQ-66.7-2025 Đ4 k2 đ.a"
    Và căn cứ có "NĐ-118-2025 Đ4 k2a"
    Và căn cứ có "NĐ-45-2020 sửa đổi 310"
    Và tra cứu không được, không định thời hạn: "thông báo một lần, nêu rõ nội dung, lý do"
    Và tra cứu không được: "Hồ sơ trực tuyến", thời hạn "08 giờ làm việc"

  @KL-4 @NĐ118-D4-BẢN-ĐẦU
  Kịch bản: Bản đầu của Nghị định 118/2025 chưa đọc được nên không dùng làm căn cứ
    Biết hồ sơ nhận ngày 01/07/2025
    Khi xét "Giấy khai sinh" ở thành phần hồ sơ 1 của thủ tục 1.001622
    Thì kết luận là "Kiến nghị sửa quy định"
    Và căn cứ không có "NĐ-118-2025 Đ4 k2a"
    Và nghi vấn: "có thể đã có căn cứ không yêu cầu giấy tờ"
