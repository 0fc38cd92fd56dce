-- Which versions document $1, attempt $2, has brought.
INSERT INTO product_rows (stream_id, sequence, "row", product_id, version)
SELECT $1, $2, u."row", u.product_id, u.version
FROM unnest($3::int[], $4::bigint[], $5::int[]) AS u ("row", product_id, version)
