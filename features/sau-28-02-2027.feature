# language: vi
Tính năng: Sau ngày 28/02/2027 – Nghị quyết 66.7 hết hiệu lực, Luật Hộ tịch 2026 thay Luật Hộ tịch 2014

  Từ 01/03/2027 danh mục, loại giấy tờ và thời hạn của Nghị quyết 66.7/2025/NQ-CP không còn; quy định chung của
  Nghị định 118/2025, 45/2020 và 224/2026 còn nguyên. Luật Hộ tịch 03/2026/QH16 thay Luật Hộ tịch 60/2014;
  Nghị định 123/2015 và 87/2020 được coi là hết hiệu lực theo, nghị định mới chưa ban hành.

  @NQ66.7-D4.2a @NQ66.7-D8.1 @NĐ118-D4.2a
  Kịch bản: Ngày 28/02/2027 là ngày cuối của thời hạn 08 giờ làm việc
    Biết hồ sơ nhận ngày 28/02/2027
    Khi xét "Giấy khai sinh" ở thành phần hồ sơ 1 của thủ tục 1.001622
    Thì kết luận là "Cắt giảm ngay"
    Và căn cứ có "NQ-66.7-2025 Đ4 k2 đ.a"
    Và tra cứu không được: "Hồ sơ trực tuyến", thời hạn "08 giờ làm việc"

  @NĐ118-D4.2a @NĐ224-D18.4 @NĐ45-SĐ310 @NĐ118-D17.2a @NQ66.7-D8-HẾT
  Kịch bản: Từ 01/03/2027 Giấy khai sinh vẫn được cắt giảm theo quy định chung, chỉ còn một lần thông báo
    Biết hồ sơ nhận ngày 01/03/2027
    Khi xét "Giấy khai sinh" ở thành phần hồ sơ 1 của thủ tục 1.001622
    Thì kết luận là "Cắt giảm ngay"
    Và căn cứ có "NĐ-118-2025 Đ4 k2a"
    Và căn cứ có "NĐ-224-2026 Đ18 k4"
    Và căn cứ có "NĐ-45-2020 sửa đổi 310"
    Và căn cứ không có "NQ-66.7-2025 Đ4 k2 đ.a"
    Và tra cứu không được: "thông báo một lần, nêu rõ nội dung, lý do"
    Và không xử lý theo "NQ-66.7-2025 Đ8 k1"
    Và không xử lý theo "NQ-66.7-2025 Đ8 k2"
    Và lưu ý: "Thời hạn 08 giờ làm việc (trực tuyến) và 01 ngày làm việc (trực tiếp) của NQ 66.7 Đ8 không còn"

  @NĐ118-D4.2a @L03-NĐ123-HẾT @L03-D8 @NQ66.7-D8-HẾT
  Kịch bản: Đăng ký kết hôn từ 01/03/2027 dựa vào quy định chung vì Nghị định 123/2015 không còn
    Biết hồ sơ nhận ngày 01/03/2027
    Khi xét "Giấy xác nhận tình trạng hôn nhân" ở thành phần hồ sơ 3 của thủ tục 1.000894
    Thì kết luận là "Cắt giảm ngay"
    Và căn cứ có "NĐ-118-2025 Đ4 k2a"
    Và căn cứ không có "NĐ-123-2015 Đ3 k5"
    Và mức độ tin cậy là "nghi vấn"
    Và nghi vấn: "nghị định quy định chi tiết Luật Hộ tịch 03/2026/QH16 chưa ban hành"
    Và không xử lý theo "NĐ-123-2015 Đ3 k5"
    Và hướng dẫn: "không phụ thuộc nơi cư trú (chi tiết chờ nghị định)"

  @NĐ118-D4.2a @SS-KẾT-NỐI @KL-7
  Kịch bản: Từ 01/03/2027 không còn trách nhiệm tự xác minh nên tỉnh chưa kết nối thì chưa cắt giảm được
    Biết hồ sơ nhận ngày 01/03/2027
    Và xét tại tỉnh Lai Châu (mã 12)
    Khi xét "Giấy xác nhận tình trạng hôn nhân" ở thành phần hồ sơ 3 của thủ tục 1.000894
    Thì kết luận là "Cắt giảm khi kết nối"
    Và việc tiếp theo thuộc về "UBND tỉnh Lai Châu, Bộ Tư pháp"
