SELECT sequence, "row", code, field, reason, arguments
FROM batch_verdicts
WHERE stream_id = $1 AND sequence >= $2 AND sequence <= $3
ORDER BY sequence, "row"
