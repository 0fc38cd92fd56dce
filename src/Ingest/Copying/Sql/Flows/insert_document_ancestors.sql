INSERT INTO document_ancestors (ancestor, document_id, inner_code)
SELECT ancestor, document_id, inner_code
FROM unnest($1::bytea[], $2::bytea[], $3::bytea[]) u(ancestor, document_id, inner_code)
ON CONFLICT (ancestor, document_id) DO NOTHING
