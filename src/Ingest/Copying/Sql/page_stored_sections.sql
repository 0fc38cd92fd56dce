SELECT sequence, section_id, document_id
FROM sections
WHERE stream_id = $1 AND sequence >= $2 AND sequence <= $3
