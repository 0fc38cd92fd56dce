-- Which resent rows claim the parent their code was born into, from the birth packaging of that parent:
-- codes.parent moves, packagings never change.
SELECT u."row", u.section_id
FROM unnest($1::bytea[], $2::bytea[], $3::bigint[], $4::int[]) u(code, parent, section_id, "row")
JOIN packagings p ON p.parent = u.parent AND p.section_id = u.section_id AND p.action = 1 AND u.code = ANY (p.children)
