-- Products whose newest version has the NHSA code $1 and the barcode $6, where it is not empty; the rest as in
-- find_products_by_code.
SELECT p.product_id,
       p.enterprise_id = $3
       OR EXISTS (SELECT 1 FROM product_versions o WHERE o.product_id = p.product_id AND $4 = ANY (o.activating_credit_codes))
           AS is_own
FROM product_versions v
JOIN products p ON p.product_id = v.product_id AND p.version = v.version
JOIN enterprises e ON e.enterprise_id = p.enterprise_id
WHERE v.nhsa_code = $1 AND v.nhsa_code <> '' AND ($2 = '' OR e.credit_code = $2) AND ($6 = '' OR v.barcode = $6)
ORDER BY is_own DESC, p.product_id
LIMIT $5
