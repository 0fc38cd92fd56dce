-- Codes in the table that came by these streams, counted row by row: $1 names.
SELECT count(*)
FROM streams s
JOIN sections x ON x.stream_id = s.stream_id
JOIN codes c ON c.section_id = x.section_id
WHERE s.kind = 1 AND NOT s.is_document AND s.name = ANY($1)
