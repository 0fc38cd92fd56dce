INSERT INTO enterprises (enterprise_id, credit_code, name, roles, created_at)
VALUES ($1, $2, $3, $4, $5)
ON CONFLICT (credit_code) DO NOTHING
