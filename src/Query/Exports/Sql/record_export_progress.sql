-- Job $1, which $2 still has, is in state $3; its lease runs up to $9. Only what gets further ($10) is a new beginning of attempts.
UPDATE export_jobs
SET state = $3, codes_done = $4, rows = $5, bytes = $6, written_permille = $7, busy_ms = $8, lease_until = $9,
    attempts = CASE WHEN $10 THEN 0 ELSE attempts END
WHERE export_id = $1 AND owner = $2 AND state <= 3
