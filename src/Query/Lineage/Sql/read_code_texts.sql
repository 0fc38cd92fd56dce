-- What was scanned for the codes $1, where it differs from the canonical form.
SELECT code, original
FROM code_texts
WHERE code = ANY ($1)
