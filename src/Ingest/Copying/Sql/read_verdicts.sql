SELECT "row", code, field, reason, arguments
FROM batch_verdicts
WHERE stream_id = $1 AND sequence = $2
ORDER BY "row"
