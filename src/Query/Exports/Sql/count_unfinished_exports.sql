-- Jobs of enterprise $1 that have not ended.
SELECT count(*)
FROM export_jobs
WHERE enterprise_id = $1 AND state <= 3
