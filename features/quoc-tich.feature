# language: vi
Tính năng: Quốc tịch – giấy tờ hộ tịch trong hồ sơ xin nhập, trở lại, thôi quốc tịch

  Nghị định 16/2020/NĐ-CP sửa bởi Nghị định 07/2025 Điều 4 (09/01/2025–30/06/2025): giấy tờ hộ tịch chỉ nộp khi
  không khai thác được dữ liệu. Từ 01/07/2025 Nghị định 191/2025/NĐ-CP thay Nghị định 16/2020 – chưa đọc được.

  @KL-4
  Kịch bản: Đến hết 08/01/2025 phải nộp Giấy khai sinh
    Biết hồ sơ nhận ngày 08/01/2025
    Khi xét "Giấy khai sinh" ở thành phần hồ sơ 3 của thủ tục 2.002039
    Thì kết luận là "Kiến nghị sửa quy định"

  @NĐ16-NĐ07-D4 @NĐ16-NĐ07-D4-BS
  Khung kịch bản: Từ 09/01/2025 đến 30/06/2025 giấy tờ hộ tịch chỉ nộp khi không khai thác được dữ liệu
    Biết hồ sơ nhận ngày <ngày>
    Khi xét "<giấy tờ>" ở thành phần hồ sơ <dòng> của thủ tục 2.002039
    Thì kết luận là "Cắt giảm ngay"
    Và căn cứ có "NĐ-16-2020 Đ10 Đ15 Đ18 Đ31 Đ33"
    Và căn cứ có "NĐ-07-2025 Đ4"
    Và tra cứu không được: "Không khai thác được dữ liệu thì nộp giấy tờ hộ tịch"

    Dữ liệu:
      | ngày       | dòng | giấy tờ                            |
      | 09/01/2025 | 3    | Giấy khai sinh                     |
      | 09/01/2025 | 4    | Giấy chứng nhận kết hôn            |
      | 30/06/2025 | 4    | Giấy xác nhận tình trạng hôn nhân  |

  @NĐ191-QT @KL-4
  Kịch bản: Từ 01/07/2025 đến hết năm 2025 chưa thấy căn cứ vì Nghị định 191/2025 chưa đọc được
    Biết hồ sơ nhận ngày 01/07/2025
    Khi xét "Giấy khai sinh" ở thành phần hồ sơ 3 của thủ tục 2.002039
    Thì kết luận là "Kiến nghị sửa quy định"
    Và mức độ tin cậy là "nghi vấn"
    Và nghi vấn: "NĐ 191/2025 (thay NĐ 16/2020)"
