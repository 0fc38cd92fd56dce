-- The $4 jobs of enterprise $1 behind the one created at $2 with id $3, the newest first.
SELECT export_id, enterprise_id, credit_code, format, state, selection, codes_total, codes_done, rows, bytes, written_permille,
       busy_ms, created_at, finished_at, expires_at, owner, attempts, file_name, file_digest, failure
FROM export_jobs
WHERE enterprise_id = $1 AND (created_at, export_id) < ($2, $3)
ORDER BY created_at DESC, export_id DESC
LIMIT $4
