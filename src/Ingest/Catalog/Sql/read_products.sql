-- The newest version of the products $1.
SELECT p.product_id, p.version, p.enterprise_id, p.product_code, v.kind, v.nhsa_code, v.barcode, v.activating_credit_codes
FROM products p
JOIN product_versions v ON v.product_id = p.product_id AND v.version = p.version
WHERE p.product_id = ANY ($1)
