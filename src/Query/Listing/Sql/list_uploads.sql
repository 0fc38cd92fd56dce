-- What enterprise $3 uploaded of activations and flows from $1 to before $2.
SELECT b.stream_id, b.sequence, b.uploaded_at, b.accepted
FROM batches b
JOIN streams s ON s.stream_id = b.stream_id
WHERE b.uploaded_at >= $1 AND b.uploaded_at < $2 AND s.enterprise_id = $3 AND s.kind IN (1, 3) AND b.accepted > 0
