SELECT k.ak, k.version, e.credit_code, e.name, e.roles, k.label, k.created_at, k.expires_at, k.revoked_at, k.last_used_at
FROM keys k JOIN enterprises e ON e.enterprise_id = k.enterprise_id
WHERE ($1::text IS NULL OR e.credit_code = $1) AND ($3::bigint IS NULL OR k.enterprise_id = $3)
ORDER BY e.credit_code, k.created_at, k.ak, k.version
LIMIT $2
