INSERT INTO replacements (code, section_id, is_new, other)
SELECT code, $4, is_new, other
FROM unnest($1::bytea[], $2::boolean[], $3::bytea[]) u(code, is_new, other)
