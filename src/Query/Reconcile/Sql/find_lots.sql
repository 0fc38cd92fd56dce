-- Lots numbered $1, whoever registered the product; the rest as in find_activated_lots.
SELECT DISTINCT l.lot_id, p.product_code, e.credit_code, v.name, v.nhsa_code, v.barcode
FROM lots l
JOIN products p ON p.product_id = l.product_id
JOIN product_versions v ON v.product_id = p.product_id AND v.version = p.version
JOIN enterprises e ON e.enterprise_id = p.enterprise_id
WHERE l.lot_number = $1
  AND ($2 = '' OR p.product_code = $2)
  AND ($3 = '' OR v.nhsa_code = $3)
  AND ($4 = '' OR v.barcode = $4)
  AND ($5 = '' OR e.credit_code = $5)
ORDER BY e.credit_code, p.product_code
LIMIT $6
