-- The oldest first: beyond the limit it is the newest key that doesn't work, not one that lines rely on.
SELECT k.ak, k.version, k.secret, k.expires_at, e.enterprise_id, e.credit_code, e.roles, s.value AS strictness
FROM keys k
JOIN enterprises e ON e.enterprise_id = k.enterprise_id
LEFT JOIN enterprise_settings s ON s.enterprise_id = k.enterprise_id AND s.name = 'strictness'
WHERE k.revoked_at IS NULL AND (k.expires_at IS NULL OR k.expires_at > $1)
ORDER BY k.created_at, k.ak, k.version
LIMIT $2
