-- Products whose name is like $3 (a pattern; % is all of them).
-- Those that enterprise $1 sees: its own, and those whose owner names its credit code $2. After product $4, at most $5.
-- Each half is bounded: by the products of the enterprise, and by those that name its credit code.
SELECT found.product_id, found.version
FROM (
    (SELECT p.product_id, p.version
     FROM products p
     JOIN product_versions v ON v.product_id = p.product_id AND v.version = p.version
     WHERE p.enterprise_id = $1 AND p.product_id > $4 AND lower(v.name) LIKE lower($3)
     ORDER BY p.product_id
     LIMIT $5)
    UNION
    (SELECT p.product_id, p.version
     FROM product_versions v
     JOIN products p ON p.product_id = v.product_id AND p.version = v.version
     WHERE v.activating_credit_codes @> ARRAY[$2::text] AND p.product_id > $4 AND lower(v.name) LIKE lower($3)
     ORDER BY p.product_id
     LIMIT $5)
) AS found
ORDER BY found.product_id
LIMIT $5
