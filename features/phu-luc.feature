# language: vi
Tính năng: Phụ lục của Nghị quyết 66.7/2025/NQ-CP

  Phụ lục I nêu đích danh thủ tục, giấy tờ và cơ sở dữ liệu thay (Điều 3 khoản 1); Phụ lục II bỏ hẳn
  thành phần hồ sơ (Điều 3 khoản 3). Hai phụ lục hết hiệu lực cùng Nghị quyết, sau ngày 28/02/2027.

  @NQ66.7-PL1
  Kịch bản: Phụ lục I dùng CSDL quốc gia về dân cư thay Giấy chứng nhận kết hôn khi mua nhà ở
    Biết hồ sơ nhận ngày 01/02/2026
    Khi xét "Giấy chứng nhận kết hôn" ở thành phần hồ sơ 2 của thủ tục 1.012892
    Thì kết luận là "Cắt giảm ngay"
    Và căn cứ có "NQ-66.7-2025 PL I"
    Và Phụ lục nêu đích danh: "Phụ lục I, STT 578"
    Và chỉ tra cứu ở "Cơ sở dữ liệu quốc gia về dân cư"
    Và mức độ tin cậy là "nghi vấn"
    Và nghi vấn: "lấy từ Cơ sở dữ liệu quốc gia về dân cư: cách đọc của catgiam (L-26-2023-QH15 Đ9)"

  @NQ66.7-PL1
  Kịch bản: Mã thủ tục in sai trong Phụ lục được chữa và được nói rõ
    Biết hồ sơ nhận ngày 02/01/2026
    Khi xét "Giấy khai sinh" ở thành phần hồ sơ 1 của thủ tục 1.014166
    Thì kết luận là "Cắt giảm ngay"
    Và Phụ lục nêu đích danh: "Phụ lục I, STT 402"
    Và lưu ý: "mã in là “1,014166”"

  @NQ66.7-PL1
  Kịch bản: Phụ lục I nêu giấy tờ chứng minh người đại diện thì dòng nêu chung cũng được thay
    Biết hồ sơ nhận ngày 01/07/2026
    Khi xét thành phần hồ sơ 5 của thủ tục 1.003133
    Thì kết luận là "Cắt giảm ngay"
    Và Phụ lục nêu đích danh: "Phụ lục I, STT 749"
    Và phát hiện: "Vẫn đang yêu cầu giấy tờ mà pháp luật đã thay bằng dữ liệu"

  @NQ66.7-PL2
  Khung kịch bản: Phụ lục II bỏ hẳn Giấy khai sinh chứng minh người đại diện của trẻ dưới 14 tuổi khi làm thẻ căn cước
    Biết hồ sơ nhận ngày 01/02/2026
    Khi xét "Giấy khai sinh" ở thành phần hồ sơ 4 của thủ tục <mã>
    Thì kết luận là "Cắt giảm ngay"
    Và căn cứ có "NQ-66.7-2025 PL II"
    Và Phụ lục nêu đích danh: "Phụ lục II, STT <STT>"
    Và không có cách xử lý nào khi tra cứu không được
    Và phát hiện: "Vẫn đang yêu cầu giấy tờ mà pháp luật đã thay bằng dữ liệu"
    Và lựa chọn khác: "Giấy tờ, tài liệu khác có giá trị pháp lý chứng minh là người đại diện hợp pháp"

    Dữ liệu:
      | mã       | STT |
      | 1.012543 | 5   |
      | 1.012549 | 6   |
      | 1.014062 | 7   |

  @NQ66.7-PL2
  Kịch bản: Thành phần bị Phụ lục II bỏ hẳn thì tỉnh chưa kết nối cũng cắt giảm ngay
    Biết hồ sơ nhận ngày 01/02/2026
    Và xét tại tỉnh Lai Châu (mã 12)
    Khi xét "Giấy khai sinh" ở thành phần hồ sơ 4 của thủ tục 1.014062
    Thì kết luận là "Cắt giảm ngay"
    Và không có vướng mắc

  @KL-3
  Khung kịch bản: Phụ lục II chỉ kể Giấy khai sinh nên giấy tờ khác chứng minh người đại diện thì phải hỏi lại
    Biết hồ sơ nhận ngày <ngày>
    Khi xét lựa chọn nêu chung ở thành phần hồ sơ 4 của thủ tục <mã>
    Thì kết luận là "Cần làm rõ"
    Và phải hỏi: "cụ thể là giấy tờ nào (Trích lục giám hộ)?"
    Và nếu là "Trích lục giám hộ" thì "Cắt giảm khi công bố trường dữ liệu"

    Dữ liệu:
      | mã       | ngày       |
      | 1.012543 | 01/02/2026 |
      | 1.012549 | 01/02/2026 |
      | 1.014062 | 01/02/2026 |
      | 1.014062 | 01/03/2027 |

  @NĐ118-D4.2a
  Kịch bản: Phụ lục II hết hiệu lực thì Giấy khai sinh chứng minh người đại diện chỉ còn dựa vào quy định chung
    Biết hồ sơ nhận ngày 01/03/2027
    Khi xét "Giấy khai sinh" ở thành phần hồ sơ 4 của thủ tục 1.014062
    Thì kết luận là "Cắt giảm ngay"
    Và căn cứ có "NĐ-118-2025 Đ4 k2a"
    Nhưng căn cứ không có "NQ-66.7-2025 PL II"
    Và tra cứu không được: "thông báo một lần, nêu rõ nội dung, lý do"
