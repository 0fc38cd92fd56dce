-- File $3 of piece $2 of job $1 is gone or damaged: it has to be read again.
UPDATE export_chunks
SET file_name = NULL, file_digest = NULL, rows = 0, bytes = 0
WHERE export_id = $1 AND chunk_index = $2 AND file_name = $3
