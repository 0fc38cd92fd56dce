-- Lots by product and number, whatever their version.
SELECT DISTINCT u.n, l.lot_id
FROM unnest($1::bigint[], $2::text[]) WITH ORDINALITY u(product_id, lot_number, n)
JOIN lots l ON l.product_id = u.product_id AND l.lot_number = u.lot_number
