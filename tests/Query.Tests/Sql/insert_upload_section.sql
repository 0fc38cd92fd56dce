INSERT INTO sections
    (section_id, stream_id, sequence, enterprise_id, product_id, product_version, lot_id, event_at, line, workshop, line_manager,
     pack_ratio, kind, document_id)
VALUES
    ($1, $2, $1, $3, nullif($4, 0), CASE WHEN $4 = 0 THEN NULL ELSE 1 END, nullif($5, 0), $6, '', '', '', '', $7,
     nullif($8, '\x'::bytea))
