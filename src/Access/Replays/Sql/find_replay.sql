SELECT path, started_at, expires_at, attempt, status, answer FROM replays WHERE ak = $1 AND sign = $2
