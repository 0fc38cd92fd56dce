UPDATE documents SET state = 2, withdrawn_section = $2, withdrawn_reason = $3 WHERE document_id = $1
