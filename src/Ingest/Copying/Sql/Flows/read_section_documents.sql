SELECT DISTINCT document_id FROM sections WHERE section_id = ANY ($1) AND document_id IS NOT NULL
