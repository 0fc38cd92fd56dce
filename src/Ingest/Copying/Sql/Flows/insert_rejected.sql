INSERT INTO rejected_items (document_id, code, section_id, reason)
SELECT document_id, code, section_id, reason
FROM unnest($1::bytea[], $2::bytea[], $3::bigint[], $4::text[]) u(document_id, code, section_id, reason)
