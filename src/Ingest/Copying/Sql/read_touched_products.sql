-- The products that batches $2 to $3 of stream $1 have written.
SELECT DISTINCT product_id
FROM product_rows
WHERE stream_id = $1 AND sequence BETWEEN $2 AND $3
