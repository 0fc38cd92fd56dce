-- The light list a snapshot is compared with.
SELECT product_id, version
FROM products
