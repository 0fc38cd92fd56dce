UPDATE keys SET revoked_at = $2
WHERE ak = $1 AND revoked_at IS NULL AND (expires_at IS NULL OR expires_at > $2)
