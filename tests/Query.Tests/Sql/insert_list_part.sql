INSERT INTO document_parts (document_id, section_id, ordinal, codes)
VALUES ($1, $2, $3, $4)
