UPDATE replays SET status = $4, answer = $5
WHERE ak = $1 AND sign = $2 AND attempt = $3 AND status IS NULL AND started_at IS NOT NULL
