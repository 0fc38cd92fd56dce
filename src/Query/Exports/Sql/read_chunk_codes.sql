-- The codes of piece $2 of job $1.
SELECT texts, keys, other_keys
FROM export_chunks
WHERE export_id = $1 AND chunk_index = $2
