-- The lot of the product $1 under the id $2.
INSERT INTO lots (product_id, lot_number, version, lot_id, made_on, expires_on, expiry_is_month, created_at)
VALUES ($1, 'Q26', 1, $2, '2026-01-01', '2027-12-31', false, '2026-01-01')
