-- Rows of the documents of products of stream $1, attempts $2 to $3.
SELECT sequence, count(*)
FROM product_rows
WHERE stream_id = $1 AND sequence BETWEEN $2 AND $3
GROUP BY sequence
