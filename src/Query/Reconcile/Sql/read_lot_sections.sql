-- The next $3 sections of lot $1 behind section $2.
SELECT section_id, enterprise_id, event_at
FROM sections
WHERE lot_id = $1 AND section_id > $2
ORDER BY section_id
LIMIT $3
