-- Who uploaded the sections $1, and by which batch.
SELECT section_id, enterprise_id, stream_id, sequence
FROM sections
WHERE section_id = ANY ($1)
