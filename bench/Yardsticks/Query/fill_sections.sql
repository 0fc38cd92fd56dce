-- Pallet i has section $5 + i.
INSERT INTO sections (section_id, stream_id, sequence, enterprise_id, product_id, product_version, lot_id, event_at, line, workshop,
                      line_manager, pack_ratio, kind)
SELECT $5 + i, $1, i, $2, $3, 1, $4, '2026-01-02', 'line-1', '一车间', '张三', '1:10:4000', 1
FROM generate_series(1, $6) i
