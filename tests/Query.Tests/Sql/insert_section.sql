INSERT INTO sections
    (section_id, stream_id, sequence, enterprise_id, product_id, product_version, lot_id, event_at, line, workshop, line_manager,
     pack_ratio)
VALUES ($1, $2, 1, $3, $4, 1, $5, '2025-06-02T08:00:00Z', '7号线', '一车间', '张三', '1:10:100')
