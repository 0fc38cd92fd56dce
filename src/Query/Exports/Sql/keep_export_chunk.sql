-- The chains of piece $2 of job $1 are kept in file $3, unless another host was first.
UPDATE export_chunks
SET file_name = $3, file_digest = $4, rows = $5, bytes = $6
WHERE export_id = $1 AND chunk_index = $2 AND file_name IS NULL
