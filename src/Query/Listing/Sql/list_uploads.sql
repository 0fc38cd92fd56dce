-- What enterprise $3 uploaded of activations and flows from $1 to before $2. The days first, whatever the statistics say: the other
-- way round all that the enterprise ever uploaded would be read.
WITH of_days AS MATERIALIZED (
    SELECT stream_id, sequence, uploaded_at, accepted
    FROM batches
    WHERE uploaded_at >= $1 AND uploaded_at < $2 AND accepted > 0
)
SELECT b.stream_id, b.sequence, b.uploaded_at, b.accepted
FROM of_days b
JOIN streams s ON s.stream_id = b.stream_id
WHERE s.enterprise_id = $3 AND s.kind IN (1, 3)
