INSERT INTO flow_items (section_id, code, document_id)
SELECT $1, u.code, $2
FROM unnest($3::bytea[]) AS u (code)
