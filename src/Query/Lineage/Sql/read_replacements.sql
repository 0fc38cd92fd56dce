-- Whose places the codes $1 took, and who took theirs.
SELECT code, is_new, other
FROM replacements
WHERE code = ANY ($1)
