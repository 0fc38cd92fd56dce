-- The codes $1: what they are and what they sit in now.
SELECT section_id, code, level, state, parent
FROM codes
WHERE code = ANY ($1)
