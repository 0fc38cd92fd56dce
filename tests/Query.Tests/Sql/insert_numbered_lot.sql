INSERT INTO lots (product_id, lot_number, version, lot_id, made_on, expires_on, expiry_is_month, created_at)
VALUES ($1, $2, 1, $3, '2025-06-01', '2027-05-31', true, $4)
