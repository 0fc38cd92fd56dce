-- The enterprises behind the credit codes $1.
SELECT credit_code, enterprise_id
FROM enterprises
WHERE credit_code = ANY ($1)
