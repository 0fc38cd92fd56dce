-- Sections of a batch; of a document, whichever attempt was written.
SELECT section_id FROM sections WHERE stream_id = $1 AND sequence >= $2 AND sequence <= $3
