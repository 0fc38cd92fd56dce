-- The lots $1 with their newest dates.
SELECT DISTINCT ON (lot_id) lot_id, lot_number, made_on, expires_on, expiry_is_month
FROM lots
WHERE lot_id = ANY ($1)
ORDER BY lot_id, version DESC
