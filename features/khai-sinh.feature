# language: vi
Tính năng: Đăng ký khai sinh – Giấy chứng nhận kết hôn của cha mẹ

  Nghị định 123/2015/NĐ-CP Điều 9 khoản 2 đoạn hai (đến hết 08/01/2025) buộc cha mẹ đã kết hôn xuất trình
  Giấy chứng nhận kết hôn. Nghị định 87/2020/NĐ-CP Điều 12 khoản 5 miễn cho hồ sơ trực tuyến khi đã có dữ liệu.
  Từ 09/01/2025, Nghị định 123/2015 Điều 3 khoản 5 (thêm bởi Nghị định 07/2025) giao cơ quan đăng ký tra cứu, xác minh.

  Quy tắc: Hồ sơ nhận đến hết ngày 08/01/2025

    Bối cảnh:
      Biết hồ sơ nhận ngày 08/01/2025

    @KL-4 @NĐ87-D12.6
    Khung kịch bản: Nộp trực tiếp, bưu chính thì phải xuất trình Giấy chứng nhận kết hôn của cha mẹ
      Khi xét "Giấy chứng nhận kết hôn" ở thành phần hồ sơ 10a của thủ tục 1.001193, nộp <cách nộp>
      Thì kết luận là "Kiến nghị sửa quy định"
      Và không điều khoản nào cho thay giấy tờ này
      Và điều khoản đòi giấy tờ này: "NĐ-123-2015 Đ9 k2 đoạn 2"

      Dữ liệu:
        | cách nộp  |
        | trực tiếp |
        | bưu chính |

    @NĐ87-D12.5 @NĐ87-D12.1-BS
    Kịch bản: Nộp trực tuyến thì không phải xuất trình giấy tờ đã có dữ liệu hộ tịch
      Khi xét "Giấy chứng nhận kết hôn" ở thành phần hồ sơ 10a của thủ tục 1.001193, nộp trực tuyến
      Thì kết luận là "Cắt giảm ngay"
      Và căn cứ có "NĐ-87-2020 Đ12 k5"
      Và tra cứu không được: "tải lên bản chụp, xuất trình giấy khi nhận kết quả"
      Và phát hiện: "Vẫn đang yêu cầu giấy tờ mà pháp luật đã thay bằng dữ liệu"

    @KL-5
    Kịch bản: Bản công bố không nói bản chính hay bản sao thì chưa kết luận được cho hồ sơ trực tuyến
      Biết giả định thành phần hồ sơ 10a của thủ tục 1.001193 phải nộp mà không rõ bản chính hay bản sao
      Khi xét "Giấy chứng nhận kết hôn" ở thành phần hồ sơ 10a của thủ tục 1.001193, nộp trực tuyến
      Thì kết luận là "Cần làm rõ"
      Và phải hỏi: "chỉ xuất trình, chỉ khai thông tin hay nộp lại giấy tờ?"

  Quy tắc: Hồ sơ nhận từ ngày 09/01/2025

    @NĐ123-D3.5-KS @NĐ123-D3.5-XM-KS @CV481-D1
    Kịch bản: Từ 09/01/2025 cơ quan đăng ký tra cứu việc kết hôn của cha mẹ, ngoại lệ cha mẹ nước ngoài còn nghi vấn
      Biết hồ sơ nhận ngày 09/01/2025
      Khi xét "Giấy chứng nhận kết hôn" ở thành phần hồ sơ 10 của thủ tục 1.001193
      Thì kết luận là "Cắt giảm ngay"
      Và căn cứ có "NĐ-123-2015 Đ3 k5"
      Và căn cứ có "NĐ-07-2025 Đ2 k3 đ.c"
      Và căn cứ có "NĐ-07-2025 Đ2 k5"
      Và tra cứu không được: "nơi thường trú hoặc nơi đã đăng ký kết hôn xác minh", thời hạn "03 ngày làm việc"
      Và ngoại lệ: "trừ trường hợp cha hoặc mẹ là người nước ngoài (chỉ Công văn 481/BTP-HTQTCT nêu) – nghi vấn"
      Và mức độ tin cậy là "nghi vấn"
      Và nghi vấn: "ngoại lệ chỉ có trong Công văn 481, Nghị định không nêu"
      Và không có vướng mắc

    @NĐ118-D4.2a @L03-NĐ123-HẾT
    Kịch bản: Công văn 481 coi như hết cùng Nghị định 123/2015 thì không còn ngoại lệ cha mẹ là người nước ngoài
      Biết hồ sơ nhận ngày 01/03/2027
      Khi xét "Giấy chứng nhận kết hôn" ở thành phần hồ sơ 10 của thủ tục 1.001193
      Thì kết luận là "Cắt giảm ngay"
      Và căn cứ không có "CV-481-BTP-2025 điểm 1"
      Và không nêu ngoại lệ "cha hoặc mẹ là người nước ngoài"
      Và mức độ tin cậy là "nghi vấn"

    @CV481-D1 @KL-2
    Kịch bản: Biết rõ cha hoặc mẹ là người nước ngoài thì theo Công văn 481 vẫn giữ giấy, kèm nghi vấn
      Biết hồ sơ nhận ngày 09/01/2025
      Và giả định giấy tờ ở thành phần hồ sơ 10 của thủ tục 1.001193 là của người nước ngoài
      Khi xét "Giấy chứng nhận kết hôn" ở thành phần hồ sơ 10 của thủ tục 1.001193
      Thì kết luận là "Giữ"
      Và căn cứ có "CV-481-BTP-2025 điểm 1"
      Và mức độ tin cậy là "nghi vấn"

    @NĐ123-D3.5-KS @NĐ123-D3.5-XM-KS @NQ66.7-D4.2b @NQ66.7-D8.2
    Kịch bản: Từ 2026 việc xác minh ở cấp xã được xếp trên việc đòi bổ sung giấy theo Nghị quyết 66.7
      Biết hồ sơ nhận ngày 01/02/2026
      Khi xét "Giấy chứng nhận kết hôn" ở thành phần hồ sơ 10 của thủ tục 1.001193
      Thì kết luận là "Cắt giảm ngay"
      Và căn cứ có "NQ-66.7-2025 Đ4 k2 đ.b"
      Và người phải làm khi tra cứu không được: "UBND cấp xã nơi thường trú hoặc nơi đã đăng ký kết hôn"
      Và chỉ nêu để biết cách xử lý theo "NQ-66.7-2025 Đ8 k2", thời hạn "01 ngày làm việc"
