INSERT INTO keys (ak, version, enterprise_id, label, secret, created_at)
VALUES ($1, $2, $3, $4, $5, $6)
