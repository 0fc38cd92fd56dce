-- Codes that this document has ended, and no other way has since.
UPDATE codes c
SET state = 0
FROM (SELECT t.code
      FROM unnest($1::bytea[]) u(code)
      JOIN terminations t ON t.code = u.code AND t.document_id = $2
      OFFSET 0) s
WHERE c.code = s.code AND c.state = $3
RETURNING c.code
