# language: vi
Tính năng: Giấy tờ do cơ quan nước ngoài cấp

  Nghị định 111/2011/NĐ-CP Điều 4 khoản 2: phải hợp pháp hóa lãnh sự, trừ trường hợp được miễn (Điều 9).
  Việc hộ tịch đã ghi vào Sổ hộ tịch của Việt Nam thì dùng dữ liệu, trích lục ghi chú. Từ 11/09/2026,
  Nghị định 293/2026/NĐ-CP: giấy tờ công của nước thành viên Công ước Apostille dùng chứng nhận Apostille.

  @NƯỚC-NGOÀI @HPHLS @KL-2
  Khung kịch bản: Giấy tờ về tình trạng hôn nhân của bên nước ngoài luôn phải nộp
    Biết hồ sơ nhận ngày <ngày>
    Khi xét "Giấy xác nhận tình trạng hôn nhân" ở thành phần hồ sơ 2 của thủ tục 2.000806
    Thì kết luận là "Giữ"
    Và căn cứ có "NĐ-111-2011 Đ4 k2"
    Và hướng dẫn: "Hợp pháp hóa lãnh sự giấy tờ nước ngoài"
    Và không có phát hiện nào

    Dữ liệu:
      | ngày       |
      | 08/01/2025 |
      | 09/01/2025 |
      | 02/01/2026 |
      | 01/07/2026 |
      | 01/03/2027 |

  @HPHLS
  Kịch bản: Đến hết 10/09/2026 chưa dùng được chứng nhận Apostille
    Biết hồ sơ nhận ngày 10/09/2026
    Khi xét "Giấy xác nhận tình trạng hôn nhân" ở thành phần hồ sơ 2 của thủ tục 1.000094
    Thì kết luận là "Giữ"
    Và không hướng dẫn "Apostille"

  @APOSTILLE @NƯỚC-NGOÀI
  Kịch bản: Từ 11/09/2026 giấy tờ của nước thành viên dùng chứng nhận Apostille thay hợp pháp hóa lãnh sự
    Biết hồ sơ nhận ngày 11/09/2026
    Khi xét "Giấy xác nhận tình trạng hôn nhân" ở thành phần hồ sơ 2 của thủ tục 1.000094
    Thì kết luận là "Giữ"
    Và hướng dẫn: "dùng chứng nhận Apostille, không phải hợp pháp hóa lãnh sự"

  @NƯỚC-NGOÀI
  Kịch bản: Hồ sơ không nói giấy tờ cấp ở đâu thì ngoại lệ đi kèm kết luận cắt giảm
    Biết hồ sơ nhận ngày 01/01/2026
    Khi xét "Giấy khai sinh" ở thành phần hồ sơ 1 của thủ tục 1.001622
    Thì kết luận là "Cắt giảm ngay"
    Và ngoại lệ: "trừ giấy tờ do cơ quan nước ngoài cấp chưa ghi vào Sổ hộ tịch của Việt Nam"

  @NQ66.7-D4.2d
  Kịch bản: Giấy tờ đã biết do cơ quan Việt Nam cấp thì không nêu ngoại lệ giấy nước ngoài
    Biết hồ sơ nhận ngày 02/01/2026
    Khi xét "Trích lục khai tử" ở thành phần hồ sơ 3 của thủ tục 1.005461
    Thì kết luận là "Cắt giảm ngay"
    Và không nêu ngoại lệ "cơ quan nước ngoài cấp"
