-- Up to 10,000 keys. Which of these packages are around codes that the document names already.
SELECT ancestor, inner_code FROM document_ancestors WHERE ancestor = ANY ($1) AND document_id = $2
