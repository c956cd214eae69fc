# language: vi
Tính năng: Giấy tờ do cơ quan nước ngoài cấp

  Nghị định 111/2011/NĐ-CP Điều 4 khoản 2: phải hợp pháp hóa lãnh sự, trừ trường hợp được miễn (Điều 9); Luật Hộ tịch
  60/2014/QH13 Điều 10 nói riêng cho đăng ký hộ tịch tại Việt Nam, đến hết 28/02/2027.
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

  @NƯỚC-NGOÀI-HT @NƯỚC-NGOÀI @KL-2
  Kịch bản: Đăng ký hộ tịch – Luật Hộ tịch 2014 cũng đòi hợp pháp hóa lãnh sự giấy tờ nước ngoài
    Biết hồ sơ nhận ngày 28/02/2027
    Khi xét "Giấy xác nhận tình trạng hôn nhân" ở thành phần hồ sơ 2 của thủ tục 2.000806
    Thì kết luận là "Giữ"
    Và căn cứ có "NĐ-111-2011 Đ4 k2"
    Và căn cứ có "L-60-2014-QH13 Đ10"
    Và lưu ý: "Giấy tờ do cơ quan nước ngoài cấp chưa ghi vào Sổ hộ tịch của Việt Nam"

  @NƯỚC-NGOÀI
  Kịch bản: Luật Hộ tịch 2014 hết hiệu lực thì chỉ còn quy định chung về hợp pháp hóa lãnh sự
    Biết hồ sơ nhận ngày 01/03/2027
    Khi xét "Giấy xác nhận tình trạng hôn nhân" ở thành phần hồ sơ 2 của thủ tục 2.000806
    Thì kết luận là "Giữ"
    Và căn cứ có "NĐ-111-2011 Đ4 k2"
    Nhưng căn cứ không có "L-60-2014-QH13 Đ10"

  @NƯỚC-NGOÀI @NƯỚC-NGOÀI-HT
  Kịch bản: Đăng ký khai sinh – hai văn bản cùng một ngoại lệ thì chỉ nêu một lần, kèm cả hai điều khoản
    Biết hồ sơ nhận ngày 09/01/2025
    Khi xét "Giấy chứng nhận kết hôn" ở thành phần hồ sơ 10 của thủ tục 1.001193
    Thì kết luận là "Cắt giảm ngay"
    Và ngoại lệ: "trừ trường hợp được miễn) (NĐ-111-2011 Đ4 k2; L-60-2014-QH13 Đ10)"

  @NƯỚC-NGOÀI @KL-2
  Khung kịch bản: Nuôi con nuôi có yếu tố nước ngoài – giấy do cơ quan nước ngoài cấp thì giữ
    Biết hồ sơ nhận ngày 01/02/2026
    Khi xét "<giấy tờ>" do cơ quan nước ngoài cấp ở thành phần hồ sơ <dòng> của thủ tục <mã>
    Thì kết luận là "Giữ"
    Và căn cứ có "NĐ-111-2011 Đ4 k2"
    Nhưng căn cứ không có "L-60-2014-QH13 Đ10"
    Và không có phát hiện nào

    Dữ liệu:
      | mã       | dòng | giấy tờ                           |
      | 1.003976 | 8    | Giấy chứng nhận kết hôn           |
      | 1.003976 | 9    | Giấy xác nhận tình trạng hôn nhân |
      | 1.003160 | 6    | Giấy chứng nhận kết hôn           |
      | 1.004878 | 8    | Giấy chứng nhận kết hôn           |
      | 1.004878 | 9    | Giấy xác nhận tình trạng hôn nhân |

  @NQ66.7-D2.3
  Khung kịch bản: Nuôi con nuôi có yếu tố nước ngoài – cùng dòng đó mà giấy do cơ quan Việt Nam cấp thì cắt giảm
    Biết hồ sơ nhận ngày 01/02/2026
    Khi xét "<giấy tờ>" do cơ quan Việt Nam cấp ở thành phần hồ sơ <dòng> của thủ tục <mã>
    Thì kết luận là "Cắt giảm ngay"
    Và căn cứ có "<căn cứ>"
    Và ngoại lệ: "đối với người nước ngoài, công dân Việt Nam ở nước ngoài – theo mức độ đáp ứng của cơ sở dữ liệu"
    Và không nêu ngoại lệ "cơ quan nước ngoài cấp"
    Và phát hiện: "Vẫn đang yêu cầu giấy tờ mà pháp luật đã thay bằng dữ liệu"

    Dữ liệu:
      | mã       | dòng | giấy tờ                           | căn cứ                  |
      | 1.003976 | 8    | Giấy chứng nhận kết hôn           | NQ-66.7-2025 Đ4 k2 đ.b  |
      | 1.003976 | 9    | Giấy xác nhận tình trạng hôn nhân | NQ-66.7-2025 Đ4 k2 đ.c  |
      | 1.003160 | 6    | Giấy chứng nhận kết hôn           | NQ-66.7-2025 Đ4 k2 đ.b  |
      | 1.004878 | 8    | Giấy chứng nhận kết hôn           | NQ-66.7-2025 Đ4 k2 đ.b  |
      | 1.004878 | 9    | Giấy xác nhận tình trạng hôn nhân | NQ-66.7-2025 Đ4 k2 đ.c  |

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
