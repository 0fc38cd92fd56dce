-- The next $3 sections of lot $1 from section $2 on.
SELECT section_id, enterprise_id, stream_id, sequence
FROM sections
WHERE lot_id = $1 AND section_id >= $2
ORDER BY section_id
LIMIT $3
