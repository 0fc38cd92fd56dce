-- A new job; it may be taken from $7 on, which is when it was created.
INSERT INTO export_jobs
    (export_id, enterprise_id, credit_code, format, state, selection, codes_total, codes_done, rows, bytes, written_permille, busy_ms,
     created_at, owner, lease_until, attempts, file_name, failure)
VALUES ($1, $2, $3, $4, 1, $5, $6, 0, 0, 0, 0, 0, $7, '', $7, 0, '', 0)
