-- A separate statement after the insert: in one with it, it would see neither what was there nor what was added.
SELECT DISTINCT ON (l.product_id, l.lot_number) l.product_id, l.lot_number, l.lot_id, l.made_on, l.expires_on, l.expiry_is_month
FROM unnest($1::bigint[], $2::text[]) u(product_id, lot_number)
JOIN lots l ON l.product_id = u.product_id AND l.lot_number = u.lot_number
ORDER BY l.product_id, l.lot_number, l.version DESC
