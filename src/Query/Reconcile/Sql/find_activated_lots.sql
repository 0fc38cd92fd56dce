-- Lots numbered $1 of products that enterprise $2 (credit code $3) registered or may activate; $4 product code, $5 NHSA code and
-- $6 barcode narrow it where they are not empty, $7 is the credit code of who registered the product. At most $8.
SELECT DISTINCT l.lot_id, p.product_code, e.credit_code, v.name, v.nhsa_code, v.barcode
FROM lots l
JOIN products p ON p.product_id = l.product_id
JOIN product_versions v ON v.product_id = p.product_id AND v.version = p.version
JOIN enterprises e ON e.enterprise_id = p.enterprise_id
WHERE l.lot_number = $1
  AND (p.enterprise_id = $2
       OR EXISTS (SELECT 1 FROM product_versions o WHERE o.product_id = p.product_id AND $3 = ANY (o.activating_credit_codes)))
  AND ($4 = '' OR p.product_code = $4)
  AND ($5 = '' OR v.nhsa_code = $5)
  AND ($6 = '' OR v.barcode = $6)
  AND ($7 = '' OR e.credit_code = $7)
ORDER BY e.credit_code, p.product_code
LIMIT $8
