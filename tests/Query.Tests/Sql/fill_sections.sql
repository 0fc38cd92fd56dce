INSERT INTO sections
    (section_id, stream_id, sequence, enterprise_id, product_id, product_version, lot_id, event_at, line, workshop, line_manager,
     pack_ratio, kind)
SELECT i, '\x010203', i, 11, 21, 1, 31 + i % 100, '2025-06-02T08:00:00Z', '', '', '', '', 1
FROM generate_series(1000, 30999) AS i
