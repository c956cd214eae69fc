# language: vi
Tính năng: Hướng dẫn người dân – cách hợp pháp để không phải đi xin giấy

  Nghị định 87/2020/NĐ-CP Điều 13 (bản sao trích lục, xác nhận thông tin hộ tịch), Nghị định 123/2015/NĐ-CP Điều 22 khoản 4
  (Giấy xác nhận tình trạng hôn nhân dùng ngoài việc kết hôn; kết hôn thì chỉ đến hết 08/01/2025, Điều 10 khoản 1),
  Luật Căn cước 26/2023/QH15 Điều 20 khoản 3, Nghị định 69/2024/NĐ-CP Điều 4 khoản 4 (sửa bởi Nghị định 320/2026,
  từ 28/09/2026), Luật Hộ tịch 03/2026/QH16 Điều 8 (từ 01/03/2027).

  @NĐ87-D13 @NĐ87-D13-XN @LCC-D20.3
  Kịch bản: Cần bản sao thì xin ở bất kỳ cơ quan quản lý CSDL hộ tịch nào
    Biết hồ sơ nhận ngày 01/02/2026
    Khi xét "Trích lục ghi chú ly hôn" ở thành phần hồ sơ 5 của thủ tục 1.004873
    Thì hướng dẫn: "Xin bản sao trích lục hộ tịch tại bất kỳ cơ quan quản lý CSDL hộ tịch nào"
    Và hướng dẫn: "Xin xác nhận thông tin hộ tịch (03 ngày làm việc"
    Và hướng dẫn: "Đã tích hợp vào thẻ căn cước hoặc VNeID thì xuất trình thẻ hoặc VNeID"

  @NĐ123-D22.4
  Kịch bản: Tình trạng hôn nhân không có bản sao trích lục, chỉ có Giấy xác nhận tình trạng hôn nhân
    Biết hồ sơ nhận ngày 09/01/2025
    Khi xét "Giấy xác nhận tình trạng hôn nhân" ở thành phần hồ sơ 4 của thủ tục 2.002039
    Thì hướng dẫn: "Xin cấp Giấy xác nhận tình trạng hôn nhân (1.004873); thời gian cư trú trước đây do cơ quan tra cứu"
    Và không hướng dẫn "Xin bản sao trích lục hộ tịch"

  @NĐ123-D10.1-XN
  Kịch bản: Đăng ký kết hôn trước 09/01/2025 thì xin Giấy xác nhận tình trạng hôn nhân ở nơi thường trú
    Biết hồ sơ nhận ngày 08/01/2025
    Khi xét "Giấy xác nhận tình trạng hôn nhân" ở thành phần hồ sơ 3a của thủ tục 1.000894
    Thì hướng dẫn: "Xin cấp Giấy xác nhận tình trạng hôn nhân tại UBND cấp xã nơi thường trú (1.004873)"
    Và không hướng dẫn "Xin bản sao trích lục hộ tịch"

  @NĐ123-D3.5-KH
  Khung kịch bản: Đăng ký kết hôn từ 09/01/2025 không hướng dẫn người dân đi xin Giấy xác nhận tình trạng hôn nhân
    Biết hồ sơ nhận ngày <ngày>
    Khi xét "Giấy xác nhận tình trạng hôn nhân" ở thành phần hồ sơ 3 của thủ tục 1.000894
    Thì kết luận là "Cắt giảm ngay"
    Và không hướng dẫn "Xin cấp Giấy xác nhận tình trạng hôn nhân"

    Dữ liệu:
      | ngày       |
      | 09/01/2025 |
      | 28/02/2027 |

  @LCC-D20.3
  Kịch bản: Đến hết 27/09/2026 chưa có quy định cấm đòi giấy tờ đã tích hợp trên VNeID
    Biết hồ sơ nhận ngày 27/09/2026
    Khi xét "Giấy khai sinh" ở thành phần hồ sơ 1 của thủ tục 1.001622
    Thì không hướng dẫn "không ai được đòi bản giấy"

  @NĐ69-D4.4
  Kịch bản: Từ 28/09/2026 không ai được đòi bản giấy của giấy tờ đã có trên VNeID
    Biết hồ sơ nhận ngày 28/09/2026
    Khi xét "Giấy khai sinh" ở thành phần hồ sơ 1 của thủ tục 1.001622
    Thì hướng dẫn: "đã có trên VNeID: không ai được đòi bản giấy"

  @L03-D8 @NĐ69-D4.4
  Kịch bản: Từ 01/03/2027 việc hộ tịch không phụ thuộc nơi cư trú, hướng dẫn của Nghị định 87/2020 không còn
    Biết hồ sơ nhận ngày 01/03/2027
    Khi xét "Giấy khai sinh" ở thành phần hồ sơ 1 của thủ tục 1.001622
    Thì hướng dẫn: "Việc hộ tịch được giải quyết không phụ thuộc nơi cư trú"
    Và không hướng dẫn "Xin bản sao trích lục hộ tịch"
