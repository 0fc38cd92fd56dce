-- The next $5 rows of document $1 from row $3 of section $2 on, up to section $4.
SELECT section_id, ordinal, codes
FROM document_parts
WHERE document_id = $1 AND (section_id, ordinal) >= ($2, $3) AND section_id <= $4
ORDER BY section_id, ordinal
LIMIT $5
