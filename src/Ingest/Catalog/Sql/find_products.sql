-- Those of the product codes $2 that enterprise $1 has, with their newest content.
SELECT p.product_code, p.product_id, p.version, v.content_digest
FROM products p
JOIN product_versions v ON v.product_id = p.product_id AND v.version = p.version
WHERE p.enterprise_id = $1 AND p.product_code = ANY ($2)
