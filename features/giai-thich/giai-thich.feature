# language: vi
Tính năng: Giải thích vì sao, điều gì đổi thì kết luận đổi, nên hỏi gì tiếp

  Người ký danh mục phải trả lời được: kết luận dựa vào dữ kiện nào, dữ kiện nào đổi thì kết luận đổi, việc đổi ấy thuộc về
  ai, và còn phải hỏi điều gì trước. Chỉ nêu thay đổi nhỏ nhất, và ưu tiên điều có thể đổi thật: việc của tỉnh, của chủ quản
  cơ sở dữ liệu, của pháp luật, hoặc tùy từng hồ sơ. Đổi loại giấy tờ, loại việc thì không còn là câu hỏi cũ.

  Bối cảnh:
    Biết hồ sơ nhận ngày 20/07/2026

  @NQ66.7-D4.2a @SS-KẾT-NỐI @KL-7
  Kịch bản: Tỉnh mới có kế hoạch kết nối – việc của tỉnh tách khỏi việc của pháp luật
    Biết xét tại tỉnh Lai Châu (mã 12)
    Khi giải thích thành phần hồ sơ 1 của thủ tục 1.001622
    Thì quy tắc "SS-KẾT-NỐI" đúng với "kết nối: mới có kế hoạch"
    Và "việc của tỉnh" đổi thì kết luận thành "Cắt giảm khi dữ liệu sẵn sàng": "hệ thống của tỉnh kết nối được với cơ sở dữ liệu"
    Và "việc của tỉnh" đổi thì kết luận thành "Cắt giảm ngay": "kết nối được với cơ sở dữ liệu và dữ liệu hộ tịch của tỉnh đã số hóa, làm sạch"
    Và "tùy hồ sơ" đổi thì kết luận thành "Giữ": "giấy tờ do cơ quan nước ngoài cấp và chưa ghi vào Sổ hộ tịch của Việt Nam"
    Và nên hỏi: "Hệ thống giải quyết TTHC của tỉnh đã kết nối Cơ sở dữ liệu hộ tịch điện tử chưa", quyết định 1 trong 2 khả năng

  @NĐ123-D3.5-KS @CV481-D1
  Kịch bản: Khai sinh – cha hoặc mẹ là người nước ngoài thì kết luận đổi, nên phải hỏi
    Khi giải thích thành phần hồ sơ 10 của thủ tục 1.001193
    Thì "tùy hồ sơ" đổi thì kết luận thành "Giữ": "người có giấy tờ là người nước ngoài"
    Và nên hỏi: "công dân Việt Nam ở nước ngoài hay người nước ngoài?", quyết định 1 trong 3 khả năng
    Và kết luận này có từ ngày 09/01/2025
    Và đoạn văn có "khoản 5 Điều 3 Nghị định số 123/2015/NĐ-CP (được sửa đổi, bổ sung bởi Nghị định số 07/2025/NĐ-CP)"
    Và đoạn văn có "thời hạn 03 ngày làm việc"
    Và đoạn văn có "Nội dung còn nghi vấn, cần kiểm tra trước khi sử dụng"

  @NĐ123-D3.5-KS
  Kịch bản: Không dữ kiện nào đổi, kết luận vẫn đổi khi Luật Hộ tịch 2014 hết hiệu lực
    Biết xét tại tỉnh Lai Châu (mã 12)
    Khi giải thích thành phần hồ sơ 10 của thủ tục 1.001193
    Thì từ ngày 01/03/2027 kết luận là "Cắt giảm khi kết nối"

  @KL-3
  Kịch bản: Giấy tờ nêu chung – gọi đúng tên giấy tờ là điều phải hỏi trước hết
    Khi giải thích thành phần hồ sơ 3 của thủ tục 1.000757
    Thì "tùy hồ sơ" đổi thì kết luận thành "Cắt giảm ngay": "giấy tờ là Giấy khai sinh"
    Và "tùy hồ sơ" đổi thì kết luận thành "Cắt giảm khi công bố trường dữ liệu": "giấy tờ là Trích lục giám hộ"
    Và nên hỏi trước hết: "cụ thể là giấy tờ nào (Giấy khai sinh, Trích lục giám hộ)?"

  @NQ66.7-D4.10 @SS-DANH-SÁCH @KL-6
  Kịch bản: Chưa công bố trường dữ liệu – việc của chủ quản cơ sở dữ liệu
    Khi giải thích thành phần hồ sơ 20 của thủ tục 1.004878
    Thì "việc của chủ quản cơ sở dữ liệu" đổi thì kết luận thành "Cắt giảm ngay": "đã công bố đủ các trường cần dùng"

  @ĐỐI-TƯỢNG @NĐ123-D26
  Kịch bản: Giấy khai sinh cũ là chính đối tượng của việc đăng ký lại – bỏ được thì đã là việc khác
    Khi giải thích thành phần hồ sơ 3 của thủ tục 1.004884
    Thì "việc của pháp luật" đổi thì kết luận thành "Không yêu cầu": "pháp luật của ngành cấm yêu cầu giấy tờ này"
    Và đoạn văn có "giữ giấy tờ này trong hồ sơ, vì: (1) Giấy tờ này là chính đối tượng"
    Và đoạn văn có "Điều 26 Nghị định số 123/2015/NĐ-CP"
