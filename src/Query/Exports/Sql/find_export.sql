-- Job $1, if it is of enterprise $2.
SELECT export_id, enterprise_id, credit_code, format, state, selection, codes_total, codes_done, rows, bytes, written_permille,
       busy_ms, created_at, finished_at, expires_at, owner, attempts, file_name, file_digest, failure
FROM export_jobs
WHERE export_id = $1 AND enterprise_id = $2
