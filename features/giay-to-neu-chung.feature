# language: vi
Tính năng: Giấy tờ nêu chung – “giấy tờ chứng minh quan hệ” không cho biết là giấy nào

  Thành phần hồ sơ phải nêu rõ tên giấy tờ thì mới biết dữ liệu nào thay được. Thiếu thông tin thì không kết luận:
  máy hỏi lại đúng điều còn thiếu và cho biết nếu là từng giấy thì kết luận ra sao.

  @KL-3
  Khung kịch bản: “Giấy tờ chứng minh quan hệ” thì ngày nào cũng phải hỏi là giấy tờ nào
    Biết hồ sơ nhận ngày <ngày>
    Khi xét thành phần hồ sơ <dòng> của thủ tục <mã>
    Thì kết luận là "Cần làm rõ"
    Và phải hỏi: "cụ thể là giấy tờ nào (Giấy khai sinh, Giấy chứng nhận kết hôn)?"
    Và không có phát hiện nào
    Và nếu là "Giấy khai sinh" thì "<nếu là khai sinh>"

    Dữ liệu:
      | mã       | dòng | ngày       | nếu là khai sinh       |
      | 1.014350 | 4    | 08/01/2025 | Kiến nghị sửa quy định |
      | 1.014350 | 4    | 01/07/2026 | Cắt giảm ngay          |
      | 1.014350 | 4    | 01/03/2027 | Cắt giảm ngay          |
      | 2.000908 | 2    | 08/01/2025 | Kiến nghị sửa quy định |
      | 2.000908 | 2    | 01/07/2026 | Cắt giảm ngay          |
      | 2.000908 | 2    | 01/03/2027 | Cắt giảm ngay          |

  @KL-3
  Khung kịch bản: “Giấy tờ khác chứng minh quan hệ với liệt sĩ” thì phải hỏi lại
    Biết hồ sơ nhận ngày <ngày>
    Khi xét lựa chọn nêu chung ở thành phần hồ sơ 3 của thủ tục 1.010825
    Thì kết luận là "Cần làm rõ"
    Và phải hỏi: "“Giấy tờ khác chứng minh quan hệ với liệt sĩ” cụ thể là giấy tờ nào"
    Và việc tiếp theo thuộc về "Bộ Nội vụ"

    Dữ liệu:
      | ngày       |
      | 09/01/2025 |
      | 01/07/2026 |
      | 01/03/2027 |

  @KL-3 @NQ66.7-D4.2d
  Kịch bản: Dòng hồ sơ chưa kiểm chứng thì không kết luận, hỏi lại bản công bố
    Biết hồ sơ nhận ngày 02/01/2026
    Khi xét "Trích lục khai tử" ở thành phần hồ sơ 2 của thủ tục 1.014359
    Thì kết luận là "Cần làm rõ"
    Và mức độ tin cậy là "nghi vấn"
    Và phải hỏi: "Bản công bố thủ tục yêu cầu thành phần này như thế nào?"

  @QĐ163-GIẤY-ĐÃ-ĐĂNG-KÝ @NGÀNH-TRA-CỨU @KL-3
  Kịch bản: Cải chính hộ tịch – giấy đã đăng ký của chính người đó, không thấy dữ liệu thì yêu cầu người đó nộp
    Biết hồ sơ nhận ngày 01/07/2026
    Khi xét thành phần hồ sơ 3 của thủ tục 2.000748
    Thì kết luận là "Cần làm rõ"
    Và phải hỏi: "cụ thể là giấy tờ nào (Giấy khai sinh, Giấy chứng nhận kết hôn, Trích lục khai tử)?"
    Và tra cứu không được: "đề nghị chính người đó nộp hoặc xuất trình giấy tờ đã đăng ký"
    Và không xử lý theo "NĐ-123-2015 Đ3 k5"
    Và nếu là "Giấy khai sinh" thì "Cắt giảm ngay"

  @NĐ123-D22.4-XM @NGÀNH-XÁC-MINH @KL-3
  Kịch bản: Cấp Giấy xác nhận tình trạng hôn nhân – thời gian cư trú trước đây do cơ quan đăng ký xác minh
    Biết hồ sơ nhận ngày 09/01/2025
    Khi xét thành phần hồ sơ 7 của thủ tục 1.004873
    Thì kết luận là "Cần làm rõ"
    Và bản công bố: "cơ quan tự tra cứu"
    Và phải hỏi: "cụ thể là giấy tờ nào (Giấy xác nhận tình trạng hôn nhân)?"
    Và nếu là "Giấy xác nhận tình trạng hôn nhân" thì "Cắt giảm ngay"
    Và tra cứu không được: "UBND cấp xã nơi đã cư trú trước đây xác minh tình trạng hôn nhân", thời hạn "03 ngày làm việc"
    Và người phải làm khi tra cứu không được: "UBND cấp xã nơi đã cư trú trước đây"

  @NĐ123-D22.4-XM @NQ66.7-D8.1 @NQ66.7-D8.2
  Kịch bản: Từ 2026 việc xác minh thời gian cư trú trước đây cũng được xếp trên việc yêu cầu bổ sung giấy
    Biết hồ sơ nhận ngày 01/02/2026
    Khi xét thành phần hồ sơ 7 của thủ tục 1.004873
    Thì kết luận là "Cần làm rõ"
    Và tra cứu không được: "UBND cấp xã nơi đã cư trú trước đây xác minh"
    Và chỉ nêu để biết cách xử lý theo "NQ-66.7-2025 Đ8 k1", thời hạn "08 giờ làm việc"
    Và chỉ nêu để biết cách xử lý theo "NQ-66.7-2025 Đ8 k2", thời hạn "01 ngày làm việc"
    Và nghi vấn: "NĐ-123-2015 Đ22 k4 được xếp trên NQ-66.7-2025 Đ8 k1 (Nhóm biên soạn catgiam)"

  @KL-3
  Kịch bản: Trước 09/01/2025 chưa có quy định giao cơ quan xác minh thời gian cư trú trước đây
    Biết hồ sơ nhận ngày 08/01/2025
    Khi xét thành phần hồ sơ 7 của thủ tục 1.004873
    Thì kết luận là "Cần làm rõ"
    Và nếu là "Giấy xác nhận tình trạng hôn nhân" thì "Kiến nghị sửa quy định"
    Và không có cách xử lý nào khi tra cứu không được
