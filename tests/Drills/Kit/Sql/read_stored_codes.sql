SELECT e.sequence, c.code, c.parent
FROM streams s
JOIN sections e USING (stream_id)
JOIN codes c USING (section_id)
WHERE s.name = $1 AND NOT s.is_document
ORDER BY e.sequence
