-- The pieces of job $1 in their order.
SELECT chunk_index, cardinality(keys), file_name, file_digest, rows, bytes
FROM export_chunks
WHERE export_id = $1
ORDER BY chunk_index
