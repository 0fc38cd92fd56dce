-- When the batches ($1, $2) were committed, and how many rows of each were taken.
SELECT b.stream_id, b.sequence, b.uploaded_at, b.accepted
FROM unnest($1::bytea[], $2::bigint[]) AS u (stream_id, sequence)
JOIN batches b ON b.stream_id = u.stream_id AND b.sequence = u.sequence
