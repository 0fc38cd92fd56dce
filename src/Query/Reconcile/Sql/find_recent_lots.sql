-- The newest $4 lots, known since $3, of products that enterprise $1 (credit code $2) registered or may activate.
SELECT l.lot_id, l.lot_number, p.product_code
FROM lots l
JOIN products p ON p.product_id = l.product_id
WHERE l.version = 1
  AND l.created_at >= $3
  AND (p.enterprise_id = $1
       OR EXISTS (SELECT 1 FROM product_versions o WHERE o.product_id = p.product_id AND $2 = ANY (o.activating_credit_codes)))
ORDER BY l.created_at DESC
LIMIT $4
