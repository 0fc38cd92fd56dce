INSERT INTO replays (ak, sign, path, started_at, expires_at, attempt)
VALUES ($1, $2, $3, $4, $5, $6)
ON CONFLICT (ak, sign) DO NOTHING
