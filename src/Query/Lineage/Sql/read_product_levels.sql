-- The package levels of version $2[i] of product $1[i], in the order of registration.
SELECT l.product_id, l.version, l.level, l.name, l.prefix
FROM unnest($1::bigint[], $2::int[]) u (product_id, version)
JOIN package_levels l ON l.product_id = u.product_id AND l.version = u.version
ORDER BY l.product_id, l.version, l.ordinal
