SELECT count(*)
FROM product_rows
