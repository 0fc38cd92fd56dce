-- Parents whose contents may stand on a shelf from before these batches.
SELECT DISTINCT p.parent
FROM sections s
JOIN codes c ON c.section_id = s.section_id
JOIN packagings p ON p.parent = c.parent AND p.section_id = s.section_id
WHERE s.stream_id = $1 AND s.sequence > $2 AND s.sequence < $3
