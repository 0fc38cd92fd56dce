SELECT b.sequence, b.receipt, b.accepted, b.refused,
    ARRAY(SELECT v."row" FROM batch_verdicts v WHERE v.stream_id = b.stream_id AND v.sequence = b.sequence)
FROM streams s
JOIN batches b USING (stream_id)
WHERE s.name = $1 AND NOT s.is_document
