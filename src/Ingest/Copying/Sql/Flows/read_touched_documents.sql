-- Codes that these sections have named, and with it whether their document ends codes.
SELECT p.codes, d.kind
FROM sections s
JOIN document_parts p ON p.document_id = s.document_id AND p.section_id = s.section_id
JOIN documents d ON d.document_id = s.document_id
WHERE s.section_id = ANY ($1)
