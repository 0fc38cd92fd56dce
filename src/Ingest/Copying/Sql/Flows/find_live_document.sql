SELECT EXISTS (SELECT 1 FROM documents WHERE document_id = ANY ($1) AND state <> 2)
