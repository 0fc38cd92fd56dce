-- One product of an enterprise with its newest content: $1 enterprise, $2 product code.
SELECT p.product_id, p.version, v.content_digest
FROM products p
JOIN product_versions v ON v.product_id = p.product_id AND v.version = p.version
WHERE p.enterprise_id = $1 AND p.product_code = $2
