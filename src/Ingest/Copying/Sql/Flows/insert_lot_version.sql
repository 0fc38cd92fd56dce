-- The lot as it is known from now on; what was is kept.
INSERT INTO lots (product_id, lot_number, version, lot_id, made_on, expires_on, expiry_is_month, created_at)
SELECT product_id, lot_number, max(version) + 1, lot_id, $3, $4, $5, $6
FROM lots
WHERE product_id = $1 AND lot_number = $2
GROUP BY product_id, lot_number, lot_id
