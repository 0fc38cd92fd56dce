-- By which stream and when batch $2 of stream $1 came.
SELECT st.name, b.uploaded_at
FROM batches b
JOIN streams st ON st.stream_id = b.stream_id
WHERE b.stream_id = $1 AND b.sequence = $2
