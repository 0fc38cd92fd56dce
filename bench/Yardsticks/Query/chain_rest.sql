-- What its section $1 tells: product as it was and as it is, lot, upload, enterprise.
SELECT s.event_at, s.line, s.workshop, s.line_manager, st.name, b.sequence, b.uploaded_at, e.credit_code, e.name, p.product_code,
       v.kind, v.name, v.spec, v.nhsa_code, v.barcode, n.name, n.spec, l.lot_number, l.made_on, l.expires_on, l.expiry_is_month
FROM sections s
JOIN batches b ON b.stream_id = s.stream_id AND b.sequence = s.sequence
JOIN streams st ON st.stream_id = s.stream_id
JOIN enterprises e ON e.enterprise_id = s.enterprise_id
JOIN products p ON p.product_id = s.product_id
JOIN product_versions v ON v.product_id = s.product_id AND v.version = s.product_version
JOIN product_versions n ON n.product_id = s.product_id AND n.version = p.version
JOIN lots l ON l.lot_id = s.lot_id
WHERE s.section_id = $1
ORDER BY l.version DESC
LIMIT 1
