-- $2 gives job $1 back; it may be taken from $3 on.
UPDATE export_jobs
SET owner = '', lease_until = $3
WHERE export_id = $1 AND owner = $2 AND state <= 3
