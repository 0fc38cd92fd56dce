-- Who holds those of the prefixes $1 that are held.
SELECT x.prefix, x.product_id, p.enterprise_id, p.product_code
FROM prefixes x
JOIN products p ON p.product_id = x.product_id
WHERE x.prefix = ANY ($1)
