UPDATE export_jobs
SET finished_at = finished_at - $1::interval, expires_at = expires_at - $1::interval
