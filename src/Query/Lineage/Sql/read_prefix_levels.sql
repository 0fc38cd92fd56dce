-- What the prefixes $1 say of codes that are not activated yet, and whose product it is.
SELECT x.prefix, x.level, l.name, p.enterprise_id
FROM prefixes x
JOIN products p ON p.product_id = x.product_id
LEFT JOIN package_levels l ON l.product_id = x.product_id AND l.version = p.version AND l.prefix = x.prefix
WHERE x.prefix = ANY ($1)
