-- Products of the code $3.
-- Those that enterprise $1 sees: its own, and those whose owner names its credit code $2. After product $4, at most $5.
SELECT p.product_id, p.version
FROM products p
JOIN product_versions v ON v.product_id = p.product_id AND v.version = p.version
WHERE p.product_code = $3
  AND (p.enterprise_id = $1 OR v.activating_credit_codes @> ARRAY[$2::text])
  AND p.product_id > $4
ORDER BY p.product_id
LIMIT $5
