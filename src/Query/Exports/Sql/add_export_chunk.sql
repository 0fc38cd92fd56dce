-- Piece $2 of job $1: texts $3, keys $4, other readings $5.
INSERT INTO export_chunks (export_id, chunk_index, texts, keys, other_keys, rows, bytes)
VALUES ($1, $2, $3, $4, $5, 0, 0)
