INSERT INTO lots (product_id, lot_number, version, lot_id, made_on, expires_on, expiry_is_month, created_at)
VALUES ($1, '20250601', 1, $2, '2025-06-01', '2027-05-31', true, '2025-06-02T00:00:00Z')
