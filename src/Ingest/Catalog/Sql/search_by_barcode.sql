-- Products whose newest version has the barcode $3, its own or that of a package level.
-- Those that enterprise $1 sees: its own, and those whose owner names its credit code $2. After product $4, at most $5.
SELECT p.product_id, p.version
FROM (
    SELECT product_id, version FROM product_versions WHERE barcode = $3 AND barcode <> ''
    UNION
    SELECT product_id, version FROM package_levels WHERE barcode = $3 AND barcode <> ''
) AS found
JOIN products p ON p.product_id = found.product_id AND p.version = found.version
JOIN product_versions v ON v.product_id = p.product_id AND v.version = p.version
WHERE (p.enterprise_id = $1 OR v.activating_credit_codes @> ARRAY[$2::text])
  AND p.product_id > $4
ORDER BY p.product_id
LIMIT $5
