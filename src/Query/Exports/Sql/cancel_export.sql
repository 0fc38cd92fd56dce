-- Job $1 of enterprise $2 ends at $3, unless it has ended without a file.
UPDATE export_jobs
SET state = 6, finished_at = $3, expires_at = NULL, owner = '', bytes = 0, file_digest = NULL
WHERE export_id = $1 AND enterprise_id = $2 AND state <= 4
