-- The documents that name the codes $1.
SELECT code, section_id, document_id
FROM flow_items
WHERE code = ANY ($1)
