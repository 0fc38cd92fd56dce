-- The enterprise of the credit code $1.
SELECT enterprise_id
FROM enterprises
WHERE credit_code = $1
