-- The engine's statement without what it checks and asks back.
UPDATE codes c SET parent = s.parent, packed_section = s.section_id
FROM (SELECT * FROM unnest($1::bytea[], $2::bytea[], $3::bigint[]) u(child, parent, section_id) OFFSET 0) s
WHERE c.code = s.child
