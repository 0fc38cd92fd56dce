INSERT INTO products (product_id, enterprise_id, product_code, version)
VALUES ($1, $2, $3, 1)
