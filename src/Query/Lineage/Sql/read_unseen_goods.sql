-- Of the codes $1 that are activated: the upload, the lot with its newest dates and each document that names the lot as a whole,
-- and the newest version of the product. Each step asks by key, as in read_unseen_paths.
SELECT s.stream_id, s.sequence, st.name, b.uploaded_at,
       l.lot_id, l.lot_number, l.made_on, l.expires_on, l.expiry_is_month,
       p.product_id, p.version, d.document_id, d.section_id
FROM codes c
CROSS JOIN LATERAL (SELECT * FROM sections WHERE section_id = c.section_id OFFSET 0) s
CROSS JOIN LATERAL (
    SELECT uploaded_at FROM batches WHERE stream_id = s.stream_id AND sequence = s.sequence OFFSET 0
) b
CROSS JOIN LATERAL (SELECT name FROM streams WHERE stream_id = s.stream_id OFFSET 0) st
CROSS JOIN LATERAL (SELECT * FROM lots WHERE lot_id = s.lot_id ORDER BY version DESC LIMIT 1) l
CROSS JOIN LATERAL (SELECT product_id, version FROM products WHERE product_id = s.product_id OFFSET 0) p
LEFT JOIN LATERAL (SELECT document_id, section_id FROM document_lots WHERE lot_id = s.lot_id OFFSET 0) d ON true
WHERE c.code = ANY ($1)
