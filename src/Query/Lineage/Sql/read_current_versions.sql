-- The newest versions of the products $1.
SELECT product_id, version
FROM products
WHERE product_id = ANY ($1)
