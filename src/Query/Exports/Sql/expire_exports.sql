-- Files that were to be kept until $1 are not kept any longer.
UPDATE export_jobs
SET state = 7
WHERE state = 4 AND expires_at <= $1
