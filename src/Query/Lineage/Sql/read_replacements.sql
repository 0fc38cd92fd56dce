-- Whose place code $1 took, and who took its own.
SELECT is_new, other
FROM replacements
WHERE code = $1
