-- Products of the code $1 for enterprise $3 (credit code $4), whoever registered them; $2 is the credit code of who did, where it
-- is not empty. First those that the enterprise registered or may activate. At most $5.
SELECT p.product_id,
       p.enterprise_id = $3
       OR EXISTS (SELECT 1 FROM product_versions o WHERE o.product_id = p.product_id AND $4 = ANY (o.activating_credit_codes))
           AS is_own
FROM products p
JOIN enterprises e ON e.enterprise_id = p.enterprise_id
WHERE p.product_code = $1 AND ($2 = '' OR e.credit_code = $2)
ORDER BY is_own DESC, p.product_id
LIMIT $5
