INSERT INTO documents
    (document_id, enterprise_id, kind, number, state, header_digest, bill_type, shipping_note, event_at, shipper, receiver, carrier,
     circulator, change_reason, attributes, expected_count, item_count, section_id, uploaded_at, withdrawn_section, withdrawn_reason)
VALUES
    ($1, $2, $3, $4, $5, '\x00', $6, '', $7, $8, $9, '', '', $10, '{}', $11, $12, $13, $14,
     CASE WHEN $15 = '' THEN NULL ELSE $13 + 1 END, nullif($15, ''))
