# language: vi
Tính năng: Đăng ký cư trú – chứng minh quan hệ nhân thân

  Nghị định 154/2024/NĐ-CP Điều 6 khoản 1 (từ 10/01/2025): người dân khai quan hệ, cơ quan đăng ký cư trú tự khai thác,
  tự kiểm tra, xác minh; chỉ cung cấp giấy tờ khi được yêu cầu. Bản công bố 1.004222 theo Quyết định 1523/QĐ-BCA-C06
  (từ 26/03/2026): không yêu cầu giấy khai sinh của trẻ mới sinh đăng ký thường trú lần đầu.

  @NĐ154-D6.1 @NGÀNH-XÁC-MINH @NĐ154-D6.1-XM
  Kịch bản: Quan hệ vợ chồng với chủ hộ do cơ quan đăng ký cư trú tự tra cứu, xác minh
    Biết hồ sơ nhận ngày 31/12/2025
    Khi xét "Giấy chứng nhận kết hôn" ở thành phần hồ sơ 4a của thủ tục 1.004222
    Thì kết luận là "Cắt giảm ngay"
    Và căn cứ có "NĐ-154-2024 Đ6 k1"
    Và bản công bố: "chỉ yêu cầu khi không tra cứu được"
    Và tra cứu không được: "Cơ quan đăng ký cư trú tự kiểm tra, xác minh"

  @KL-4
  Kịch bản: Trước khi Nghị định 154/2024 có hiệu lực chưa có căn cứ bỏ giấy tờ chứng minh quan hệ
    Biết hồ sơ nhận ngày 09/01/2025
    Khi xét "Giấy chứng nhận kết hôn" ở thành phần hồ sơ 4a của thủ tục 1.004222
    Thì kết luận là "Kiến nghị sửa quy định"

  @NĐ154-D6.1 @SS-XÁC-MINH
  Kịch bản: Trách nhiệm xác minh của cơ quan cư trú không chờ kết nối của tỉnh
    Biết hồ sơ nhận ngày 01/07/2026
    Và xét tại tỉnh Lai Châu (mã 12)
    Khi xét "Giấy khai sinh" ở thành phần hồ sơ 4b của thủ tục 1.004222
    Thì kết luận là "Cắt giảm ngay"
    Và không có vướng mắc

  @NGÀNH-KHÔNG-YÊU-CẦU @KL-1
  Kịch bản: Trẻ mới sinh đăng ký thường trú lần đầu không phải nộp giấy khai sinh
    Biết hồ sơ nhận ngày 01/07/2026
    Khi xét "Giấy khai sinh" ở thành phần hồ sơ 5 của thủ tục 1.004222
    Thì kết luận là "Không yêu cầu"
    Và căn cứ có "QĐ-1523-BCA-C06 1.004222"
    Và mức độ tin cậy là "nghi vấn"
    Và nghi vấn: "mới sinh đến bao nhiêu tháng"
    Và không có cách xử lý nào khi tra cứu không được
