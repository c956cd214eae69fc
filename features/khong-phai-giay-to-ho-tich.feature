# language: vi
Tính năng: Không phải giấy tờ hộ tịch – nêu trong danh mục nhưng không bao giờ bị xét

  Giấy chứng sinh, giấy báo tử là giấy tờ y tế, đầu vào của đăng ký hộ tịch; tờ khai là biểu mẫu; bản án của Tòa án
  chưa ghi vào Sổ hộ tịch không phải dữ liệu hộ tịch (Luật Hộ tịch 60/2014 Điều 3); trích lục bản đồ địa chính
  chỉ trùng chữ “trích lục”.

  @NQ66.7-D4.2a
  Kịch bản: Giấy chứng sinh không bị xét, chỉ Giấy khai sinh được kết luận
    Biết hồ sơ nhận ngày 02/01/2026
    Khi xét thành phần hồ sơ 1 của thủ tục 1.014166
    Thì "Giấy chứng sinh" không bị xét
    Và chỉ "Giấy khai sinh" được kết luận, là "Cắt giảm ngay"

  @NQ66.7-D4.2d
  Kịch bản: Giấy báo tử và quyết định của Tòa án không bị xét, chỉ Trích lục khai tử được kết luận
    Biết hồ sơ nhận ngày 02/01/2026
    Khi xét thành phần hồ sơ 3 của thủ tục 1.001646
    Thì "Giấy báo tử" không bị xét
    Và "Quyết định của Tòa án tuyên bố chết" không bị xét
    Và chỉ "Trích lục khai tử" được kết luận, là "Cắt giảm ngay"

  @NĐ123-D3.5-KS
  Kịch bản: Tờ khai đăng ký khai sinh không bị xét dù tên có chữ khai sinh
    Biết hồ sơ nhận ngày 09/01/2025
    Khi xét thủ tục 1.001193
    Thì "Tờ khai đăng ký khai sinh" không bị xét
    Và "Giấy chứng sinh" không bị xét
    Và chỉ "Giấy chứng nhận kết hôn" được kết luận, là "Cắt giảm ngay"

  @NGÀNH-TRA-CỨU
  Kịch bản: Trích lục bản đồ địa chính không bị xét dù có chữ trích lục
    Biết hồ sơ nhận ngày 05/08/2026
    Và giả định thành phần hồ sơ 1 của thủ tục 1.013980 đòi "Trích lục bản đồ địa chính"
    Khi xét thủ tục 1.013980
    Thì "Trích lục bản đồ địa chính" không bị xét
