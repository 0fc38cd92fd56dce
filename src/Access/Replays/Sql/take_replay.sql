-- Begins the attempt after $6, unless somebody else has, or the answer has come meanwhile.
UPDATE replays SET path = $3, started_at = $4, expires_at = $5, attempt = attempt + 1, status = NULL, answer = NULL
WHERE ak = $1 AND sign = $2 AND attempt = $6 AND (status IS NULL OR expires_at <= $4)
