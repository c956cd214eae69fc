# language: vi
Tính năng: Quy định của ngành cho tra cứu – giấy tờ chỉ là dự phòng

  Có thủ tục mà chính văn bản của ngành đã cho cơ quan tra cứu: Thông tư 89/2026/TT-BTC Điều 67 (thuế, từ 01/07/2026),
  Quyết định 3745/QĐ-BQP (từ 04/08/2025), Quyết định 3380/QĐ-BNNMT (đất đai, từ 18/07/2026)…
  Ngành đã tự quy định thì không chờ công bố trường dữ liệu, nhưng việc tra cứu có thể không đủ nên là nghi vấn.

  @NGÀNH-TRA-CỨU @NGÀNH-TRA-CỨU-BS
  Kịch bản: Đất đai – Giấy chứng nhận kết hôn chỉ nộp khi không tra cứu được
    Biết hồ sơ nhận ngày 05/08/2026
    Khi xét "Giấy chứng nhận kết hôn" ở thành phần hồ sơ 4 của thủ tục 1.013980
    Thì kết luận là "Cắt giảm ngay"
    Và căn cứ có "QĐ-3380-BNNMT 1.013980"
    Và bản công bố: "chỉ yêu cầu khi không tra cứu được"
    Và tra cứu không được: "nộp giấy tờ theo quy định của ngành"
    Và không có phát hiện nào

  @NGÀNH-TRA-CỨU @SS-NGÀNH-TRƯỜNG
  Kịch bản: Chính sách quân đội – cần nguyên nhân chết mà trường này chưa công bố thì còn nghi vấn
    Biết hồ sơ nhận ngày 01/02/2026
    Khi xét "Trích lục khai tử" ở thành phần hồ sơ 1 của thủ tục 2.002763
    Thì kết luận là "Cắt giảm ngay"
    Và căn cứ có "QĐ-3745-BQP 2.002763"
    Và mức độ tin cậy là "nghi vấn"
    Và nghi vấn: "trường dữ liệu cần dùng chưa thấy trong danh sách đã công bố: tra cứu có thể không đủ"
    Và lưu ý: "Về nguồn (đọc ngày 22/11/2026): Chế độ chia theo chết do tai nạn hay do ốm đau nên cần nguyên nhân chết"

  @NGÀNH-TRA-CỨU @NHÓM-4 @SS-NGÀNH-TRƯỜNG
  Kịch bản: Thuế – quyết định công nhận nuôi con nuôi được tra cứu từ 01/07/2026
    Biết hồ sơ nhận ngày 01/07/2026
    Khi xét "Giấy chứng nhận nuôi con nuôi" ở thành phần hồ sơ 8 của thủ tục 1.007674
    Thì kết luận là "Cắt giảm ngay"
    Và căn cứ có "TT-89-2026-BTC Đ67 k1"
    Và mức độ tin cậy là "nghi vấn"
    Và nghi vấn: "Quy định của ngành cho tra cứu, nhưng trường dữ liệu cần dùng chưa thấy trong danh sách đã công bố"
