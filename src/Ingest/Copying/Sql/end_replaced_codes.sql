-- 3: replaced. The old code leaves where it was.
UPDATE codes c SET state = 3, parent = NULL
FROM (SELECT * FROM unnest($1::bytea[], $2::bytea[]) u(code, old_parent) OFFSET 0) s
WHERE c.code = s.code AND c.state = 0 AND c.parent IS NOT DISTINCT FROM s.old_parent
RETURNING c.code
