INSERT INTO codes (section_id, level, state, code, parent)
SELECT section_id, level, 0, code, parent
FROM unnest($1::bigint[], $2::smallint[], $3::bytea[], $4::bytea[]) u(section_id, level, code, parent)
ORDER BY code
ON CONFLICT (code) DO NOTHING
RETURNING code
