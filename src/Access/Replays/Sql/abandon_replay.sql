UPDATE replays SET started_at = NULL
WHERE ak = $1 AND sign = $2 AND attempt = $3 AND status IS NULL
