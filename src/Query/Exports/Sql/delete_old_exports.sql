-- Jobs without a file that ended before $1.
DELETE FROM export_jobs
WHERE state > 4 AND finished_at <= $1
