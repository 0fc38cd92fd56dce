-- The texts that only GetProduct shows: $1 product, $2 version.
SELECT name, spec
FROM product_versions
WHERE product_id = $1 AND version = $2
