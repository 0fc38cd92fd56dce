-- The package levels of the versions $2 of the products $1, in the order of registration.
SELECT l.product_id, l.version, l.level, l.name, l.prefix, l.barcode, l.contained_count, l.unit, l.contained_identifier
FROM unnest($1::bigint[], $2::int[]) AS u (product_id, version)
JOIN package_levels l ON l.product_id = u.product_id AND l.version = u.version
ORDER BY l.product_id, l.version, l.ordinal
