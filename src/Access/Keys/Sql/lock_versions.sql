-- Rotation and revocation of one ak follow each other; rows are locked in one order. An enterprise that asks ($2) sees its own.
SELECT version, enterprise_id, label, expires_at, revoked_at
FROM keys
WHERE ak = $1 AND ($2::bigint IS NULL OR enterprise_id = $2)
ORDER BY version
FOR UPDATE
