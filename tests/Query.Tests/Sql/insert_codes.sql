INSERT INTO codes (section_id, packed_section, level, state, code, parent)
SELECT $1, NULL, u.level, u.state, u.code, u.parent
FROM unnest($2::smallint[], $3::smallint[], $4::bytea[], $5::bytea[]) AS u (level, state, code, parent)
