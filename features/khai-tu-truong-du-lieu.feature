# language: vi
Tính năng: Giấy chứng tử, Trích lục khai tử – dữ liệu có đủ trường cần dùng hay không

  Quyết định 3458/QĐ-BTP Điều 2 (từ 10/12/2025) công bố trường dữ liệu khai tử, không có ngày, giờ, nơi và
  nguyên nhân chết. Ngày, tháng, năm chết có trong CSDL quốc gia về dân cư (Luật Căn cước 26/2023/QH15 Điều 9) –
  coi là đã công bố theo cách đọc của catgiam.

  Bối cảnh:
    Biết hồ sơ nhận ngày 02/01/2026

  @NQ66.7-D4.2d @KL-9
  Kịch bản: Chỉ cần biết ai chết, chết ngày nào thì tra cứu ở hai cơ sở dữ liệu là đủ
    Khi xét "Trích lục khai tử" ở thành phần hồ sơ 3 của thủ tục 2.000720
    Thì kết luận là "Cắt giảm ngay"
    Và căn cứ có "NQ-66.7-2025 Đ4 k2 đ.d"
    Và tra cứu ở "Cơ sở dữ liệu hộ tịch điện tử" và "Cơ sở dữ liệu quốc gia về dân cư"
    Và "Họ, chữ đệm, tên người chết" lấy từ "Cơ sở dữ liệu hộ tịch điện tử"
    Và "Ngày, tháng, năm chết" lấy từ "Cơ sở dữ liệu quốc gia về dân cư"
    Và mức độ tin cậy là "nghi vấn"
    Và nghi vấn: "Ngày, tháng, năm chết lấy từ Cơ sở dữ liệu quốc gia về dân cư: cách đọc của catgiam"

  @NQ66.7-D4.2d @SS-TRƯỜNG @KL-6
  Khung kịch bản: Thủ tục cần nguyên nhân hoặc nơi chết thì phải chờ công bố trường dữ liệu
    Khi xét "Trích lục khai tử" ở thành phần hồ sơ <dòng> của thủ tục <mã>
    Thì kết luận là "Cắt giảm khi công bố trường dữ liệu"
    Và vướng mắc: "chưa được chủ quản cơ sở dữ liệu công bố: <trường>"; nơi xử lý: "Bộ Tư pháp"
    Và việc tiếp theo thuộc về "Bộ Tư pháp"

    Dữ liệu:
      | mã       | dòng | trường           |
      | 1.010092 | 2    | Nguyên nhân chết |
      | 1.012538 | 2    | Nguyên nhân chết |
      | 1.014350 | 3    | Nơi chết         |

  @NQ66.7-D4.2d @SS-TRƯỜNG @KL-6
  Khung kịch bản: Cùng một giấy, cần thêm trường chưa công bố thì kết luận đổi
    Biết giả định thành phần hồ sơ 3 của thủ tục 2.000720 cần biết "<trường>"
    Khi xét "Trích lục khai tử" ở thành phần hồ sơ 3 của thủ tục 2.000720
    Thì kết luận là "Cắt giảm khi công bố trường dữ liệu"
    Và vướng mắc: "<trường>"; nơi xử lý: "Bộ Tư pháp"

    Dữ liệu:
      | trường             |
      | Giờ chết           |
      | Nơi chết           |
      | Nguyên nhân chết   |
      | Số Trích lục khai tử |
