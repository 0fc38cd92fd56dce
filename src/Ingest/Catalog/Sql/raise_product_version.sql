UPDATE products
SET version = $2
WHERE product_id = $1
