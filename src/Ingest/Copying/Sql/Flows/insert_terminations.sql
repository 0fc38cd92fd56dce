INSERT INTO terminations (code, document_id, section_id, reason)
SELECT code, $2, $3, $4 FROM unnest($1::bytea[]) u(code)
