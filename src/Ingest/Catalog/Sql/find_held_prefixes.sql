-- Those of the prefixes $1 that another product than $2 holds.
SELECT x.prefix, p.enterprise_id, p.product_code
FROM prefixes x
JOIN products p ON p.product_id = x.product_id
WHERE x.prefix = ANY ($1) AND x.product_id <> $2
ORDER BY x.prefix
