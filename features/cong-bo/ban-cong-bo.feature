# language: vi
Tính năng: Rà soát bản công bố trên Cổng Dịch vụ công quốc gia

  Bản công bố là câu chữ, không phải dữ liệu. Chương trình đọc từng dòng hồ sơ, đầu mục, tên trường hợp và các bước thực
  hiện, rồi kết luận như với thủ tục đã nhập. Việc quan trọng nhất: tìm giấy tờ mà pháp luật đã thay bằng dữ liệu nhưng bản
  công bố vẫn đòi vô điều kiện. Bản công bố chỉ đòi giấy khi không khai thác được dữ liệu là đúng NQ 66.7/2025/NQ-CP Điều 2
  khoản 2, không phải phát hiện. Bản ghi không có dòng hồ sơ nào là chưa đọc được, không phải là không có giấy tờ.

  Bối cảnh:
    Biết hồ sơ nhận ngày 20/07/2026
    Và thủ tục 6.990001 "Hỗ trợ học tập" của "bo-giao-duc-dao-tao", lĩnh vực "Giáo dục"

  @NQ66.7-D4.2a
  Kịch bản: Dòng đòi vô điều kiện một giấy đã được thay là phát hiện, kèm ngày và câu chữ để công bố lại
    Biết bản công bố có dòng "Bản sao Giấy khai sinh của học sinh"
    Khi rà soát bản công bố
    Thì "Giấy khai sinh" có kết luận "Cắt giảm ngay"
    Và bản công bố đang ở trạng thái "đang yêu cầu"
    Và phát hiện "Vẫn đang yêu cầu giấy tờ mà pháp luật đã thay bằng dữ liệu" kể từ ngày 01/01/2026
    Và câu chữ công bố lại có "chỉ nộp khi cơ quan giải quyết không khai thác được thông tin trong Cơ sở dữ liệu hộ tịch điện tử"

  @NQ66.7-D4.2a
  Khung kịch bản: Chỉ đòi khi không khai thác được thì không phải phát hiện
    Biết bản công bố có dòng "<dòng>"
    Khi rà soát bản công bố
    Thì "Giấy khai sinh" có kết luận "Cắt giảm ngay"
    Và bản công bố đang ở trạng thái "chỉ yêu cầu khi không tra cứu được"
    Và không có phát hiện nào về dòng hồ sơ

    Dữ liệu:
      | dòng                                                                                       |
      | Bản sao Giấy khai sinh, trong trường hợp không khai thác được thông tin trong CSDL hộ tịch |
      | Bản sao Giấy khai sinh (không phải nộp nếu đã có trong cơ sở dữ liệu hộ tịch điện tử)      |
      | Giấy khai sinh. Trường hợp đã khai thác được dữ liệu thì không phải nộp                    |

  @NQ66.7-D4.2a
  Kịch bản: Lời dặn nói về cả hồ sơ thì giấy đã kể ở dòng trước chỉ còn là dự phòng
    Biết bản công bố có dòng "Bản sao Giấy khai sinh"
    Và bản công bố có dòng "Khi hoàn thành kết nối, chia sẻ dữ liệu thì cơ quan phải khai thác trực tuyến mà không được yêu cầu hồ sơ giấy"
    Khi rà soát bản công bố
    Thì "Giấy khai sinh" có kết luận "Cắt giảm ngay"
    Và bản công bố đang ở trạng thái "chỉ yêu cầu khi không tra cứu được"
    Và không có phát hiện nào về dòng hồ sơ

  @NQ66.7-D4.2b
  Kịch bản: Trách nhiệm tra cứu chỉ nằm ở các bước thực hiện
    Biết bản công bố có dòng "Tờ khai theo mẫu"
    Và các bước thực hiện có "Cơ quan giải quyết tra cứu thông tin về Giấy chứng nhận kết hôn trên cơ sở dữ liệu"
    Khi rà soát bản công bố
    Thì "Giấy chứng nhận kết hôn" có kết luận "Cắt giảm ngay"
    Và bản công bố đang ở trạng thái "cơ quan tự tra cứu"
    Và không có phát hiện nào về dòng hồ sơ

  @NQ66.7-D4.2d
  Kịch bản: Giấy tờ chỉ nằm trong tên trường hợp vẫn được tìm thấy, và được đánh dấu nghi vấn
    Biết đầu mục "Trường hợp bố hoặc mẹ đã chết: nộp Trích lục khai tử" có dòng "Đơn đề nghị theo mẫu"
    Khi rà soát bản công bố
    Thì "Trích lục khai tử" có kết luận "Cắt giảm ngay"
    Và mức độ tin cậy của dòng là "nghi vấn"

  @NƯỚC-NGOÀI
  Kịch bản: Giấy do nước ngoài cấp thì giữ
    Biết bản công bố có dòng "Bản sao Giấy khai sinh do cơ quan có thẩm quyền nước ngoài cấp"
    Khi rà soát bản công bố
    Thì "Giấy khai sinh" có kết luận "Giữ"
    Và không có phát hiện nào về dòng hồ sơ

  @unread_dossier
  Kịch bản: Bản ghi không có dòng hồ sơ nào là chưa đọc được
    Khi rà soát bản công bố
    Thì không có dòng nào trong danh mục
    Và bản ghi có phát hiện "Bản ghi không có thành phần hồ sơ nào: chưa đọc được, không phải là không có"

  @stale_reference
  Khung kịch bản: Dẫn chiếu thứ không còn nữa
    Biết hồ sơ nhận ngày <ngày>
    Và bản công bố có dòng "<dòng>"
    Khi rà soát bản công bố
    Thì bản ghi có phát hiện "Bản công bố còn dẫn chiếu thứ không còn nữa"

    Dữ liệu:
      | ngày       | dòng                                          |
      | 01/07/2025 | Đơn có xác nhận của Phòng Tư pháp             |
      | 01/07/2025 | Đơn có xác nhận của Ủy ban nhân dân cấp huyện |
      | 20/07/2026 | Bản sao Sổ hộ khẩu                            |

  @NQ66.7-D4.2b
  Kịch bản: Tỉnh tự sửa thủ tục của mình, thủ tục của bộ thì kiến nghị
    Biết thủ tục 6.990002 "Hỗ trợ mai táng" của "UBND tỉnh Lai Châu", lĩnh vực "Bảo trợ xã hội"
    Và bản công bố có dòng "Giấy chứng nhận kết hôn"
    Khi rà soát bản công bố
    Thì cách sửa là "tỉnh tự sửa, công bố lại"
