-- The newest $3 documents of others than enterprise $4 that name the credit code $1 as receiver, uploaded since $2, without those
-- withdrawn.
SELECT document_id, section_id, enterprise_id, kind, number, state, bill_type, event_at, uploaded_at,
       shipper, receiver, carrier, circulator, change_reason, withdrawn_reason, expected_count, item_count, shipping_note
FROM documents
WHERE receiver = $1 AND uploaded_at >= $2 AND enterprise_id <> $4 AND state <> 2
ORDER BY uploaded_at DESC
LIMIT $3
