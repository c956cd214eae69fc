# language: vi
Tính năng: Lựa chọn và bộ giấy tờ – kết luận gắn với từng giấy, không gắn với cả dòng

  Một thành phần hồ sơ có thể cho chọn một trong nhiều giấy tờ, hoặc đòi một bộ nhiều giấy tờ. Nghị quyết 66.7/2025/NQ-CP
  chỉ thay giấy tờ hộ tịch; các lựa chọn khác vẫn còn và được nêu bên cạnh.

  Quy tắc: Một trong nhiều giấy tờ

    Bối cảnh:
      Biết hồ sơ nhận ngày 02/01/2026

    @NQ66.7-D4.2d
    Khung kịch bản: Giấy chứng tử hoặc giấy báo tử hoặc quyết định của Tòa án – chỉ giấy chứng tử được thay
      Khi xét "Trích lục khai tử" ở thành phần hồ sơ <dòng> của thủ tục <mã>
      Thì kết luận là "Cắt giảm ngay"
      Và lựa chọn khác: "Giấy báo tử"
      Và lựa chọn khác: "Quyết định của Tòa án"
      Và bản công bố: "<bản công bố>"

      Dữ liệu:
        | mã       | dòng | bản công bố                        |
        | 1.001646 | 3    | chỉ yêu cầu khi không tra cứu được |
        | 2.000821 | 1    | đang yêu cầu                       |

    @NQ66.7-D4.2a
    Kịch bản: Giấy khai sinh hoặc giấy chứng sinh – chỉ giấy khai sinh được thay
      Khi xét "Giấy khai sinh" ở thành phần hồ sơ 1 của thủ tục 1.014166
      Thì kết luận là "Cắt giảm ngay"
      Và lựa chọn khác: "Giấy chứng sinh"

  Quy tắc: Một bộ nhiều giấy tờ – Thông tư 80/2021/TT-BTC, Thông tư 89/2026/TT-BTC (miễn thuế khi tặng cho trong gia đình)

    Bối cảnh:
      Biết hồ sơ nhận ngày 01/07/2026

    @NQ66.7-D4.2a @NGÀNH-TRA-CỨU @NGÀNH-TRA-CỨU-BS
    Kịch bản: Ông bà tặng cho cháu – cần đủ hai giấy khai sinh, mỗi giấy một kết luận
      Khi xét "Giấy khai sinh" ở thành phần hồ sơ 9 của thủ tục 1.007674
      Thì có 2 dòng, của "cháu" và "cha của cháu (ông bà nội) hoặc mẹ của cháu (ông bà ngoại)"
      Và kết luận là "Cắt giảm ngay"
      Và phải có cùng "Giấy khai sinh"

    @NQ66.7-D4.2b @NGÀNH-TRA-CỨU
    Kịch bản: Cha mẹ chồng tặng cho con dâu – Giấy chứng nhận kết hôn phải đi cùng Giấy khai sinh
      Khi xét "Giấy chứng nhận kết hôn" ở thành phần hồ sơ 11 của thủ tục 1.007674
      Thì kết luận là "Cắt giảm ngay"
      Và phải có cùng "Giấy khai sinh"
