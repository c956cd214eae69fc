# language: vi
Tính năng: Mức độ sẵn sàng của tỉnh – kết nối và dữ liệu

  Kế hoạch của UBND tỉnh Lai Châu (tháng 3/2025) mới đề xuất kết nối với CSDL hộ tịch điện tử, không có số liệu số hóa,
  làm sạch. Chưa rõ cũng như chưa có. Các kịch bản giả định lấy hồ sơ của tỉnh rồi thêm số liệu không có thật.

  Quy tắc: Theo kế hoạch hiện có của tỉnh Lai Châu

    @SS-KẾT-NỐI @SS-DỮ-LIỆU @KL-7
    Khung kịch bản: Kết nối mới có trong kế hoạch thì chưa cắt giảm được Giấy khai sinh
      Biết hồ sơ nhận ngày <ngày>
      Và xét tại tỉnh Lai Châu (mã 12)
      Khi xét "Giấy khai sinh" ở thành phần hồ sơ 1 của thủ tục 1.001622
      Thì kết luận là "Cắt giảm khi kết nối"
      Và vướng mắc: "Cơ sở dữ liệu hộ tịch điện tử (mới có kế hoạch)"; nơi xử lý: "UBND tỉnh Lai Châu, Bộ Tư pháp"
      Và vướng mắc: "chưa số hóa xong hoặc chưa làm sạch"; nơi xử lý: "Cơ quan đăng ký hộ tịch, tỉnh Lai Châu"
      Và việc tiếp theo thuộc về "UBND tỉnh Lai Châu, Bộ Tư pháp"
      Và phải hỏi: "đã kết nối Cơ sở dữ liệu hộ tịch điện tử chưa, từ ngày nào?"

      Dữ liệu:
        | ngày       |
        | 01/02/2026 |
        | 01/09/2026 |
        | 01/03/2027 |

    @SS-KẾT-NỐI
    Kịch bản: Kế hoạch không nói đến CSDL quốc gia về dân cư thì coi là chưa rõ
      Biết hồ sơ nhận ngày 01/02/2026
      Và xét tại tỉnh Lai Châu (mã 12)
      Khi xét "Giấy chứng nhận kết hôn" ở thành phần hồ sơ 2 của thủ tục 1.012892
      Thì kết luận là "Cắt giảm khi kết nối"
      Và phải hỏi: "đã kết nối Cơ sở dữ liệu quốc gia về dân cư chưa, từ ngày nào?"

    @SS-TRƯỜNG @SS-KẾT-NỐI @KL-6
    Kịch bản: Mọi vướng mắc đều được kể, không chỉ vướng mắc đầu tiên
      Biết hồ sơ nhận ngày 02/01/2026
      Và xét tại tỉnh Lai Châu (mã 12)
      Khi xét "Trích lục khai tử" ở thành phần hồ sơ 2 của thủ tục 1.010092
      Thì kết luận là "Cắt giảm khi công bố trường dữ liệu"
      Và vướng mắc: "Nguyên nhân chết"; nơi xử lý: "Bộ Tư pháp"
      Và vướng mắc: "chưa kết nối cơ sở dữ liệu"; nơi xử lý: "UBND tỉnh Lai Châu, Bộ Tư pháp"
      Và vướng mắc: "chưa số hóa xong hoặc chưa làm sạch"; nơi xử lý: "Cơ quan đăng ký hộ tịch, tỉnh Lai Châu"

  Quy tắc: Thủ tục chỉ do bộ, cơ quan đại diện giải quyết thì không chờ tỉnh

    @NQ66.7-D4.2a @KL-9
    Khung kịch bản: Hộ chiếu cấp ở trung ương, nhận cha mẹ con ở cơ quan đại diện không xét kết nối, dữ liệu của tỉnh
      Biết hồ sơ nhận ngày 01/02/2026
      Và xét tại tỉnh Lai Châu (mã 12)
      Khi xét "Giấy khai sinh" ở thành phần hồ sơ <dòng> của thủ tục <mã>
      Thì kết luận là "Cắt giảm ngay"
      Và không có vướng mắc
      Và lưu ý: "do cơ quan trung ương hoặc cơ quan đại diện giải quyết: không xét kết nối, dữ liệu của tỉnh"

      Dữ liệu:
        | mã       | dòng |
        | 1.001471 | 4    |
        | 1.001121 | 2    |

    @SS-TRƯỜNG @KL-6
    Kịch bản: Thủ tục của bộ vẫn chờ trường dữ liệu được công bố, chỉ không chờ kết nối của tỉnh
      Biết hồ sơ nhận ngày 02/01/2026
      Và xét tại tỉnh Lai Châu (mã 12)
      Khi xét "Trích lục khai tử" ở thành phần hồ sơ 3 của thủ tục 1.014350
      Thì kết luận là "Cắt giảm khi công bố trường dữ liệu"
      Và vướng mắc: "Nơi chết"; nơi xử lý: "Bộ Tư pháp"
      Và không vướng mắc "chưa kết nối"
      Và không vướng mắc "chưa số hóa xong"

    @SS-KẾT-NỐI @KL-7
    Kịch bản: Bộ và tỉnh cùng giải quyết thì vẫn chờ kết nối của tỉnh
      Biết hồ sơ nhận ngày 01/02/2026
      Và xét tại tỉnh Lai Châu (mã 12)
      Khi xét "Giấy khai sinh" ở thành phần hồ sơ 11 của thủ tục 1.003976
      Thì kết luận là "Cắt giảm khi kết nối"
      Và không lưu ý "không xét kết nối, dữ liệu của tỉnh"

  Quy tắc: Khi tỉnh khai đã kết nối và đã có dữ liệu (giả định)

    Bối cảnh:
      Biết hồ sơ nhận ngày 01/02/2026
      Và xét tại tỉnh Lai Châu (mã 12)

    @SS-DỮ-LIỆU @KL-8
    Kịch bản: Đã kết nối mà không khai số liệu thì vẫn chờ dữ liệu
      Biết giả định kết nối của tỉnh với "Cơ sở dữ liệu hộ tịch điện tử" ở trạng thái "đang hoạt động" từ ngày 01/01/2026
      Khi xét "Giấy khai sinh" ở thành phần hồ sơ 1 của thủ tục 1.001622
      Thì kết luận là "Cắt giảm khi dữ liệu sẵn sàng"
      Và không vướng mắc "chưa kết nối"
      Và việc tiếp theo thuộc về "Cơ quan đăng ký hộ tịch, tỉnh Lai Châu"
      Và phải hỏi: "Dữ liệu về Giấy khai sinh đã số hóa, làm sạch đến đâu?"

    @SS-DỮ-LIỆU @KL-8
    Kịch bản: Đã kết nối, số hóa đủ nhưng chưa làm sạch hết thì vẫn chờ dữ liệu
      Biết giả định kết nối của tỉnh với "Cơ sở dữ liệu hộ tịch điện tử" ở trạng thái "đang hoạt động" từ ngày 01/01/2026
      Và giả định dữ liệu về "Giấy khai sinh" của tỉnh đã số hóa 100 %, làm sạch 90 %
      Khi xét "Giấy khai sinh" ở thành phần hồ sơ 1 của thủ tục 1.001622
      Thì kết luận là "Cắt giảm khi dữ liệu sẵn sàng"

    @KL-9 @NQ66.7-D4.2a
    Kịch bản: Đã kết nối, số hóa và làm sạch xong thì cắt giảm ngay
      Biết giả định kết nối của tỉnh với "Cơ sở dữ liệu hộ tịch điện tử" ở trạng thái "đang hoạt động" từ ngày 01/01/2026
      Và giả định dữ liệu về "Giấy khai sinh" của tỉnh đã số hóa 100 %, làm sạch 100 %
      Khi xét "Giấy khai sinh" ở thành phần hồ sơ 1 của thủ tục 1.001622
      Thì kết luận là "Cắt giảm ngay"
      Và không có vướng mắc

    @SS-KẾT-NỐI @KL-7
    Kịch bản: Kết nối hoạt động sau ngày nhận hồ sơ thì chưa tính
      Biết giả định kết nối của tỉnh với "Cơ sở dữ liệu hộ tịch điện tử" ở trạng thái "đang hoạt động" từ ngày 01/04/2026
      Và giả định dữ liệu về "Giấy khai sinh" của tỉnh đã số hóa 100 %, làm sạch 100 %
      Khi xét "Giấy khai sinh" ở thành phần hồ sơ 1 của thủ tục 1.001622
      Thì kết luận là "Cắt giảm khi kết nối"
      Và không vướng mắc "chưa số hóa xong"

  Quy tắc: Thủ tục do chính quyền tỉnh ban hành chỉ có trong danh mục của tỉnh đó

    Bối cảnh:
      Biết hồ sơ nhận ngày 01/07/2026

    @NQ66.7-D4.2d
    Kịch bản: Thủ tục 2.002862 do UBND tỉnh Lai Châu ban hành thì chính tỉnh phải công bố lại
      Khi xét "Trích lục khai tử" ở thành phần hồ sơ 2 của thủ tục 2.002862
      Thì kết luận là "Cắt giảm ngay"
      Và phát hiện: "Vẫn đang yêu cầu giấy tờ mà pháp luật đã thay bằng dữ liệu"
      Và việc tiếp theo thuộc về "UBND tỉnh Lai Châu (công bố lại thủ tục)"

    @NQ66.7-D4.2d
    Khung kịch bản: Danh mục của tỉnh để ngoài thủ tục do tỉnh khác ban hành
      Biết xét tại tỉnh <tỉnh> (mã <mã tỉnh>)
      Khi lập danh mục rà soát của thủ tục 2.002862
      Và xét "Trích lục khai tử" ở thành phần hồ sơ 2 của thủ tục 2.002862
      Thì danh mục có <số dòng> dòng, để ngoài <để ngoài> thủ tục của tỉnh khác

      Dữ liệu:
        | tỉnh     | mã tỉnh | số dòng | để ngoài |
        | Lai Châu | 12      | 1       | 0        |
        | Gia Lai  | 52      | 0       | 1        |
