-- By which streams and when the batches came: number $2[i] of stream $1[i].
SELECT b.stream_id, b.sequence, st.name, b.uploaded_at
FROM unnest($1::bytea[], $2::bigint[]) u (stream_id, sequence)
JOIN batches b ON b.stream_id = u.stream_id AND b.sequence = u.sequence
JOIN streams st ON st.stream_id = b.stream_id
