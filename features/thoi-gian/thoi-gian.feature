# language: vi
Tính năng: Pháp luật theo thời gian

  Ngày nhận hồ sơ quyết định văn bản nào áp dụng. Người rà soát cần biết từ ngày này sang ngày khác kết luận nào đổi, vì điều
  khoản nào; giấy tờ nào giữ kết luận nhưng mất thời hạn, đổi cách xử lý; và nếu một điều khác đi thì sao.

  @NĐ123-D3.5-KS @NĐ123-D3.5-KH @NĐ123-D30.3 @NĐ16-NĐ07-D4
  Kịch bản: Nghị định 07/2025 chỉ đổi kết luận ở khai sinh, kết hôn, quốc tịch
    Khi so sánh ngày 08/01/2025 với ngày 09/01/2025
    Thì kết luận chỉ đổi ở thủ tục loại "đăng ký khai sinh, đăng ký kết hôn, quốc tịch"
    Và "Giấy chứng nhận kết hôn" của thủ tục 1.001193 đổi từ "Kiến nghị sửa quy định" sang "Cắt giảm ngay" vì "NĐ-123-2015 Đ3 k5"
    Và "Giấy xác nhận tình trạng hôn nhân" của thủ tục 1.000894 đổi từ "Kiến nghị sửa quy định" sang "Cắt giảm ngay" vì "NĐ-123-2015 Đ3 k5"
    Và "Trích lục ghi chú ly hôn" của thủ tục 2.000806 đổi từ "Kiến nghị sửa quy định" sang "Cắt giảm ngay" vì "NĐ-123-2015 Đ30 k3"

  @NĐ16-NĐ07-D4
  Kịch bản: Chính quyền hai cấp đổi người làm, không đổi kết luận hộ tịch
    Khi so sánh ngày 30/06/2025 với ngày 01/07/2025
    Thì kết luận chỉ đổi ở thủ tục loại "quốc tịch"
    Và có giấy tờ giữ kết luận mà đổi "cấp thực hiện"

  @NQ66.7-D4.2a
  Kịch bản: Nghị quyết 66.7 có hiệu lực thì giấy khai sinh được thay
    Khi so sánh ngày 31/12/2025 với ngày 01/01/2026
    Thì "Giấy khai sinh" của thủ tục 1.001622 đổi từ "Kiến nghị sửa quy định" sang "Cắt giảm ngay" vì "NQ-66.7-2025 Đ4 k2 đ.a"

  @NQ66.7-D4.2a @NĐ118-D4.2a
  Kịch bản: Hết Nghị quyết 66.7, kết luận đứng trên quy định không thời hạn nhưng mất thời hạn xử lý
    Khi so sánh ngày 28/02/2027 với ngày 01/03/2027
    Thì "Giấy khai sinh" của thủ tục 1.001622 giữ "Cắt giảm ngay", nay trên "NĐ-118-2025 Đ4 k2a"
    Và thời hạn "08 giờ làm việc" không còn, theo "NĐ-118-2025 Đ17 k2 đ.a"

  @NQ66.7-PL1
  Kịch bản: Hết Nghị quyết 66.7 thì giấy tờ chỉ dựa vào phụ lục mất kết luận
    Khi so sánh ngày 28/02/2027 với ngày 01/03/2027
    Thì "Trích lục khai tử" của thủ tục 1.005461 đổi từ "Cắt giảm ngay" sang "Giữ" vì "NQ-66.7-2025 PL I"

  @NQ66.7-PL1
  Kịch bản: Gia hạn Nghị quyết 66.7 chỉ giữ lại phần của chính nó
    Khi xét ngày 01/03/2027 nếu "clause.NQ-66.7-2025.until=2028-02-28"
    Thì "Trích lục khai tử" của thủ tục 1.005461 đổi từ "Giữ" sang "Cắt giảm ngay" vì "NQ-66.7-2025 PL I"
    Nhưng "Trích lục ghi chú ly hôn" của thủ tục 1.000894 không đổi kết luận

  @NQ66.7-D4.2d
  Kịch bản: Công bố nơi chết và nguyên nhân chết thì giấy tờ đang chờ trường ấy cắt giảm được ngay
    Khi xét ngày 20/07/2026 nếu "field.ho_tich.death.place=announced; field.ho_tich.death.cause=announced"
    Thì mọi giấy tờ đổi kết luận là "Trích lục khai tử", sang "Cắt giảm ngay"
