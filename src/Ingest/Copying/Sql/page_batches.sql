SELECT sequence, digest, receipt, accepted, refused, open_parents, verdict_digest, uploaded_at, flagged
FROM batches
WHERE stream_id = $1 AND sequence > $2
ORDER BY sequence
LIMIT $3
