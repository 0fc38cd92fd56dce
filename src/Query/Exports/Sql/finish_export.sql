-- $2 has the file of job $1: $3 rows, $4 bytes, name $5, digest $6, done at $7, kept until $8 after $9 ms of work.
UPDATE export_jobs
SET state = 4, codes_done = codes_total, rows = $3, bytes = $4, written_permille = 1000, file_name = $5, file_digest = $6,
    finished_at = $7, expires_at = $8, busy_ms = $9, owner = ''
WHERE export_id = $1 AND owner = $2 AND state <= 3
