-- One level down: what ever went into the packages $1 and is still there.
WITH packed AS MATERIALIZED (SELECT DISTINCT unnest(children) AS code FROM packagings WHERE parent = ANY ($1))
SELECT c.code, c.level, c.parent
FROM packed
JOIN codes c ON c.code = packed.code
WHERE c.parent = ANY ($1)
