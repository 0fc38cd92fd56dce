-- The codes $1 and up to $2 packages around each, once for each of their sections with each document that names them, and
-- whether one has left a package or a replacement is known. A code without a row comes too. Each step asks by key, whatever the
-- statistics say: OFFSET 0 keeps it from becoming a join of whole tables.
WITH RECURSIVE path AS (
    SELECT k.code, c.section_id, c.packed_section, c.level, c.state, c.parent, 0 AS depth
    FROM unnest($1::bytea[]) k (code)
    LEFT JOIN LATERAL (
        SELECT section_id, packed_section, level, state, parent FROM codes WHERE code = k.code OFFSET 0
    ) c ON true
    UNION ALL
    SELECT p.parent, c.section_id, c.packed_section, c.level, c.state, c.parent, p.depth + 1
    FROM path p
    LEFT JOIN LATERAL (
        SELECT section_id, packed_section, level, state, parent FROM codes WHERE code = p.parent OFFSET 0
    ) c ON true
    WHERE p.parent IS NOT NULL AND p.depth < $2
)
SELECT p.code, p.section_id, p.packed_section, p.level, p.state, p.parent,
       (SELECT t.original FROM code_texts t WHERE t.code = p.code),
       EXISTS (SELECT FROM former_parents f WHERE f.child = p.code)
       OR EXISTS (SELECT FROM replacements r WHERE r.code = p.code) AS has_changed,
       s.section_id, s.stream_id, s.sequence, s.enterprise_id, s.event_at, s.line, s.workshop, s.line_manager, s.product_id,
       s.product_version, s.lot_id,
       i.section_id, d.document_id, d.section_id, d.enterprise_id, d.kind, d.number, d.state, d.bill_type, d.event_at,
       d.uploaded_at, d.shipper, d.receiver, d.carrier, d.circulator, d.change_reason, d.withdrawn_reason, d.expected_count,
       d.item_count, d.shipping_note
FROM path p
LEFT JOIN LATERAL (
    SELECT * FROM sections WHERE section_id = ANY (ARRAY [p.section_id, p.packed_section]) OFFSET 0
) s ON true
LEFT JOIN LATERAL (SELECT section_id, document_id FROM flow_items WHERE code = p.code OFFSET 0) i ON true
LEFT JOIN LATERAL (SELECT * FROM documents WHERE document_id = i.document_id OFFSET 0) d ON true
