-- Ids are given out to hosts in blocks: the time comes first in the order.
SELECT a.at, a.actor, a.enterprise_id, e.credit_code, a.action, a.subject, a.details::text
FROM audit_log a LEFT JOIN enterprises e ON e.enterprise_id = a.enterprise_id
WHERE ($1::bigint IS NULL OR a.enterprise_id = $1) AND ($2::text IS NULL OR e.credit_code = $2)
ORDER BY a.at DESC, a.audit_id DESC
LIMIT $3
