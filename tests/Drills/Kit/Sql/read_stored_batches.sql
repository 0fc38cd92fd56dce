SELECT b.sequence, b.accepted, b.refused, b.receipt
FROM streams s
JOIN batches b USING (stream_id)
WHERE s.name = $1 AND NOT s.is_document
ORDER BY b.sequence
