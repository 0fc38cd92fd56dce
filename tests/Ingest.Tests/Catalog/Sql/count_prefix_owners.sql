SELECT count(DISTINCT p.enterprise_id)
FROM products p
JOIN package_levels l ON l.product_id = p.product_id
WHERE l.prefix = $1
