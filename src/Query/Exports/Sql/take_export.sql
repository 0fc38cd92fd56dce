-- Job $1 goes to $2 up to $3, if nobody has it at $4.
UPDATE export_jobs
SET owner = $2, lease_until = $3, attempts = attempts + 1
WHERE export_id = $1 AND state <= 3 AND lease_until <= $4
RETURNING export_id, enterprise_id, credit_code, format, state, selection, codes_total, codes_done, rows, bytes, written_permille,
       busy_ms, created_at, finished_at, expires_at, owner, attempts, file_name, file_digest, failure
