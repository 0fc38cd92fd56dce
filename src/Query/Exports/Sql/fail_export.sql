-- $2 gives job $1 up at $4 for reason $3.
UPDATE export_jobs
SET state = 5, failure = $3, finished_at = $4, owner = '', bytes = 0
WHERE export_id = $1 AND owner = $2 AND state <= 3
