-- Who the enterprises $1 are.
SELECT enterprise_id, credit_code, name
FROM enterprises
WHERE enterprise_id = ANY ($1)
