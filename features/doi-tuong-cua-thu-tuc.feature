# language: vi
Tính năng: Giấy tờ là chính đối tượng của thủ tục – đăng ký lại, thu hồi

  Nghị định 123/2015/NĐ-CP Điều 26, 27, 28: giấy tờ đã cấp trước đây là căn cứ để đăng ký lại khai sinh, kết hôn,
  khai tử. Bản công bố theo Quyết định 163/QĐ-BTP (từ 16/01/2026): thấy dữ liệu thì không đăng ký lại mà cấp bản sao.

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

  @ĐỐI-TƯỢNG
  Kịch bản: Cấp lại Giấy xác nhận tình trạng hôn nhân – giấy đã cấp phải nộp lại
    Biết hồ sơ nhận ngày 01/02/2026
    Khi xét "Giấy xác nhận tình trạng hôn nhân" ở thành phần hồ sơ 6 của thủ tục 1.004873
    Thì kết luận là "Giữ"
    Và lưu ý: "giấy tờ này là chính đối tượng mà thủ tục đăng ký lại, thu hồi hoặc thay thế"
