# language: vi
Tính năng: Từng quy tắc áp dụng khi nào, cho giấy nào, theo loại căn cứ nào

  Bảng để người rà soát đọc lại bộ quy tắc bằng lời, mỗi quy tắc đứng một mình. Ngày là ngày của điều khoản; ngày hết 28/02/2027
  của Nghị định 123/2015 và Nghị định 87/2020 suy ra từ Luật Hộ tịch 2026 (nghi vấn, docs/quy-uoc.md mục 6).

  @NĐ123-D3.5-KH @NĐ123-D3.5-KS @NĐ123-D30.3 @NĐ87-D12.5 @NĐ16-NĐ07-D4 @LCT-D21.2 @NĐ154-D6.1 @NQ66.7-D4.2a
  @NQ66.7-D4.2b @NQ66.7-D4.2c @NQ66.7-D4.2d @NQ66.7-D4.10 @NQ66.7-PL1 @NQ66.7-PL2 @NĐ118-D4.2a @NĐ224-D18.4
  @NĐ45-SĐ310 @NƯỚC-NGOÀI @NƯỚC-NGOÀI-HT @NĐ123-D22.6 @NĐ123-D26 @NĐ123-D27 @NĐ123-D28 @NQ66.7-PL1-ĐT @CV481-D1
  @NĐ123-D10.2 @NQ66.7-D2.3 @NĐ118-D4.2a-GH @NĐ224-D18.4-GH @NĐ123-D3.5-XM-KH @NĐ123-D3.5-XM-KS @NĐ123-D30.3-GC
  @NĐ123-D22.4-XM @NĐ87-D12.1-BS @NĐ154-D6.1-XM @NĐ16-NĐ07-D4-BS @QĐ163-GIẤY-ĐÃ-ĐĂNG-KÝ @NQ66.7-D8.1
  @NQ66.7-D8.2 @NĐ118-D17.2a @NĐ87-D13 @NĐ87-D13-XN @NĐ123-D22.4 @NĐ123-D10.1-XN @LCC-D20.3 @NĐ69-D4.4 @HPHLS
  @APOSTILLE @L03-D8 @QĐ163-ĐĂNG-KÝ-LẠI @NĐ87-D12.6 @NĐ87-D12.5-BC @NHÓM-4 @L03-NĐ123-HẾT @NĐ118-D4-BẢN-ĐẦU
  @NĐ06-NCN @NĐ191-QT
  Kịch bản: Ngày đầu, ngày cuối của từng quy tắc
    Thì các quy tắc chỉ áp dụng trong thời gian sau:
      | quy tắc               | từ ngày    | đến hết ngày   |
      | NĐ123-D3.5-KH         | 09/01/2025 | 28/02/2027     |
      | NĐ123-D3.5-KS         | 09/01/2025 | 28/02/2027     |
      | NĐ123-D30.3           | 09/01/2025 | 28/02/2027     |
      | NĐ87-D12.5            | 15/09/2020 | 28/02/2027     |
      | NĐ16-NĐ07-D4          | 09/01/2025 | 30/06/2025     |
      | LCT-D21.2             | 01/07/2021 | không thời hạn |
      | NĐ154-D6.1            | 10/01/2025 | không thời hạn |
      | NQ66.7-D4.2a          | 01/01/2026 | 28/02/2027     |
      | NQ66.7-D4.2b          | 01/01/2026 | 28/02/2027     |
      | NQ66.7-D4.2c          | 01/01/2026 | 28/02/2027     |
      | NQ66.7-D4.2d          | 01/01/2026 | 28/02/2027     |
      | NQ66.7-D4.10          | 01/01/2026 | 28/02/2027     |
      | NQ66.7-PL1            | 01/01/2026 | 28/02/2027     |
      | NQ66.7-PL2            | 01/01/2026 | 28/02/2027     |
      | NĐ118-D4.2a           | 05/08/2026 | không thời hạn |
      | NĐ224-D18.4           | 01/07/2026 | không thời hạn |
      | NĐ45-SĐ310            | 05/08/2026 | không thời hạn |
      | NƯỚC-NGOÀI            | 01/02/2012 | không thời hạn |
      | NƯỚC-NGOÀI-HT         | 01/01/2016 | 28/02/2027     |
      | NĐ123-D22.6           | 01/01/2016 | 28/02/2027     |
      | NĐ123-D26             | 01/01/2016 | 28/02/2027     |
      | NĐ123-D27             | 01/01/2016 | 28/02/2027     |
      | NĐ123-D28             | 01/01/2016 | 28/02/2027     |
      | NQ66.7-PL1-ĐT         | 01/01/2026 | 28/02/2027     |
      | CV481-D1              | 09/01/2025 | 28/02/2027     |
      | NĐ123-D10.2           | 01/01/2016 | 28/02/2027     |
      | NQ66.7-D2.3           | 01/01/2026 | 28/02/2027     |
      | NĐ118-D4.2a-GH        | 05/08/2026 | không thời hạn |
      | NĐ224-D18.4-GH        | 01/07/2026 | không thời hạn |
      | NĐ123-D3.5-XM-KH      | 09/01/2025 | 28/02/2027     |
      | NĐ123-D3.5-XM-KS      | 09/01/2025 | 28/02/2027     |
      | NĐ123-D30.3-GC        | 09/01/2025 | 28/02/2027     |
      | NĐ123-D22.4-XM        | 09/01/2025 | 28/02/2027     |
      | NĐ87-D12.1-BS         | 15/09/2020 | 28/02/2027     |
      | NĐ154-D6.1-XM         | 10/01/2025 | không thời hạn |
      | NĐ16-NĐ07-D4-BS       | 09/01/2025 | 30/06/2025     |
      | QĐ163-GIẤY-ĐÃ-ĐĂNG-KÝ | 16/01/2026 | 28/02/2027     |
      | NQ66.7-D8.1           | 01/01/2026 | 28/02/2027     |
      | NQ66.7-D8.2           | 01/01/2026 | 28/02/2027     |
      | NĐ118-D17.2a          | 05/08/2026 | không thời hạn |
      | NĐ87-D13              | 15/09/2020 | 28/02/2027     |
      | NĐ87-D13-XN           | 15/09/2020 | 28/02/2027     |
      | NĐ123-D22.4           | 09/01/2025 | 28/02/2027     |
      | NĐ123-D10.1-XN        | 01/01/2016 | 08/01/2025     |
      | LCC-D20.3             | 01/07/2024 | không thời hạn |
      | NĐ69-D4.4             | 28/09/2026 | không thời hạn |
      | HPHLS                 | 01/02/2012 | không thời hạn |
      | APOSTILLE             | 11/09/2026 | không thời hạn |
      | L03-D8                | 01/03/2027 | không thời hạn |
      | QĐ163-ĐĂNG-KÝ-LẠI     | 16/01/2026 | 28/02/2027     |
      | NĐ87-D12.6            | 15/09/2020 | 28/02/2027     |
      | NĐ87-D12.5-BC         | 15/09/2020 | 28/02/2027     |
      | NHÓM-4                | 10/12/2025 | không thời hạn |
      | L03-NĐ123-HẾT         | 01/03/2027 | không thời hạn |
      | NĐ118-D4-BẢN-ĐẦU      | 01/07/2025 | 04/08/2026     |
      | NĐ06-NCN              | 08/01/2025 | không thời hạn |
      | NĐ191-QT              | 01/07/2025 | không thời hạn |

  @NĐ123-D3.5-KH @NĐ123-D3.5-KS @NĐ123-D30.3 @NĐ87-D12.5 @NĐ16-NĐ07-D4 @LCT-D21.2 @NĐ154-D6.1 @NQ66.7-D4.2a
  @NQ66.7-D4.2b @NQ66.7-D4.2c @NQ66.7-D4.2d @NQ66.7-D4.10 @NQ66.7-PL1 @NQ66.7-PL2 @NĐ118-D4.2a @NĐ224-D18.4
  @NĐ45-SĐ310 @NGÀNH-TRA-CỨU @NGÀNH-XÁC-MINH
  Kịch bản: Loại căn cứ của từng quy tắc cho thay giấy
    Thì các quy tắc cho thay giấy theo loại căn cứ sau:
      | quy tắc        | loại căn cứ                              |
      | NĐ123-D3.5-KH  | cơ quan có trách nhiệm tra cứu, xác minh |
      | NĐ123-D3.5-KS  | cơ quan có trách nhiệm tra cứu, xác minh |
      | NĐ123-D30.3    | cơ quan có trách nhiệm tra cứu, xác minh |
      | NĐ87-D12.5     | quy định của ngành                       |
      | NĐ16-NĐ07-D4   | quy định của ngành                       |
      | LCT-D21.2      | quy định của ngành                       |
      | NĐ154-D6.1     | cơ quan có trách nhiệm tra cứu, xác minh |
      | NQ66.7-D4.2a   | quy định chung theo loại giấy tờ         |
      | NQ66.7-D4.2b   | quy định chung theo loại giấy tờ         |
      | NQ66.7-D4.2c   | quy định chung theo loại giấy tờ         |
      | NQ66.7-D4.2d   | quy định chung theo loại giấy tờ         |
      | NQ66.7-D4.10   | quy định mở                              |
      | NQ66.7-PL1     | Phụ lục nêu đích danh thủ tục            |
      | NQ66.7-PL2     | bỏ hẳn thành phần hồ sơ                  |
      | NĐ118-D4.2a    | quy định chung không thời hạn            |
      | NĐ224-D18.4    | quy định chung không thời hạn            |
      | NĐ45-SĐ310     | quy định chung không thời hạn            |
      | NGÀNH-TRA-CỨU  | quy định của ngành                       |
      | NGÀNH-XÁC-MINH | cơ quan có trách nhiệm tra cứu, xác minh |

  @NĐ123-D3.5-XM-KH @NĐ123-D3.5-XM-KS @NĐ123-D30.3-GC @NĐ123-D22.4-XM @NĐ87-D12.1-BS @LCT-D21.2-BS
  @NĐ154-D6.1-XM @NĐ16-NĐ07-D4-BS @QĐ163-GIẤY-ĐÃ-ĐĂNG-KÝ @NGÀNH-TRA-CỨU-BS @NQ66.7-D8.1 @NQ66.7-D8.2
  @NĐ118-D17.2a
  Kịch bản: Tra cứu không được thì quy tắc nào bảo làm gì
    Thì các quy tắc bảo làm như sau:
      | quy tắc               | việc phải làm             |
      | NĐ123-D3.5-XM-KH      | cơ quan tự xác minh       |
      | NĐ123-D3.5-XM-KS      | cơ quan tự xác minh       |
      | NĐ123-D30.3-GC        | làm thủ tục ghi chú trước |
      | NĐ123-D22.4-XM        | cơ quan tự xác minh       |
      | NĐ87-D12.1-BS         | yêu cầu bổ sung giấy tờ   |
      | LCT-D21.2-BS          | yêu cầu bổ sung giấy tờ   |
      | NĐ154-D6.1-XM         | cơ quan tự xác minh       |
      | NĐ16-NĐ07-D4-BS       | yêu cầu bổ sung giấy tờ   |
      | QĐ163-GIẤY-ĐÃ-ĐĂNG-KÝ | yêu cầu bổ sung giấy tờ   |
      | NGÀNH-TRA-CỨU-BS      | yêu cầu bổ sung giấy tờ   |
      | NQ66.7-D8.1           | yêu cầu bổ sung giấy tờ   |
      | NQ66.7-D8.2           | yêu cầu bổ sung giấy tờ   |
      | NĐ118-D17.2a          | thông báo một lần         |

  @NĐ123-D3.5-KH @NĐ123-D3.5-KS @NĐ123-D30.3 @NĐ87-D12.5 @NĐ16-NĐ07-D4 @LCT-D21.2 @NĐ154-D6.1 @NQ66.7-D4.2a
  @NQ66.7-D4.2b @NQ66.7-D4.2c @NQ66.7-D4.2d @NQ66.7-PL1 @NQ66.7-PL2 @NĐ224-D18.4 @NGÀNH-TRA-CỨU @NGÀNH-XÁC-MINH
  Kịch bản: Phạm vi của từng quy tắc cho thay giấy
    Thì các quy tắc chỉ áp dụng như sau:
      | quy tắc        | theo               | khi là                                                                                                    |
      | NĐ123-D3.5-KH  | loại giấy tờ       | Giấy xác nhận tình trạng hôn nhân                                                                         |
      | NĐ123-D3.5-KH  | loại việc          | đăng ký kết hôn                                                                                           |
      | NĐ123-D3.5-KS  | loại giấy tờ       | Giấy chứng nhận kết hôn                                                                                   |
      | NĐ123-D3.5-KS  | loại việc          | đăng ký khai sinh                                                                                         |
      | NĐ123-D30.3    | loại giấy tờ       | Trích lục ghi chú ly hôn                                                                                  |
      | NĐ123-D30.3    | loại việc          | đăng ký kết hôn                                                                                           |
      | NĐ87-D12.5     | cách nộp           | trực tuyến                                                                                                |
      | NĐ87-D12.5     | hình thức          | bản sao; xuất trình                                                                                       |
      | NĐ87-D12.5     | loại việc          | đăng ký khai sinh; đăng ký kết hôn; đăng ký lại; cấp Giấy xác nhận tình trạng hôn nhân; việc hộ tịch khác |
      | NĐ16-NĐ07-D4   | loại giấy tờ       | Giấy khai sinh; Giấy chứng nhận kết hôn; Giấy xác nhận tình trạng hôn nhân; Trích lục nhận cha, mẹ, con   |
      | NĐ16-NĐ07-D4   | loại việc          | quốc tịch                                                                                                 |
      | LCT-D21.2      | loại việc          | cư trú                                                                                                    |
      | NĐ154-D6.1     | loại việc          | cư trú                                                                                                    |
      | NQ66.7-D4.2a   | loại giấy tờ       | Giấy khai sinh                                                                                            |
      | NQ66.7-D4.2b   | loại giấy tờ       | Giấy chứng nhận kết hôn                                                                                   |
      | NQ66.7-D4.2c   | loại giấy tờ       | Giấy xác nhận tình trạng hôn nhân                                                                         |
      | NQ66.7-D4.2d   | loại giấy tờ       | Trích lục khai tử                                                                                         |
      | NQ66.7-PL1     | phụ lục NQ 66.7    | Phụ lục I                                                                                                 |
      | NQ66.7-PL2     | phụ lục NQ 66.7    | Phụ lục II                                                                                                |
      | NĐ224-D18.4    | cách nộp           | trực tuyến                                                                                                |
      | NGÀNH-TRA-CỨU  | quy định của ngành | cơ quan tra cứu                                                                                           |
      | NGÀNH-XÁC-MINH | quy định của ngành | cơ quan tra cứu và tự xác minh                                                                            |

  @NGÀNH-KHÔNG-YÊU-CẦU @NƯỚC-NGOÀI @NƯỚC-NGOÀI-HT @ĐỐI-TƯỢNG @NĐ123-D22.6 @NĐ123-D26 @NĐ123-D27 @NĐ123-D28
  @NQ66.7-PL1-ĐT @CV481-D1 @NĐ123-D10.2 @NQ66.7-D2.3 @NĐ224-D18.4-GH
  Kịch bản: Phạm vi của từng quy tắc giữ giấy, cấm đòi giấy hoặc giới hạn
    Thì các quy tắc chỉ áp dụng như sau:
      | quy tắc             | theo                | khi là                                                                                                    |
      | NGÀNH-KHÔNG-YÊU-CẦU | quy định của ngành  | cấm yêu cầu                                                                                               |
      | NƯỚC-NGOÀI          | nơi cấp             | do cơ quan nước ngoài cấp                                                                                 |
      | NƯỚC-NGOÀI-HT       | nơi cấp             | do cơ quan nước ngoài cấp                                                                                 |
      | NƯỚC-NGOÀI-HT       | loại việc           | đăng ký khai sinh; đăng ký kết hôn; đăng ký lại; cấp Giấy xác nhận tình trạng hôn nhân; việc hộ tịch khác |
      | ĐỐI-TƯỢNG           | vai trò của giấy tờ | là đối tượng của thủ tục                                                                                  |
      | ĐỐI-TƯỢNG           | phụ lục NQ 66.7     | không có tên trong phụ lục                                                                                |
      | NĐ123-D22.6         | loại việc           | cấp Giấy xác nhận tình trạng hôn nhân                                                                     |
      | NĐ123-D22.6         | loại giấy tờ        | Giấy xác nhận tình trạng hôn nhân                                                                         |
      | NĐ123-D22.6         | vai trò của giấy tờ | là đối tượng của thủ tục                                                                                  |
      | NĐ123-D26           | loại việc           | đăng ký lại                                                                                               |
      | NĐ123-D26           | loại giấy tờ        | Giấy khai sinh                                                                                            |
      | NĐ123-D26           | vai trò của giấy tờ | là đối tượng của thủ tục                                                                                  |
      | NĐ123-D26           | phụ lục NQ 66.7     | không có tên trong phụ lục                                                                                |
      | NĐ123-D27           | loại việc           | đăng ký lại                                                                                               |
      | NĐ123-D27           | loại giấy tờ        | Giấy chứng nhận kết hôn                                                                                   |
      | NĐ123-D27           | vai trò của giấy tờ | là đối tượng của thủ tục                                                                                  |
      | NĐ123-D27           | phụ lục NQ 66.7     | không có tên trong phụ lục                                                                                |
      | NĐ123-D28           | loại việc           | đăng ký lại                                                                                               |
      | NĐ123-D28           | loại giấy tờ        | Trích lục khai tử                                                                                         |
      | NĐ123-D28           | vai trò của giấy tờ | là đối tượng của thủ tục                                                                                  |
      | NĐ123-D28           | phụ lục NQ 66.7     | không có tên trong phụ lục                                                                                |
      | NQ66.7-PL1-ĐT       | vai trò của giấy tờ | là đối tượng của thủ tục                                                                                  |
      | NQ66.7-PL1-ĐT       | phụ lục NQ 66.7     | Phụ lục I                                                                                                 |
      | CV481-D1            | loại giấy tờ        | Giấy chứng nhận kết hôn                                                                                   |
      | CV481-D1            | loại việc           | đăng ký khai sinh                                                                                         |
      | CV481-D1            | người có giấy tờ    | người nước ngoài                                                                                          |
      | NĐ123-D10.2         | loại giấy tờ        | Giấy xác nhận tình trạng hôn nhân                                                                         |
      | NĐ123-D10.2         | loại việc           | đăng ký kết hôn                                                                                           |
      | NĐ123-D10.2         | người có giấy tờ    | công dân Việt Nam ở nước ngoài                                                                            |
      | NQ66.7-D2.3         | người có giấy tờ    | người nước ngoài; công dân Việt Nam ở nước ngoài                                                          |
      | NĐ224-D18.4-GH      | cách nộp            | trực tuyến                                                                                                |

  @NĐ123-D3.5-XM-KH @NĐ123-D3.5-XM-KS @NĐ123-D30.3-GC @NĐ123-D22.4-XM @NĐ87-D12.1-BS @LCT-D21.2-BS
  @NĐ154-D6.1-XM @NĐ16-NĐ07-D4-BS @QĐ163-GIẤY-ĐÃ-ĐĂNG-KÝ @NGÀNH-TRA-CỨU-BS @NQ66.7-D8.1 @NQ66.7-D8.2
  @NĐ118-D17.2a
  Kịch bản: Phạm vi của từng quy tắc về tra cứu không được
    Thì các quy tắc chỉ áp dụng như sau:
      | quy tắc               | theo               | khi là                                                                                                    |
      | NĐ123-D3.5-XM-KH      | loại giấy tờ       | Giấy xác nhận tình trạng hôn nhân                                                                         |
      | NĐ123-D3.5-XM-KH      | loại việc          | đăng ký kết hôn                                                                                           |
      | NĐ123-D3.5-XM-KS      | loại giấy tờ       | Giấy chứng nhận kết hôn                                                                                   |
      | NĐ123-D3.5-XM-KS      | loại việc          | đăng ký khai sinh                                                                                         |
      | NĐ123-D30.3-GC        | loại giấy tờ       | Trích lục ghi chú ly hôn                                                                                  |
      | NĐ123-D30.3-GC        | loại việc          | đăng ký kết hôn                                                                                           |
      | NĐ123-D22.4-XM        | loại giấy tờ       | Giấy xác nhận tình trạng hôn nhân; chưa nêu giấy tờ cụ thể                                                |
      | NĐ123-D22.4-XM        | loại việc          | cấp Giấy xác nhận tình trạng hôn nhân                                                                     |
      | NĐ123-D22.4-XM        | quy định của ngành | cơ quan tra cứu và tự xác minh                                                                            |
      | NĐ87-D12.1-BS         | cách nộp           | trực tuyến                                                                                                |
      | NĐ87-D12.1-BS         | hình thức          | bản sao; xuất trình                                                                                       |
      | NĐ87-D12.1-BS         | loại việc          | đăng ký khai sinh; đăng ký kết hôn; đăng ký lại; cấp Giấy xác nhận tình trạng hôn nhân; việc hộ tịch khác |
      | LCT-D21.2-BS          | loại việc          | cư trú                                                                                                    |
      | NĐ154-D6.1-XM         | loại việc          | cư trú                                                                                                    |
      | NĐ16-NĐ07-D4-BS       | loại giấy tờ       | Giấy khai sinh; Giấy chứng nhận kết hôn; Giấy xác nhận tình trạng hôn nhân; Trích lục nhận cha, mẹ, con   |
      | NĐ16-NĐ07-D4-BS       | loại việc          | quốc tịch                                                                                                 |
      | QĐ163-GIẤY-ĐÃ-ĐĂNG-KÝ | loại việc          | cấp Giấy xác nhận tình trạng hôn nhân; việc hộ tịch khác                                                  |
      | QĐ163-GIẤY-ĐÃ-ĐĂNG-KÝ | quy định của ngành | cơ quan tra cứu                                                                                           |
      | NGÀNH-TRA-CỨU-BS      | quy định của ngành | cơ quan tra cứu                                                                                           |
      | NGÀNH-TRA-CỨU-BS      | loại việc          | quốc tịch; nuôi con nuôi; hộ tịch tại cơ quan đại diện; thủ tục khác                                      |
      | NQ66.7-D8.1           | cách nộp           | trực tuyến                                                                                                |
      | NQ66.7-D8.1           | phụ lục NQ 66.7    | không có tên trong phụ lục; Phụ lục I                                                                     |
      | NQ66.7-D8.2           | cách nộp           | trực tiếp; bưu chính                                                                                      |
      | NQ66.7-D8.2           | phụ lục NQ 66.7    | không có tên trong phụ lục; Phụ lục I                                                                     |
      | NĐ118-D17.2a          | phụ lục NQ 66.7    | không có tên trong phụ lục; Phụ lục I                                                                     |

  @NĐ87-D13 @NĐ87-D13-XN @NĐ123-D22.4 @NĐ123-D10.1-XN @LCC-D20.3 @NĐ69-D4.4 @HPHLS @APOSTILLE @L03-D8
  @QĐ163-ĐĂNG-KÝ-LẠI @NĐ87-D12.6 @NĐ87-D12.5-BC @NHÓM-4 @L03-NĐ123-HẾT @NĐ06-NCN @NĐ191-QT
  Kịch bản: Phạm vi của từng quy tắc hướng dẫn
    Thì các quy tắc chỉ áp dụng như sau:
      | quy tắc           | theo                | khi là                                                                                                    |
      | NĐ87-D13          | vai trò của giấy tờ | chứng minh                                                                                                |
      | NĐ87-D13          | nơi cấp             | do cơ quan Việt Nam cấp                                                                                   |
      | NĐ87-D13-XN       | vai trò của giấy tờ | chứng minh                                                                                                |
      | NĐ87-D13-XN       | nơi cấp             | do cơ quan Việt Nam cấp                                                                                   |
      | NĐ123-D22.4       | loại giấy tờ        | Giấy xác nhận tình trạng hôn nhân                                                                         |
      | NĐ123-D22.4       | vai trò của giấy tờ | chứng minh                                                                                                |
      | NĐ123-D22.4       | nơi cấp             | do cơ quan Việt Nam cấp                                                                                   |
      | NĐ123-D10.1-XN    | loại giấy tờ        | Giấy xác nhận tình trạng hôn nhân                                                                         |
      | NĐ123-D10.1-XN    | loại việc           | đăng ký kết hôn                                                                                           |
      | NĐ123-D10.1-XN    | nơi cấp             | do cơ quan Việt Nam cấp                                                                                   |
      | LCC-D20.3         | nơi cấp             | do cơ quan Việt Nam cấp                                                                                   |
      | NĐ69-D4.4         | nơi cấp             | do cơ quan Việt Nam cấp                                                                                   |
      | HPHLS             | nơi cấp             | do cơ quan nước ngoài cấp                                                                                 |
      | APOSTILLE         | nơi cấp             | do cơ quan nước ngoài cấp                                                                                 |
      | L03-D8            | nơi cấp             | do cơ quan Việt Nam cấp                                                                                   |
      | QĐ163-ĐĂNG-KÝ-LẠI | loại việc           | đăng ký lại                                                                                               |
      | QĐ163-ĐĂNG-KÝ-LẠI | loại giấy tờ        | Giấy khai sinh; Giấy chứng nhận kết hôn                                                                   |
      | QĐ163-ĐĂNG-KÝ-LẠI | vai trò của giấy tờ | là đối tượng của thủ tục                                                                                  |
      | NĐ87-D12.6        | loại việc           | đăng ký khai sinh; đăng ký kết hôn; đăng ký lại; cấp Giấy xác nhận tình trạng hôn nhân; việc hộ tịch khác |
      | NĐ87-D12.6        | hình thức           | bản chính; bản sao; xuất trình                                                                            |
      | NĐ87-D12.6        | nơi cấp             | do cơ quan Việt Nam cấp                                                                                   |
      | NĐ87-D12.5-BC     | loại việc           | đăng ký khai sinh; đăng ký kết hôn; đăng ký lại; cấp Giấy xác nhận tình trạng hôn nhân; việc hộ tịch khác |
      | NĐ87-D12.5-BC     | hình thức           | bản chính                                                                                                 |
      | NĐ87-D12.5-BC     | nơi cấp             | do cơ quan Việt Nam cấp                                                                                   |
      | NHÓM-4            | nơi cấp             | do cơ quan Việt Nam cấp                                                                                   |
      | L03-NĐ123-HẾT     | loại việc           | đăng ký khai sinh; đăng ký kết hôn; đăng ký lại; cấp Giấy xác nhận tình trạng hôn nhân; việc hộ tịch khác |
      | L03-NĐ123-HẾT     | nơi cấp             | do cơ quan Việt Nam cấp                                                                                   |
      | NĐ06-NCN          | loại việc           | nuôi con nuôi                                                                                             |
      | NĐ191-QT          | loại việc           | quốc tịch                                                                                                 |
