-- The package levels of the newest version of the products $1, in the order of registration.
SELECT l.product_id, l.level, l.name, l.prefix, l.barcode, l.contained_count
FROM products p
JOIN package_levels l ON l.product_id = p.product_id AND l.version = p.version
WHERE p.product_id = ANY ($1)
ORDER BY l.product_id, l.ordinal
