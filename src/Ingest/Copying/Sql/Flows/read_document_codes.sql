-- All codes of a document, in the order they came.
SELECT codes FROM document_parts WHERE document_id = $1 ORDER BY section_id, ordinal
