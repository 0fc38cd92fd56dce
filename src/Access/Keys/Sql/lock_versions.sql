-- Rotation and revocation of one ak follow each other; rows are locked in one order.
SELECT version, enterprise_id, label, expires_at, revoked_at FROM keys WHERE ak = $1 ORDER BY version FOR UPDATE
