INSERT INTO lots (product_id, lot_number, version, lot_id, made_on, expires_on, expiry_is_month, created_at)
SELECT product_id, lot_number, 1, lot_id, made_on, expires_on, expiry_is_month, $7
FROM unnest($1::bigint[], $2::text[], $3::bigint[], $4::date[], $5::date[], $6::boolean[])
     u(product_id, lot_number, lot_id, made_on, expires_on, expiry_is_month)
ORDER BY product_id, lot_number
ON CONFLICT (product_id, lot_number, version) DO NOTHING
