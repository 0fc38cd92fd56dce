INSERT INTO audit_log (audit_id, at, actor, enterprise_id, action, subject, details)
VALUES ($1, $2, $3, $4, $5, $6, $7::jsonb)
