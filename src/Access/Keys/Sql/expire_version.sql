UPDATE keys SET expires_at = $3 WHERE ak = $1 AND version = $2
