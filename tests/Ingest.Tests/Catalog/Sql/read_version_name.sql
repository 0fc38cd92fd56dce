SELECT v.name
FROM product_versions v
JOIN products p ON p.product_id = v.product_id
WHERE p.product_code = $1 AND v.version = $2
