-- Whether the codes of a transaction exist and are live: the answer must be their number.
SELECT count(*)
FROM (SELECT * FROM unnest($1::bytea[]) u(code) OFFSET 0) s
JOIN codes c ON c.code = s.code
WHERE c.state = 0
