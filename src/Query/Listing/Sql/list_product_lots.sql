-- The next $3 lots of the products $1 from lot $2 on.
SELECT DISTINCT lot_id
FROM lots
WHERE product_id = ANY ($1) AND lot_id >= $2
ORDER BY lot_id
LIMIT $3
