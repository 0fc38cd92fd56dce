SELECT product_id FROM products WHERE product_code = $1
