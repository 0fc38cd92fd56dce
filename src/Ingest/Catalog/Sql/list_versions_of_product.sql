-- The versions of product $1 below $2, the newest first, at most $3.
SELECT product_id, version
FROM product_versions
WHERE product_id = $1 AND version < $2
ORDER BY version DESC
LIMIT $3
