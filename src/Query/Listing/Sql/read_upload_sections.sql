-- The sections of the batches ($1, $2) that activate codes or name them in a document.
SELECT s.section_id, s.document_id, s.stream_id, s.sequence
FROM unnest($1::bytea[], $2::bigint[]) AS u (stream_id, sequence)
JOIN sections s ON s.stream_id = u.stream_id AND s.sequence = u.sequence
WHERE s.kind = 1 OR s.document_id IS NOT NULL
