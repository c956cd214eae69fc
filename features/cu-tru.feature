# language: vi
Tính năng: Đăng ký cư trú – chứng minh quan hệ nhân thân

  Luật Cư trú 68/2020/QH14 Điều 21 khoản 2: quan hệ đã có trong CSDL quốc gia về dân cư, CSDL về cư trú thì không phải
  nộp giấy tờ chứng minh. Nghị định 154/2024/NĐ-CP Điều 6 khoản 1 (từ 10/01/2025): người dân khai quan hệ, cơ quan
  đăng ký cư trú tự khai thác, tự kiểm tra, xác minh; chỉ cung cấp giấy tờ khi được yêu cầu. Bản công bố 1.004222 theo
  Quyết định 1523/QĐ-BCA-C06 (từ 26/03/2026): không yêu cầu giấy khai sinh của trẻ mới sinh đăng ký thường trú lần đầu.

  @NĐ154-D6.1 @NGÀNH-XÁC-MINH @NĐ154-D6.1-XM
  Kịch bản: Quan hệ vợ chồng với chủ hộ do cơ quan đăng ký cư trú tự tra cứu, xác minh
    Biết hồ sơ nhận ngày 31/12/2025
    Khi xét "Giấy chứng nhận kết hôn" ở thành phần hồ sơ 4a của thủ tục 1.004222
    Thì kết luận là "Cắt giảm ngay"
    Và căn cứ có "NĐ-154-2024 Đ6 k1"
    Và bản công bố: "chỉ yêu cầu khi không tra cứu được"
    Và tra cứu không được: "Cơ quan đăng ký cư trú tự kiểm tra, xác minh"

  @LCT-D21.2
  Khung kịch bản: Trước khi Nghị định 154/2024 có hiệu lực, Luật Cư trú đã không đòi giấy chứng minh quan hệ có trong CSDL dân cư
    Biết hồ sơ nhận ngày 09/01/2025
    Khi xét "<giấy tờ>" ở thành phần hồ sơ <dòng> của thủ tục 1.004222
    Thì kết luận là "Cắt giảm ngay"
    Và căn cứ có "L-68-2020-QH14 Đ21 k2"
    Nhưng căn cứ không có "NĐ-154-2024 Đ6 k1"
    Và chỉ tra cứu ở "Cơ sở dữ liệu quốc gia về dân cư"
    Và không xử lý theo "NĐ-154-2024 Đ6 k1"
    Và mức độ tin cậy là "nghi vấn"

    Dữ liệu:
      | dòng | giấy tờ                  |
      | 4a   | Giấy chứng nhận kết hôn  |
      | 4b   | Giấy khai sinh           |

  @LCT-D21.2-BS
  Kịch bản: Theo Luật Cư trú, quan hệ chưa có trong cơ sở dữ liệu thì người dân nộp giấy chứng minh
    Biết hồ sơ nhận ngày 09/01/2025
    Khi xét "Giấy chứng nhận kết hôn" ở thành phần hồ sơ 4a của thủ tục 1.004222
    Thì kết luận là "Cắt giảm ngay"
    Và tra cứu không được: "Quan hệ chưa có trong CSDLQG về dân cư, CSDL về cư trú thì nộp giấy tờ chứng minh"

  @LCT-D21.2 @SS-KẾT-NỐI @KL-7
  Kịch bản: Theo Luật Cư trú thì còn phải chờ kết nối, vì chưa có quy định buộc cơ quan tự xác minh
    Biết hồ sơ nhận ngày 09/01/2025
    Và xét tại tỉnh Lai Châu (mã 12)
    Khi xét "Giấy chứng nhận kết hôn" ở thành phần hồ sơ 4a của thủ tục 1.004222
    Thì kết luận là "Cắt giảm khi kết nối"

  @KL-4
  Kịch bản: Luật Cư trú chỉ nói về quan hệ nhân thân nên trước Nghị định 154/2024 giấy chứng tử chưa có căn cứ thay
    Biết hồ sơ nhận ngày 09/01/2025
    Và giả định thành phần hồ sơ 4c của thủ tục 1.004222 đòi "Trích lục khai tử"
    Khi xét "Trích lục khai tử" ở thành phần hồ sơ 4c của thủ tục 1.004222
    Thì kết luận là "Kiến nghị sửa quy định"
    Và không điều khoản nào cho thay giấy tờ này

  @NĐ154-D6.1 @NĐ154-D6.1-XM @LCT-D21.2
  Kịch bản: Từ 10/01/2025 cơ quan đăng ký cư trú tự xác minh, không phụ thuộc dữ liệu có sẵn hay không
    Biết hồ sơ nhận ngày 10/01/2025
    Khi xét "Giấy khai sinh" ở thành phần hồ sơ 4b của thủ tục 1.004222
    Thì kết luận là "Cắt giảm ngay"
    Và căn cứ có "NĐ-154-2024 Đ6 k1"
    Và căn cứ có "L-68-2020-QH14 Đ21 k2"
    Và người phải làm khi tra cứu không được: "Cơ quan đăng ký cư trú"
    Và mức độ tin cậy là "chắc chắn"

  @NĐ154-D6.1-XM @NQ66.7-D8.1 @NQ66.7-D8.2
  Kịch bản: Từ 2026 việc cơ quan cư trú tự xác minh được xếp trên việc yêu cầu bổ sung giấy theo Nghị quyết 66.7
    Biết hồ sơ nhận ngày 01/02/2026
    Khi xét "Giấy chứng nhận kết hôn" ở thành phần hồ sơ 4a của thủ tục 1.004222
    Thì kết luận là "Cắt giảm ngay"
    Và tra cứu không được: "Cơ quan đăng ký cư trú tự kiểm tra, xác minh"
    Và chỉ nêu để biết cách xử lý theo "NQ-66.7-2025 Đ8 k1", thời hạn "08 giờ làm việc"
    Và chỉ nêu để biết cách xử lý theo "NQ-66.7-2025 Đ8 k2", thời hạn "01 ngày làm việc"
    Và mức độ tin cậy là "nghi vấn"
    Và nghi vấn: "NĐ-154-2024 Đ6 k1 được xếp trên NQ-66.7-2025 Đ8 k1 (Nhóm biên soạn catgiam)"

  @NĐ154-D6.1-XM @NĐ118-D17.2a
  Kịch bản: Từ 05/08/2026 việc thông báo một lần cũng xếp sau việc cơ quan cư trú tự xác minh
    Biết hồ sơ nhận ngày 05/08/2026
    Khi xét "Giấy khai sinh" ở thành phần hồ sơ 4b của thủ tục 1.004222
    Thì kết luận là "Cắt giảm ngay"
    Và người phải làm khi tra cứu không được: "Cơ quan đăng ký cư trú"
    Và chỉ nêu để biết cách xử lý theo "NĐ-118-2025 Đ17 k2 đ.a"
    Và nghi vấn: "NĐ-154-2024 Đ6 k1 được xếp trên NĐ-118-2025 Đ17 k2 đ.a"

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
