-- Credit codes of the enterprises $1.
SELECT enterprise_id, credit_code
FROM enterprises
WHERE enterprise_id = ANY ($1)
