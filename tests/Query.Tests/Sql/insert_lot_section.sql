INSERT INTO sections
    (section_id, stream_id, sequence, enterprise_id, product_id, product_version, lot_id, event_at, line, workshop, line_manager,
     pack_ratio, kind)
VALUES ($1, '\x010203', $1, $2, $3, 1, $4, $5, '', '', '', '', 1)
