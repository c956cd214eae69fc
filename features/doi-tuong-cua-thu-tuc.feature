# language: vi
Tính năng: Giấy tờ là chính đối tượng của thủ tục – đăng ký lại, thu hồi

  Nghị định 123/2015/NĐ-CP Điều 26, 27, 28: giấy tờ đã cấp trước đây là căn cứ để đăng ký lại khai sinh, kết hôn,
  khai tử; Điều 22 khoản 6: xin cấp lại Giấy xác nhận tình trạng hôn nhân thì nộp lại giấy đã cấp. Bản công bố theo
  Quyết định 163/QĐ-BTP (từ 16/01/2026, coi như hết cùng Nghị định 123/2015): thấy dữ liệu thì không đăng ký lại mà
  cấp bản sao.

  @NĐ123-D26 @ĐỐI-TƯỢNG @QĐ163-ĐĂNG-KÝ-LẠI @KL-2
  Kịch bản: Đăng ký lại khai sinh – giữ giấy khai sinh cũ, tra cứu là điều kiện đăng ký
    Biết hồ sơ nhận ngày 01/07/2026
    Khi xét "Giấy khai sinh" ở thành phần hồ sơ 3 của thủ tục 1.004884
    Thì kết luận là "Giữ"
    Và căn cứ có "NĐ-123-2015 Đ26"
    Và lưu ý: "thấy dữ liệu thì không đăng ký lại mà cấp bản sao"
    Và không có phát hiện nào

  @NĐ123-D27 @ĐỐI-TƯỢNG @QĐ163-ĐĂNG-KÝ-LẠI
  Kịch bản: Đăng ký lại kết hôn – giữ giấy chứng nhận kết hôn cũ, tra cứu là điều kiện đăng ký
    Biết hồ sơ nhận ngày 01/07/2026
    Khi xét "Giấy chứng nhận kết hôn" ở thành phần hồ sơ 3 của thủ tục 1.004746
    Thì kết luận là "Giữ"
    Và căn cứ có "NĐ-123-2015 Đ27"
    Và lưu ý: "tra cứu cũng là điều kiện"

  @NĐ123-D28 @ĐỐI-TƯỢNG
  Kịch bản: Đăng ký lại khai tử trước 2026 – giữ giấy chứng tử cũ
    Biết hồ sơ nhận ngày 31/12/2025
    Khi xét "Trích lục khai tử" ở thành phần hồ sơ 3 của thủ tục 1.005461
    Thì kết luận là "Giữ"
    Và căn cứ có "NĐ-123-2015 Đ28 k1 đ.b"

  @NQ66.7-PL1 @NQ66.7-PL1-ĐT
  Kịch bản: Đăng ký lại khai tử có tên trong Phụ lục I – cắt giảm, giấy cũ chỉ còn là ngoại lệ
    Biết hồ sơ nhận ngày 02/01/2026
    Khi xét "Trích lục khai tử" ở thành phần hồ sơ 3 của thủ tục 1.005461
    Thì kết luận là "Cắt giảm ngay"
    Và Phụ lục nêu đích danh: "Phụ lục I, STT 512"
    Và ngoại lệ: "trừ khi Sổ hộ tịch và cơ sở dữ liệu không có dữ liệu – khi đó giấy cũ là căn cứ để đăng ký lại"
    Và lựa chọn khác: "Bản sao hồ sơ, giấy tờ có nội dung chứng minh sự kiện chết"

  @ĐỐI-TƯỢNG @L03-NĐ123-HẾT
  Kịch bản: Hết Phụ lục I thì giấy chứng tử cũ lại là căn cứ đăng ký lại, còn chờ nghị định mới
    Biết hồ sơ nhận ngày 01/03/2027
    Khi xét "Trích lục khai tử" ở thành phần hồ sơ 3 của thủ tục 1.005461
    Thì kết luận là "Giữ"
    Và mức độ tin cậy là "nghi vấn"
    Và nghi vấn: "chưa ban hành, nếu giữ lại quy định cũ thì kết luận, cách xử lý có thể khác"

  @ĐỐI-TƯỢNG @L03-NĐ123-HẾT
  Khung kịch bản: Quyết định 163 coi như hết cùng Nghị định 123/2015 thì việc tra cứu không còn là điều kiện đăng ký lại
    Biết hồ sơ nhận ngày 01/03/2027
    Khi xét "<giấy tờ>" ở thành phần hồ sơ 3 của thủ tục <mã>
    Thì kết luận là "Giữ"
    Và mức độ tin cậy là "nghi vấn"
    Và không lưu ý "tra cứu cũng là điều kiện"

    Dữ liệu:
      | mã       | giấy tờ                 |
      | 1.004884 | Giấy khai sinh          |
      | 1.004746 | Giấy chứng nhận kết hôn |

  @NĐ123-D22.6 @ĐỐI-TƯỢNG @KL-2
  Khung kịch bản: Cấp lại Giấy xác nhận tình trạng hôn nhân – giấy đã cấp phải nộp lại
    Biết hồ sơ nhận ngày <ngày>
    Khi xét "Giấy xác nhận tình trạng hôn nhân" ở thành phần hồ sơ 6 của thủ tục 1.004873
    Thì kết luận là "Giữ"
    Và căn cứ có "NĐ-123-2015 Đ22 k6"
    Và mức độ tin cậy là "chắc chắn"
    Và lưu ý: "Giấy tờ này là chính đối tượng mà thủ tục đăng ký lại, thu hồi hoặc thay thế"
    Và lưu ý: "Giấy xác nhận tình trạng hôn nhân đã cấp trước đó phải nộp lại khi xin cấp lại (NĐ-123-2015 Đ22 k6)"
    Và lưu ý: "Ghi chú (viết ngày 22/11/2026): Giấy cũ bị thu hồi, tra cứu không thay được"
    Và không có phát hiện nào

    Dữ liệu:
      | ngày       |
      | 08/01/2025 |
      | 01/02/2026 |
      | 28/02/2027 |

  @ĐỐI-TƯỢNG @L03-NĐ123-HẾT
  Kịch bản: Từ 01/03/2027 giấy đã cấp vẫn là đối tượng phải nộp lại, dù điều khoản nêu việc đó coi như không còn
    Biết hồ sơ nhận ngày 01/03/2027
    Khi xét "Giấy xác nhận tình trạng hôn nhân" ở thành phần hồ sơ 6 của thủ tục 1.004873
    Thì kết luận là "Giữ"
    Và căn cứ không có "NĐ-123-2015 Đ22 k6"
    Và mức độ tin cậy là "nghi vấn"
