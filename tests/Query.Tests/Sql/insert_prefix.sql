INSERT INTO prefixes (prefix, product_id, level)
VALUES ($1, $2, $3)
