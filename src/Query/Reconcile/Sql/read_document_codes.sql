-- The codes that the documents $1 name.
SELECT document_id, codes
FROM document_parts
WHERE document_id = ANY ($1)
