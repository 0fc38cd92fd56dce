INSERT INTO documents (document_id, enterprise_id, kind, number, state, header_digest, bill_type, shipping_note, event_at,
    shipper, receiver, carrier, circulator, change_reason, attributes, expected_count, item_count, section_id, uploaded_at)
VALUES ($1, $2, 1, $3, 1, $1, '201', '', now(), '', '', '', '', '', '{}', 0, $4, $5, now())
