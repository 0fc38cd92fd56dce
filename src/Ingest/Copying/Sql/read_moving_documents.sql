-- 2: withdrawn
SELECT document_id, kind, bill_type, enterprise_id, receiver
FROM documents
WHERE document_id = ANY ($1) AND state <> 2
