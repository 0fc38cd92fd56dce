-- The $2 jobs that nobody has at $1, the longest waiting first.
SELECT export_id
FROM export_jobs
WHERE state <= 3 AND lease_until <= $1
ORDER BY lease_until, export_id
LIMIT $2
