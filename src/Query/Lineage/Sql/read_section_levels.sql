-- The package levels of the products that the sections $1 activated, in the order of registration.
SELECT s.section_id, l.level, l.name, l.prefix
FROM sections s
JOIN package_levels l ON l.product_id = s.product_id AND l.version = s.product_version
WHERE s.section_id = ANY ($1)
ORDER BY s.section_id, l.ordinal
