INSERT INTO products (product_id, enterprise_id, product_code, version)
VALUES ($1, $2, 'P-1', 1)
