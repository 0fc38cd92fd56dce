-- The documents that name the lots $1 as a whole.
SELECT lot_id, document_id, section_id
FROM document_lots
WHERE lot_id = ANY ($1)
