-- Codes that are live, with what ends them; the winners come back.
UPDATE codes c
SET state = $2
FROM (SELECT * FROM unnest($1::bytea[]) u(code) OFFSET 0) s
WHERE c.code = s.code AND c.state = 0
RETURNING c.code
