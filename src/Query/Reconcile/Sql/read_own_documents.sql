-- The newest $3 documents that enterprise $1 uploaded since $2, without those withdrawn.
SELECT document_id, section_id, enterprise_id, kind, number, state, bill_type, event_at, uploaded_at,
       shipper, receiver, carrier, circulator, change_reason, withdrawn_reason, expected_count, item_count, shipping_note
FROM documents
WHERE enterprise_id = $1 AND uploaded_at >= $2 AND state <> 2
ORDER BY uploaded_at DESC
LIMIT $3
