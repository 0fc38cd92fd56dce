INSERT INTO enterprises (enterprise_id, credit_code, name, roles, created_at)
VALUES ($1, $2, '示例药业', '{drug_producer}', '2025-01-01T00:00:00Z')
