# language: vi
Tính năng: Đăng ký kết hôn – Giấy xác nhận tình trạng hôn nhân và ghi chú ly hôn

  Nghị định 123/2015/NĐ-CP Điều 10 (bản gốc) buộc bên không thường trú tại xã đăng ký nộp Giấy xác nhận
  tình trạng hôn nhân. Nghị định 07/2025/NĐ-CP (hiệu lực từ 09/01/2025) bỏ khoản 1 Điều 10 và thêm khoản 5
  Điều 3: cơ quan đăng ký tự tra cứu, không có dữ liệu thì UBND cấp xã xác minh trong 03 ngày làm việc.
  Hồ sơ nhận trước 09/01/2025 theo quy định cũ (Nghị định 07/2025 Điều 5 khoản 2).

  Quy tắc: Hồ sơ nhận đến hết ngày 08/01/2025 – giấy tờ do người dân nộp

    Bối cảnh:
      Biết hồ sơ nhận ngày 08/01/2025

    @KL-4 @NĐ123-D10.1-XN @NĐ87-D12.6 @NĐ87-D12.5-BC
    Kịch bản: Bên không thường trú tại xã đăng ký phải nộp Giấy xác nhận tình trạng hôn nhân
      Khi xét "Giấy xác nhận tình trạng hôn nhân" ở thành phần hồ sơ 3a của thủ tục 1.000894, nộp trực tiếp
      Thì kết luận là "Kiến nghị sửa quy định"
      Và không điều khoản nào cho thay giấy tờ này
      Và điều khoản đòi giấy tờ này: "NĐ-123-2015 Đ10 k1"
      Và bản công bố: "đang yêu cầu"
      Và lưu ý: "giấy tờ hộ tịch bản điện tử có giá trị như bản giấy"
      Và lưu ý: "giấy phải nộp bản chính không thuộc diện này (NĐ-87-2020 Đ12 k5)"

    @NGÀNH-KHÔNG-YÊU-CẦU @KL-1
    Kịch bản: Bên thường trú tại xã đăng ký không phải nộp giấy
      Khi xét "Giấy xác nhận tình trạng hôn nhân" ở thành phần hồ sơ 3b của thủ tục 1.000894
      Thì kết luận là "Không yêu cầu"
      Và căn cứ có "NĐ-123-2015 Đ10 k1"
      Và không có phát hiện nào

    @NĐ123-D10.2 @KL-2
    Kịch bản: Bên đang lao động có thời hạn ở nước ngoài phải nộp giấy do cơ quan đại diện cấp
      Khi xét "Giấy xác nhận tình trạng hôn nhân" ở thành phần hồ sơ 7 của thủ tục 2.000806
      Thì kết luận là "Giữ"
      Và căn cứ có "NĐ-123-2015 Đ10 k2"

  Quy tắc: Hồ sơ nhận từ ngày 09/01/2025 – cơ quan đăng ký tự tra cứu, tự xác minh

    @NĐ123-D3.5-KH @NĐ123-D3.5-XM-KH @KL-9
    Kịch bản: Từ 09/01/2025 không yêu cầu Giấy xác nhận tình trạng hôn nhân, kể cả khi tra cứu không được
      Biết hồ sơ nhận ngày 09/01/2025
      Khi xét "Giấy xác nhận tình trạng hôn nhân" ở thành phần hồ sơ 3 của thủ tục 1.000894
      Thì kết luận là "Cắt giảm ngay"
      Và mức độ tin cậy là "chắc chắn"
      Và căn cứ có "NĐ-123-2015 Đ3 k5"
      Và căn cứ có "NĐ-07-2025 Đ2 k3 đ.c"
      Và căn cứ có "NĐ-07-2025 Đ2 k10"
      Và căn cứ có "CV-481-BTP-2025 điểm 1"
      Và bản công bố: "cơ quan tự tra cứu"
      Và không có phát hiện nào
      Và tra cứu ở "Cơ sở dữ liệu hộ tịch điện tử" và "Cơ sở dữ liệu quốc gia về dân cư"
      Và tra cứu không được: "UBND cấp xã nơi thường trú xác minh; không yêu cầu người dân nộp giấy", thời hạn "03 ngày làm việc"
      Và người phải làm khi tra cứu không được: "UBND cấp xã nơi thường trú"
      Và không có vướng mắc

    @NĐ123-D3.5-KH @SS-XÁC-MINH
    Khung kịch bản: Tỉnh chưa kết nối cơ sở dữ liệu thì cơ quan đăng ký vẫn phải xác minh
      Biết hồ sơ nhận ngày <ngày>
      Và xét tại tỉnh Lai Châu (mã 12)
      Khi xét "Giấy xác nhận tình trạng hôn nhân" ở thành phần hồ sơ 3 của thủ tục 1.000894
      Thì kết luận là "Cắt giảm ngay"
      Và không có vướng mắc
      Và lưu ý: "cơ quan vẫn phải xác minh, không được đẩy việc sang người dân"

      Dữ liệu:
        | ngày       |
        | 09/01/2025 |
        | 01/02/2026 |

    @NQ66.7-D4.2c @NĐ123-D3.5-XM-KH @NQ66.7-D8.1 @NQ66.7-D8.2
    Kịch bản: Từ 2026 có hai cách xử lý khi tra cứu không được, xác minh giữa các cơ quan được xếp trên
      Biết hồ sơ nhận ngày 01/02/2026
      Khi xét "Giấy xác nhận tình trạng hôn nhân" ở thành phần hồ sơ 3 của thủ tục 1.000894
      Thì kết luận là "Cắt giảm ngay"
      Và căn cứ có "NĐ-123-2015 Đ3 k5"
      Và căn cứ có "NQ-66.7-2025 Đ4 k2 đ.c"
      Và tra cứu không được: "UBND cấp xã nơi thường trú xác minh", thời hạn "03 ngày làm việc"
      Và chỉ nêu để biết cách xử lý theo "NQ-66.7-2025 Đ8 k1", thời hạn "08 giờ làm việc"
      Và chỉ nêu để biết cách xử lý theo "NQ-66.7-2025 Đ8 k2", thời hạn "01 ngày làm việc"
      Và mức độ tin cậy là "nghi vấn"
      Và nghi vấn: "NĐ-123-2015 Đ3 k5 được xếp trên NQ-66.7-2025 Đ8 k1 (Nhóm biên soạn catgiam)"

    @NĐ118-D4.2a @NĐ123-D3.5-XM-KH @NĐ118-D17.2a
    Kịch bản: Từ 05/08/2026 việc thông báo một lần cũng xếp sau việc xác minh giữa các cơ quan
      Biết hồ sơ nhận ngày 05/08/2026
      Khi xét "Giấy xác nhận tình trạng hôn nhân" ở thành phần hồ sơ 3 của thủ tục 1.000894
      Thì kết luận là "Cắt giảm ngay"
      Và người phải làm khi tra cứu không được: "UBND cấp xã nơi thường trú"
      Và chỉ nêu để biết cách xử lý theo "NĐ-118-2025 Đ17 k2 đ.a"
      Và nghi vấn: "chưa thấy văn bản nào nói thông báo một lần thay việc xác minh"

    @NĐ123-D3.5-KH @NĐ123-D10.2 @NQ66.7-D2.3
    Kịch bản: Giấy do cơ quan đại diện cấp – Nghị định 123 Điều 10 khoản 2 mâu thuẫn với Công văn 481
      Biết hồ sơ nhận ngày 01/07/2026
      Khi xét "Giấy xác nhận tình trạng hôn nhân" ở thành phần hồ sơ 7 của thủ tục 2.000806
      Thì kết luận là "Cắt giảm ngay"
      Và mức độ tin cậy là "nghi vấn"
      Và nghi vấn: "NĐ-123-2015 Đ3 k5 được xếp trên NĐ-123-2015 Đ10 k2 (Nhóm biên soạn catgiam, theo Công văn 481/BTP-HTQTCT điểm 1)"
      Và ngoại lệ: "công dân Việt Nam ở nước ngoài – theo mức độ đáp ứng của cơ sở dữ liệu"

    @NĐ123-D3.5-KH @NĐ123-D10.2
    Khung kịch bản: Kết hôn trong nước – bản công bố không đòi giấy do cơ quan đại diện cấp, Điều 10 khoản 2 thì còn câu chữ
      Biết hồ sơ nhận ngày <ngày>
      Khi xét "Giấy xác nhận tình trạng hôn nhân" ở thành phần hồ sơ 3c của thủ tục 1.000894
      Thì kết luận là "Cắt giảm ngay"
      Và căn cứ có "NĐ-123-2015 Đ3 k5"
      Và bản công bố: "cơ quan tự tra cứu"
      Và không có phát hiện nào
      Và mức độ tin cậy là "nghi vấn"
      Và nghi vấn: "NĐ-123-2015 Đ3 k5 được xếp trên NĐ-123-2015 Đ10 k2 (Nhóm biên soạn catgiam, theo Công văn 481/BTP-HTQTCT điểm 1)"
      Và lưu ý: "Ghi chú (viết ngày 22/11/2026): NĐ 123 Đ10 k2 còn câu chữ đòi giấy này, Công văn 481 và bản công bố thì không"

      Dữ liệu:
        | ngày       |
        | 09/01/2025 |
        | 01/07/2026 |

  Quy tắc: Ly hôn ở nước ngoài – tra cứu việc ghi chú, chưa ghi chú thì làm thủ tục ghi chú trước

    Nghị định 123/2015 Điều 30 khoản 3, thêm bởi Nghị định 07/2025 Điều 2 khoản 9.

    @NĐ123-D30.3 @NĐ123-D30.3-GC
    Kịch bản: Thủ tục 1.000894 đã chuyển sang tra cứu việc ghi chú ly hôn
      Biết hồ sơ nhận ngày 09/01/2025
      Khi xét "Trích lục ghi chú ly hôn" ở thành phần hồ sơ 4 của thủ tục 1.000894
      Thì kết luận là "Cắt giảm ngay"
      Và căn cứ có "NĐ-123-2015 Đ30 k3"
      Và căn cứ có "NĐ-07-2025 Đ2 k9"
      Và bản công bố: "cơ quan tự tra cứu"
      Và không có phát hiện nào

    @NĐ123-D30.3 @NĐ123-D30.3-GC @NHÓM-4
    Kịch bản: Thủ tục 2.000806 vẫn đòi bản sao Trích lục ghi chú ly hôn dù pháp luật đã cho tra cứu
      Biết hồ sơ nhận ngày 01/07/2026
      Khi xét "Trích lục ghi chú ly hôn" ở thành phần hồ sơ 6 của thủ tục 2.000806
      Thì kết luận là "Cắt giảm ngay"
      Và căn cứ có "NĐ-123-2015 Đ30 k3"
      Và bản công bố: "đang yêu cầu"
      Và phát hiện: "Vẫn đang yêu cầu giấy tờ mà pháp luật đã thay bằng dữ liệu"
      Và tra cứu không được: "hướng dẫn làm thủ tục ghi chú ly hôn trước"
      Và việc tiếp theo thuộc về "Bộ Tư pháp (công bố lại thủ tục)"
