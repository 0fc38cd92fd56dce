-- The documents $1.
SELECT document_id, section_id, enterprise_id, kind, number, state, bill_type, event_at, uploaded_at,
       shipper, receiver, carrier, circulator, change_reason, withdrawn_reason, expected_count, item_count, shipping_note
FROM documents
WHERE document_id = ANY ($1)
