-- Who activated by the sections $1, of which product and lot, and by which batch. The number of a lot is that of all its versions.
SELECT s.section_id, s.enterprise_id, e.credit_code, s.lot_id, l.lot_number, p.product_code, s.stream_id, s.sequence
FROM sections s
JOIN enterprises e ON e.enterprise_id = s.enterprise_id
JOIN products p ON p.product_id = s.product_id
JOIN lots l ON l.lot_id = s.lot_id AND l.version = 1
WHERE s.section_id = ANY ($1)
