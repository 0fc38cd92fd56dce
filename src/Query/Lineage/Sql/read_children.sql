-- Where the codes $1 are now.
SELECT code, level, parent
FROM codes
WHERE code = ANY ($1) AND parent IS NOT NULL
