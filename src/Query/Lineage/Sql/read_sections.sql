-- What the sections $1 tell.
SELECT section_id, stream_id, sequence, enterprise_id, event_at, line, workshop, line_manager,
       product_id, product_version, lot_id
FROM sections
WHERE section_id = ANY ($1)
