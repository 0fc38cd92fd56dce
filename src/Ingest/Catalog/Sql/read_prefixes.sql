-- Every prefix that the products $1 hold, those of older versions too.
SELECT product_id, prefix, level
FROM prefixes
WHERE product_id = ANY ($1)
